// The house's walls, readable in the editor. test/house.test.ts walks the same table, so that deleting a line here frees nobody.
import tseslint from 'typescript-eslint'

const steps = ['ingest', 'normalise', 'segment', 'facts', 'judge', 'score', 'present']
const pure = [...steps, 'calendar', 'container', 'mend']
const world = ['node:fs', 'node:fs/promises', 'node:http', 'node:https', 'node:net', 'node:child_process', 'node:process', 'pg', 'kysely', 'fastify']

const isPure = (room) => pure.includes(room) || ['ledger', 'annotate', 'cohort', 'export', 'season', 'access'].includes(room)

/** Facts count the days a report was late by the same calendar as a reply's and mend a table's sums; formats open their archives as ledgers do. */
const mayEnter = (room, other) => room === other
  || (room === 'facts' && ['calendar', 'mend'].includes(other)) || (room === 'ingest' && other === 'container')
const around = [
  'ledger', 'annotate', 'cohort', 'export', 'season', 'access', 'rulebook', 'threads', 'store', 'worker', 'observe', 'api', 'cli', 'client', 'page',
  'evaluate', 'explain', 'rule-cases', 'rules-check', 'config', 'typeface',
]
const without = (...rooms) => around.filter((room) => !rooms.includes(room))

/** Each room, and the rooms of ours it may not enter. */
export const walls = [
  { room: 'model', mayNot: [...pure, ...around] },
  ...pure.map((room) => ({ room, mayNot: [...pure.filter((other) => !mayEnter(room, other)), ...around] })),
  { room: 'rulebook', mayNot: [...steps, ...without('rulebook'), 'container', 'mend'] },
  { room: 'store', mayNot: [...pure, ...without('store', 'config', 'season', 'access')] },
  { room: 'ledger', mayNot: [...steps.filter((step) => step !== 'judge'), ...without('ledger'), 'mend'] },
  { room: 'annotate', mayNot: [...pure.filter((room) => !['ingest', 'present', 'container'].includes(room)), ...without('annotate')] },
  { room: 'cohort', mayNot: [...pure.filter((room) => room !== 'facts'), ...without('cohort')] },
  { room: 'export', mayNot: [...pure.filter((room) => room !== 'present'), ...without('export')] },
  { room: 'season', mayNot: [...pure.filter((room) => room !== 'calendar'), ...without('season')] },
  { room: 'access', mayNot: [...pure, ...without('access')] },
  { room: 'observe', mayNot: [...pure, ...without('observe', 'config')] },
  { room: 'client', mayNot: ['model', ...pure, ...without('client')] },
  { room: 'page', mayNot: [...pure, ...without('page')] },
  { room: 'worker', mayNot: [
    ...pure.filter((room) => room !== 'present'),
    ...without('worker', 'store', 'threads', 'season', 'export', 'access', 'observe', 'config', 'typeface'),
  ] },
  { room: 'threads', mayNot: [...pure, ...without('threads', 'annotate', 'cohort', 'evaluate', 'rulebook', 'rules-check', 'config')] },
  { room: 'api', mayNot: [
    ...steps.filter((step) => step !== 'present'), 'container', 'mend', 'cohort', 'rulebook', 'worker', 'client', 'page', 'cli',
  ] },
  { room: 'cli', mayNot: [...steps.filter((step) => step !== 'present'), 'container', 'mend', 'page'] },
]

const zone = ({ room, mayNot }) => ({
  files: [`src/${room}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{
        regex: `^(\\.\\./)+(${mayNot.join('|')})(/|\\.js$)`,
        message: `src/${room} may not import this room: see the table in ARCHITECTURE.md.`,
      }],
      ...(isPure(room) && { paths: world.map((name) => ({ name, message: 'A step is pure: it is given its input.' })) }),
    }],
    ...(isPure(room) && {
      'no-restricted-globals': ['error', { name: 'process', message: 'A step knows no environment.' }],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'A step has no clock.' },
        { object: 'Math', property: 'random', message: 'Same bytes, same answer.' }],
    }),
  },
})

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'rules', 'openapi', '.tap'] },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // The index is checked where it matters; a comment says why it is there where it is not plain.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 80, skipComments: true, skipBlankLines: true }],
      'max-len': ['error', { code: 150, ignoreUrls: true, ignoreRegExpLiterals: true }],
      'no-console': 'error',
      semi: ['error', 'never'],
    },
  },
  { files: ['test/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  ...walls.map(zone),
  // Text of a report is untrusted: it reaches the page as text nodes and no other way.
  { files: ['src/page/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...[
        'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]', 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
      ].map((selector) => ({ selector, message: 'Text is written as text.' }))],
    } },
)
