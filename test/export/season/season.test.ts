// A season's files: what they count, whom they name, the traps of names as plain text, and the same bytes each time.
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { defectsOf } from '../../../src/export/season/defects.js'
import { exportSeason } from '../../../src/export/season/season.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { limits } from '../../../src/model/limits.js'
import { seasonFormats } from '../../../src/model/season-export.js'
import { hostile } from '../sample-evaluation.js'
import { aSeason } from './sample-season.js'
import type { SeasonFormat, SeasonTable } from '../../../src/model/season-export.js'

const textOf = async (season: SeasonTable, format: 'xlsx' | 'circular.docx', mendBy?: string): Promise<string> => {
  const { bytes } = await exportSeason(season, format, { language: 'zh', circular: { datedOn: '2025-03-12', mendBy } })
  return (await ingest({ name: `season.${format}`, bytes })).text
}

t.test('the circular', async (t) => {
  const text = await textOf(aSeason(), 'circular.docx', '2025-04-30')
  for (const phrase of [
    '关于2024年度政府信息公开工作年度报告核查情况的通报', '列入核查的9家，已报8家，未报1家；评分7家。', '优秀2家、良好1家、合格2家、不合格1家、待核1家',
    '得分的中位数85.3分，最高96.4分，最低74.2分。', '部门（4家）', '乡镇（2家）', '街道（1家）', '未报：清溪县水务局。', '已报但未评分：清溪县统计局。',
    '2025年4月30日', '清溪县人民政府办公室', '2025年3月12日', '申请收办平衡', '教育局、民政局、石桥镇、城关街道', '57%',
  ]) t.ok(text.includes(phrase), phrase)
  t.notMatch(text, /links-work|链接可以打开/, 'what was not decided accuses nobody')
  const bare = await textOf(aSeason([], { office: null, scope: null, rows: [] }), 'circular.docx')
  t.match(bare, /列入核查的0家/)
  t.notMatch(bare, /中位数|等次：/, 'nothing is said of no scores')
})

t.test('bodies of different levels of the roster are listed apart', async (t) => {
  const season = aSeason(['甲局', '乙局', '丙局', '石桥镇'])
  season.rows = season.rows.map((row) => ({ ...row, level: row.body === '乙局' ? 2 : 1 }))
  const text = await textOf(season, 'circular.docx')
  for (const phrase of ['部门，名单第2层（2家）', '部门，名单第3层（1家）', '乡镇（1家）']) t.ok(text.includes(phrase), phrase)
})

t.test('a long season is listed up to a bound, and the rest is counted', async (t) => {
  const text = await textOf(aSeason(Array.from({ length: limits.circularBodies + 7 }, (_, index) => `第${index}局`)), 'circular.docx')
  t.match(text, /其余7家见评分表/)
  t.match(text, new RegExp(`第${limits.circularBodies - 1}局`))
})

t.test('defects', (t) => {
  t.same(defectsOf(aSeason().rows).map(({ ruleId, failed, partial, decided }) => [ruleId, failed.length, partial.length, decided]), [
    ['application-table-balance', 4, 0, 7], ['period-stated', 0, 3, 7],
  ])
  t.same(defectsOf([]), [])
  t.end()
})

t.test('long forms', async (t) => {
  const season = aSeason()
  const { bytes } = await exportSeason(season, 'csv', { language: 'zh' })
  const rows: string[][] = parse(Buffer.from(bytes), { bom: true })
  t.equal(rows.length, 1 + 7 * 3 + 2, 'a line a body and rule, and one for a body without findings')
  t.same(rows[1]!.slice(0, 12), ['教育局', '部门', '清溪县人民政府', '第2层', '2024', '已评分', '优秀', '96.4', '94.30000000000001', '97.80000000000001', '0.95', '1'])
  const written = Buffer.from((await exportSeason(season, 'ndjson', { language: 'zh' })).bytes).toString()
  const lines = written.trim().split('\n').map((line) => JSON.parse(line) as object)
  t.equal(lines.length, 7 * 3 + 2)
  t.match(lines[0], { body: '教育局', rank: 1, finding: { ruleId: 'application-table-balance' } })
  t.match(lines.at(-1), { body: '清溪县统计局', state: 'not-scored', finding: null })
})

t.test('traps in names', async (t) => {
  for (const [name, text, seen] of hostile) {
    const season = aSeason([text], { office: text, scope: text })
    for (const format of ['xlsx', 'circular.docx'] as const) {
      t.ok((await textOf(season, format)).replace(/\s+/g, '').includes(seen.replace(/\s+/g, '')), `${format}: ${name}`)
    }
    const { bytes } = await exportSeason(season, 'csv', { language: 'zh' })
    t.notOk((parse(Buffer.from(bytes), { bom: true })).flat().some((cell) => /^[=+\-@\t\r]/.test(cell)), name)
  }
})

t.test('the same bytes each time', async (t) => {
  for (const format of Object.keys(seasonFormats) as SeasonFormat[]) {
    const [one, other] = [await exportSeason(aSeason(), format, { language: 'en' }), await exportSeason(aSeason(), format, { language: 'en' })]
    t.ok(Buffer.from(one.bytes).equals(Buffer.from(other.bytes)), format)
    t.equal(one.name, `清溪县-2024.${seasonFormats[format].ending}`)
  }
})
