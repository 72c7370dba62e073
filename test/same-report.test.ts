// One report in every format: the same facts and the same findings as its web page, but for what a format truly loses.
import t from 'tap'
import { evaluate } from '../src/evaluate.js'
import { ingest } from '../src/ingest/ingest.js'
import { loadRulebook } from '../src/rulebook/load.js'
import { files, kept } from './fixtures/same-report/make/make.js'
import { defects } from './fixtures/same-report/report.js'
import type { Result } from '../src/model/result.js'

const rulebook = loadRulebook()

/** Each kept file with the id of the format that reads it. */
const twins: Array<[file: string, format: string]> = [
  ['report.txt', 'text'], ['report.md', 'markdown'], ['report.csv', 'csv'], ['report.mht', 'mhtml'], ['report.docx', 'docx'],
  ['report.doc', 'doc'], ['report.xlsx', 'xlsx'], ['report.pdf', 'pdf'], ['report-from-word.pdf', 'pdf'], ['report-printed.pdf', 'pdf'],
  ['report.ofd', 'ofd'], ['report.zip', 'docx'],
]

/** What a format has no place for, by the id of the fact or the rule, and why. Nothing else may differ. */
const bare = 'bare text tells nothing of the page or file that was published'
const lighter = 'its dimension counts one rule less'
const copy = { 'access.form': bare, 'downloadable': bare, 'published-on-time': lighter, 'report-year-stated': lighter }
const lost: Record<string, Record<string, string>> = {
  'report.txt': copy,
  'report.md': copy,
  'report.xlsx': { 'document.characters': 'the names of the sheets are read as headings' },
}

t.test('the page', async (t) => {
  const { findings, report } = await read('report.html')
  t.match(report, { kind: 'annual-report', year: 2023, regime: 'cn-2019-form-2021', publishedOn: '2024-01-26' })
  t.match(Object.fromEntries(findings.map(({ ruleId, outcome }) => [ruleId, outcome])), defects)
  t.end()
})

for (const [file, format] of twins) {
  t.test(file, async (t) => {
    const bytes = kept(file)
    t.equal((await ingest({ name: file, bytes })).format, format)
    t.same(differences(said(await read('report.html')), said(await read(file)), lost[file] ?? {}), [])
  })
}

t.test('report.wps: WPS Writer keeps the binary Word form under its own ending', async (t) => {
  t.same(differences(said(await read('report.html')), said(await evaluate({ name: 'report.wps', bytes: kept('report.doc') }, {}, rulebook)), {}), [])
})

t.test('what the script writes is what is kept', async (t) => {
  for (const [name, bytes] of Object.entries(await files())) {
    if (bytes.equals(kept(name))) continue
    // Another version of Node may pack the same parts into other bytes.
    const [again, before] = await Promise.all([bytes, kept(name)].map((each) => ingest({ name, bytes: each })))
    t.same([again!.text, again!.blocks], [before!.text, before!.blocks], name)
  }
})

async function read(name: string): Promise<Result> {
  return evaluate({ name, bytes: kept(name) }, {}, rulebook)
}

/** All that is said of the report, without the places it is said at. */
function said({ facts, findings, tables, report }: Result): Record<string, string> {
  return Object.fromEntries([
    ...facts.map(({ id, value }): [string, string] => [id, JSON.stringify(value)]),
    ...findings.map(({ ruleId, outcome, points, message }): [string, string] => [ruleId, JSON.stringify([outcome, points, message.zh])]),
    ...Object.entries({ ...tables, ...report }).map(([key, value]): [string, string] => [key, JSON.stringify(value)]),
  ])
}

function differences(page: Record<string, string>, twin: Record<string, string>, lacking: Record<string, string>): string[] {
  const ids = [...new Set([...Object.keys(page), ...Object.keys(twin)])]
  const other = ids.filter((id) => page[id] !== twin[id])
  return [
    ...other.filter((id) => !(id in lacking)).map((id) => `${id}: ${page[id]} -> ${twin[id]}`),
    ...Object.keys(lacking).filter((id) => !other.includes(id)).map((id) => `${id} is no longer lost`),
  ]
}
