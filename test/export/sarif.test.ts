// A log is valid against the schema of SARIF 2.1.0, whatever the report holds.
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import t from 'tap'
import { sarifLog } from '../../src/export/sarif.js'
import { anEvaluation, hostile, hostileEvaluation } from './sample-evaluation.js'
import type { Log } from 'sarif'
import type { Evaluation } from '../../src/model/evaluation.js'

/** Draft 4, of which it uses nothing that later drafts read otherwise but the name of its id; one pattern is no pattern with the flag u. */
const schema = JSON.parse(
  readFileSync('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8'),
  (key, value: unknown) => (key === '$schema' || key === 'id' ? (typeof value === 'string' ? undefined : value) : value),
) as Record<string, unknown>
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(schema)

const logOf = (evaluation: Evaluation): Log => JSON.parse(Buffer.from(sarifLog(evaluation, 'zh')).toString()) as Log
const problemsOf = (log: unknown): string => (validate(log) ? '' : ajv.errorsText(validate.errors))

t.test('valid', (t) => {
  t.equal(problemsOf(logOf(anEvaluation())), '')
  t.equal(problemsOf(logOf(anEvaluation({ score: null, findings: [], notChecked: [], notes: [], id: null }))), '', 'nothing found')
  for (const [name, text] of hostile) t.equal(problemsOf(logOf(hostileEvaluation(text))), '', name)
  t.not(problemsOf({ ...logOf(anEvaluation()), version: '2.0.0' }), '', 'the schema can refuse')
  t.end()
})

t.test('what it says', (t) => {
  const [run] = logOf(anEvaluation()).runs
  t.same(run!.results!.map(({ kind, level }) => [kind, level]), [
    ['fail', 'error'], ['fail', 'warning'], ['review', 'none'], ['pass', 'none'], ['notApplicable', 'none'], ['open', 'none'],
  ])
  t.match(run!.results![0], {
    ruleId: 'application-table-balance', ruleIndex: 0,
    locations: [{ physicalLocation: {
      artifactLocation: { uri: '%E6%B8%85%E6%BA%AA%E5%8E%BF%E6%95%99%E8%82%B2%E5%B1%80%E5%B9%B4%E6%8A%A5.docx', index: 0 },
      region: { charOffset: 10, charLength: 2, snippet: { text: '26' } },
    } }],
  })
  t.match(run, {
    tool: { driver: { name: 'mingjian', version: '0.1.0' } }, artifacts: [{ hashes: { 'sha-256': anEvaluation().document.sha256 } }],
    properties: { score: { total: 92.5, low: 90.1, high: 95 } },
  })
  t.end()
})
