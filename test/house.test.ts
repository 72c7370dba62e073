// The rules of the house: who may import whom, how long a file may be, what may not lie about.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import t from 'tap'

const root = process.cwd()
const steps = ['ingest', 'normalise', 'segment', 'facts', 'judge', 'score', 'present']
const pure = [...steps, 'calendar', 'container', 'mend', 'ledger', 'annotate', 'cohort', 'export', 'season', 'access']

/** Room to the rooms of ours it may import besides itself. The same table as ARCHITECTURE.md. */
const mayImport: Record<string, string[]> = {
  model: [],
  ...Object.fromEntries(steps.map((step) => [step, ['model']])),
  calendar: ['model'],
  container: ['model'],
  mend: ['model'],
  ingest: ['model', 'container'],
  facts: ['model', 'calendar', 'mend'],
  rulebook: ['model', 'calendar'],
  store: ['model', 'config', 'migrations', 'season', 'access'],
  export: ['model', 'present'],
  season: ['model', 'calendar'],
  access: ['model'],
  observe: ['model', 'config'],
  // The types made from openapi/openapi.json.
  client: ['openapi'],
  page: ['model'],
  worker: ['model', 'config', 'store', 'threads', 'season', 'export', 'access', 'observe', 'present', 'typeface'],
  typeface: ['model'],
  ledger: ['model', 'calendar', 'container', 'judge'],
  annotate: ['model', 'container', 'ingest', 'present'],
  cohort: ['model', 'facts'],
  threads: ['model', 'config', 'evaluate', 'annotate', 'cohort', 'rulebook', 'rules-check'],
  api: [
    'model', 'config', 'evaluate', 'calendar', 'present', 'store', 'ledger', 'threads', 'annotate', 'export', 'season', 'access', 'observe',
    'typeface',
  ],
  cli: [
    'model', 'config', 'evaluate', 'explain', 'rule-cases', 'rules-check', 'calendar', 'present', 'rulebook', 'store', 'api',
    'ledger', 'annotate', 'cohort', 'threads', 'export', 'season', 'access', 'worker', 'observe', 'client', 'typeface',
  ],
  evaluate: ['model', ...steps],
  explain: ['model', 'evaluate', 'facts', 'judge'],
  'rules-check': ['model', 'rulebook', 'rule-cases'],
  'rule-cases': ['model', 'cohort', 'evaluate', 'facts', 'judge'],
  config: ['model'],
}
const impure = /^(node:(fs|http|https|net|child_process|process|os|timers)|pg|kysely|fastify)/

t.test('imports go one way', (t) => {
  t.same([...filesUnder('src', '.ts'), ...filesUnder('src', '.tsx')].flatMap((file) => breaches(file, readFileSync(file, 'utf8'))), [])
  t.end()
})

t.test('the walk sees a planted breach', (t) => {
  const cases: Array<[file: string, source: string]> = [
    ['src/judge/judge.ts', "import { ingest } from '../ingest/ingest.js'"],
    ['src/segment/identity/title.ts', "import type { X } from '../../facts/facts.js'"],
    ['src/ingest/text.ts', "import { readFileSync } from 'node:fs'"],
    ['src/model/span.ts', "export { loadRulebook } from '../rulebook/load.js'"],
    ['src/store/tables.ts', "const api = await import('../api/app.js')"],
    ['src/score/score.ts', 'const now = Date.now()'],
    ['src/calendar/clock.ts', 'const now = new Date()'],
    ['src/judge/judge.ts', "import { dayNumber } from '../calendar/days.js'"],
  ]
  for (const [file, source] of cases) t.equal(breaches(join(root, file), source).length, 1, `${file}: ${source}`)
  t.same(breaches(join(root, 'src/judge/judge.ts'), "import type { Fact } from '../model/fact.js'"), [])
  t.end()
})

t.test('no file imports itself by way of others, types included', (t) => {
  const files = [...filesUnder('src', '.ts'), ...filesUnder('src', '.tsx')]
  t.same(circlesOf(new Map(files.map((file) => [relative(root, file), importsOf(file)]))), [])
  t.same(circlesOf(new Map([['a', ['b']], ['b', ['c', 'd']], ['c', []], ['d', ['a']]])), ['a b d'])
  t.end()
})

t.test('the page takes only types from the program, and writes text as text', (t) => {
  const files = [...filesUnder('src/page', '.ts'), ...filesUnder('src/page', '.tsx')]
  t.same(files.filter((file) => loosePage(readFileSync(file, 'utf8'))).map((file) => relative(root, file)), [])
  const breaches = ["import { limits } from '../../model/limits.js'", 'node.innerHTML = text', '<p dangerouslySetInnerHTML={{ __html: text }} />']
  for (const source of breaches) t.ok(loosePage(source), source)
  t.notOk(loosePage("import type { Evaluation } from '../../model/evaluation.js'"))
  t.end()
})

t.test('one file writes CSV, and one workbooks', (t) => {
  const writers = (library: string) => filesUnder('src', '.ts').filter((file) => readFileSync(file, 'utf8').includes(`'${library}/`))
    .map((file) => relative(root, file))
  t.same(writers('csv-stringify'), ['src/export/csv.ts'])
  t.same(writers('write-excel-file'), ['src/export/sheet/workbook.ts'])
  t.end()
})

t.test('files are short, and none is a drawer', (t) => {
  const sources = [
    ...['.ts', '.tsx', '.css'].flatMap((ending) => filesUnder('src', ending)), ...filesUnder('test', '.ts'), ...filesUnder('migrations', '.ts'),
  ]
  const tooLong = sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301)
  t.same(tooLong.map((file) => relative(root, file)), [], 'over 300 lines: split by purpose')
  const drawers = sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc|lib|shared|manager|service|v2|new)(\/|\.)/.test(relative(root, file)))
  t.same(drawers.map((file) => relative(root, file)), [], 'name the file for what it holds')
  t.end()
})

t.test('nothing lies about at the root', (t) => {
  const allowed = new Set([
    'src', 'rules', 'openapi', 'migrations', 'test', '.ci', 'package.json', 'package-lock.json', 'tsconfig.json', 'eslint.config.js',
    'Dockerfile', '.dockerignore', '.gitignore', '.npmrc', '.taprc',
    'compose.yaml', 'deploy', 'examples', 'docs',
    'README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE',
    // made, never committed
    '.git', 'node_modules', 'dist', '.tap', 'data',
  ])
  t.same(readdirSync(root).filter((name) => !allowed.has(name)), [])
  t.end()
})

t.test('no file names a machine or leaves a shortcut behind', (t) => {
  const page = ['.tsx', '.css', '.html'].flatMap((ending) => filesUnder('src/page', ending))
  const files = [...filesUnder('src', '.ts'), ...page, ...filesUnder('test', '.ts')].concat(
    filesUnder('rules', '.json'), filesUnder('migrations', '.ts'))
  // Written in halves, so that this file is not its own finding.
  const halves = [['/wor', 'k/'], ['/tm', 'p/wt'], ['ts-', 'ignore'], ['TO', 'DO'], ['FIX', 'ME'], ['\\bas an', 'y\\b'], [': an', 'y\\b']]
  const forbidden = new RegExp(halves.map((half) => half.join('')).join('|'))
  t.same(files.filter((file) => forbidden.test(readFileSync(file, 'utf8'))).map((file) => relative(root, file)), [])
  t.end()
})

t.test('the package carries all it needs to an intranet', (t) => {
  const { bundleDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bundleDependencies: unknown }
  t.equal(bundleDependencies, true, 'npm install turns it into a list: put it back')
  t.end()
})

t.test('what is written in two languages holds the same commands and as many headings', (t) => {
  for (const name of ['README', 'docs/operations']) {
    const [english, chinese] = ['.md', '.zh-CN.md'].map((ending) => readFileSync(join(root, name + ending), 'utf8'))
    t.same(commandsOf(chinese!), commandsOf(english!), name)
    t.same(headingLevels(chinese!), headingLevels(english!), name)
  }
  t.end()
})

t.test('every test file has a source of the same name', (t) => {
  const whole = new Set([
    'page/hostile', 'page/keyboard', 'page/large', 'page/size', 'page/unkept',
    'evaluate', 'rules', 'house', 'accept', 'hostile', 'hostile-formats', 'determinism', 'docker', 'identity-gold', 'same-report',
    'rules-mutation', 'precision', 'invariance', 'personal-data', 'season', 'wrong-places', 'blind-coding', 'figures',
    'examples', 'deploy', 'installed', 'api/fuzz',
  ])
  const orphans = filesUnder('test', '.test.ts').filter((file) => {
    const name = relative(join(root, 'test'), file).replace(/\.test\.ts$/, '')
    return !whole.has(name) && !existsSync(join(root, 'src', `${name}.ts`)) && !existsSync(join(root, 'src', name))
  })
  t.same(orphans.map((file) => relative(root, file)), [])
  t.end()
})

function breaches(file: string, source: string): string[] {
  const room = roomOf(file)
  const found: string[] = []
  for (const [, specifier] of source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    if (specifier!.startsWith('.')) {
      const target = roomOf(resolve(dirname(file), specifier!))
      if (target !== room && !mayImport[room]?.includes(target)) found.push(`${relative(root, file)} imports ${target}`)
    } else if (pure.includes(room) && impure.test(specifier!)) found.push(`${relative(root, file)} imports ${specifier}`)
  }
  if (pure.includes(room) && /\bDate\.now\(|\bprocess\.|\bMath\.random\(|new Date\(\)/.test(source)) found.push(`${relative(root, file)} is not pure`)
  return found
}

/** Files of ours, by their paths from the root. */
function importsOf(file: string): string[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)\.js'/g)
  const named = [...specifiers].map(([, path]) => resolve(dirname(file), path!))
  const there = named.flatMap((path) => [`${path}.ts`, `${path}.tsx`]).filter((path) => existsSync(path))
  return there.map((path) => relative(root, path))
}

/** What imports nothing that is left is taken away, and what nothing that is left imports, till only circles are left. */
function circlesOf(imports: Map<string, string[]>): string[] {
  for (;;) {
    const imported = new Set([...imports.values()].flat())
    const left = [...imports].filter(([file, targets]) => imported.has(file) && targets.some((target) => imports.has(target)))
    if (left.length === imports.size) break
    imports = new Map(left.map(([file, targets]) => [file, targets.filter((target) => left.some(([other]) => other === target))]))
  }
  return imports.size === 0 ? [] : [[...imports.keys()].sort().join(' ')]
}

/** Values of the program would drag its libraries into what a browser loads. */
function loosePage(source: string): boolean {
  return /import (?!type )[^'\n]*'(\.\.\/)+model\//.test(source)
    || /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|eval)\b/.test(source)
}

function roomOf(file: string): string {
  const path = relative(root, file)
  return path.startsWith('src/') ? path.split('/')[1]!.replace(/\.[jt]s$/, '') : path.split('/')[0]!
}

function filesUnder(folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending)).map((name) => join(root, folder, name)).sort()
}

function commandsOf(markdown: string): string[] {
  return [...markdown.matchAll(/```sh\n([^`]*)```/g)].flatMap(([, block]) => block!.split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean))
}

function headingLevels(markdown: string): number[] {
  return [...markdown.replace(/```[^`]*```/g, '').matchAll(/^(#+) /gm)].map(([, hashes]) => hashes!.length)
}
