// A roster file read against the roster: every mistake with its line, and what is written is read the same.
import fc from 'fast-check'
import t from 'tap'
import { dateOf } from '../../src/calendar/days.js'
import { readRosterFile, rosterRows } from '../../src/season/roster-file.js'
import { aBody } from './bodies.js'
import type { Body } from '../../src/model/roster.js'
import type { Place } from '../../src/season/roster-file.js'

const rows = (...lines: string[][]) => lines.map((cells, index) => ({ line: index + 1, cells }))
const head = ['代码', '名称', '类别', '上级', '网站域名', '其他名称', '设立日期', '并入单位', '并入日期', '撤销日期', '本地期限']

t.test('lines to bodies', (t) => {
  const roster = [aBody({ id: 'held', name: '清溪县人民政府', kind: 'government' }), aBody({ id: 'other', name: '别处', code: 'X' })]
  const { bodies, mistakes, untouched } = readRosterFile(rows(
    head, [''],
    ['QX-1', '教育局', '部门', '清溪县人民政府', 'https://jy.qingxi.gov.cn/', '教体局；清溪教育', '2024年3月1日', '', '', '', ''],
    ['', '清溪县人民政府', 'Government', '', '', '', '', '', '', '', ''],
    ['', '城关镇', '乡镇', 'QX-1', '', '', '', 'QX-1', '2024/6/1', '', '2-20；2024:2025-02-14'],
  ), roster)
  t.same(mistakes, [])
  t.equal(untouched, 1)
  t.match(bodies, [
    { line: 3, id: null, code: 'QX-1', host: 'jy.qingxi.gov.cn', aliases: ['教体局', '清溪教育'], founded: '2024-03-01', parent: { line: 4 } },
    { line: 4, id: 'held', kind: 'government', parent: null, merged: null },
    { line: 5, parent: { line: 3 }, merged: { into: { line: 3 }, on: '2024-06-01' }, localDue: { yearly: '02-20', byYear: { 2024: '2025-02-14' } } },
  ])
  t.end()
})

t.test('a sheet as offices keep it: a title above the head, lines counted, columns called otherwise', (t) => {
  const { bodies, mistakes } = readRosterFile(rows(
    ['清溪省应报送单位名单', '清溪省应报送单位名单'], ['填报单位：省政务公开办'], [''], ['序号', '单位名称', '主体类别', '上级单位'], ['1', '清溪县人民政府', '政府', ''],
  ), [])
  t.same(mistakes, [])
  t.match(bodies, [{ line: 5, name: '清溪县人民政府', kind: 'government', parent: null }])
  const { mistakes: [unknown] } = readRosterFile(rows(['名称', '类别', '电话'], ['清溪县人民政府', '政府', '1']), [])
  t.match(unknown, { line: 1, says: { zh: /不认识的列“电话”，可用的列：代码、名称、类别、.*本地期限/, en: /"电话"; there are code, name, / } })
  t.end()
})

t.test('a month and day that a spreadsheet made a date of is told of as such', (t) => {
  for (const cell of ['2026-01-20', '2025/1/20', '2024年1月20日']) {
    const { mistakes } = readRosterFile(rows(['名称', '类别', '本地期限'], ['青石镇', '乡镇', cell]), [])
    t.match(mistakes, [{ line: 2, column: 'localDue', says: { zh: /带年份的日期.*设为文本/, en: /the cell made text/ } }], cell)
  }
  t.end()
})

t.test('a line is the body with its code, else with its name under the same parent', (t) => {
  const roster = [
    aBody({ id: 'county', name: '清溪县人民政府', code: 'QX' }), aBody({ id: 'a', name: '教育局', parent: 'county', code: 'QX-1' }),
    aBody({ id: 'b', name: '卫健局', parent: 'county' }),
  ]
  const of = (...line: string[]) => readRosterFile(rows(['代码', '名称', '类别', '上级'], line), roster).bodies[0]
  t.match(of('QX-1', '教育体育局', '部门', 'QX'), { id: 'a', name: '教育体育局', parent: { id: 'county' } }, 'renamed')
  t.match(of('', '教育局', '部门', 'QX'), { id: 'a', code: 'QX-1' }, 'the code is kept')
  t.match(of('QX-2', '卫健局', '部门', '清溪县人民政府'), { id: 'b', code: 'QX-2' }, 'given a code')
  t.match(of('QX-9', '教育局', '部门', 'QX'), { id: null }, 'another code is another body')
  t.match(of('', '教育局', '部门', ''), { id: null }, 'another parent is another body')
  t.end()
})

t.test('every mistake is named, with its line', (t) => {
  const cases: Array<[what: string, lines: string[][], at: Array<[line: number, column: string | null]>]> = [
    ['nothing', [], [[0, null]]],
    ['no head', [['甲', '乙']], [[1, null], [1, null], [1, 'name'], [1, 'kind'], [1, null]]],
    ['a column twice', [['名称', '名称', '类别'], ['清溪县', '', '政府']], [[1, 'name']]],
    ['several at once', [head,
      ['', '局', '科室', '没有的', 'no host', 'x', '2024-02-30', '也没有', '昨天', '13月', '二月'],
      ['C', '清溪县', '政府', '', '', '', '', '', '', '', '2024:2024-02-01'], ['C', '清溪县', '政府']],
    [[2, 'name'], [2, 'aliases'], [2, 'mergedInto'], [2, 'mergedOn'], [2, 'kind'], [2, 'parent'], [2, 'host'], [2, 'founded'],
      [2, 'abolished'], [2, 'localDue'], [3, 'localDue'], [4, 'code'], [4, 'name']]],
    ['a parent of which there are two', [['名称', '类别', '上级'], ['清溪县', '政府', '甲县'], ['清溪县', '政府', '乙县'], ['某局', '部门', '清溪县'],
      ['甲县', '政府', ''], ['乙县', '政府', '']], [[4, 'parent']]],
    ['a circle', [['名称', '类别', '上级'], ['甲县', '政府', '乙县'], ['乙县', '政府', '甲县']], [[2, 'parent'], [3, 'parent']]],
    ['above itself', [['名称', '类别', '上级'], ['甲县', '政府', '甲县']], [[2, 'parent']]],
  ]
  for (const [what, lines, at] of cases) {
    const { mistakes } = readRosterFile(rows(...lines), [])
    t.same(mistakes.map(({ line, column }) => [line, column]), at, what)
  }
  t.end()
})

t.test('what is written is read the same, in both languages', (t) => {
  const day = fc.integer({ min: 14_000, max: 22_000 }).map(dateOf)
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
  const roster = fc.array(fc.record({
    kind: fc.constantFrom<Body['kind']>('government', 'department', 'township', 'street', 'development-zone', 'public-institution', 'other'),
    founded: maybe(day), abolished: maybe(day), merged: maybe(day), aliases: fc.subarray(['甲县局', '乙县局']), above: fc.nat(),
    coded: fc.boolean(), localDue: maybe(fc.constant({ yearly: '02-20', byYear: { 2024: '2025-02-14' } })),
  }), { minLength: 1, maxLength: 12 }).map((all) => all.map(({ merged, above, coded, ...body }, at) => aBody({
    ...body, id: `id-${at}`, name: `第${at}局`, code: coded ? `C${at}` : null, host: at % 2 ? 'a.gov.cn' : null,
    parent: at === 0 ? null : `id-${above % at}`, merged: merged === null ? null : { into: 'id-0', on: merged },
  })))
  fc.assert(fc.property(roster, fc.constantFrom('zh' as const, 'en' as const), (bodies, language) => {
    const { bodies: read, mistakes, untouched } = readRosterFile(rows(...rosterRows(bodies, language)), bodies)
    const idOf = (place: Place | null) => place && ('id' in place ? place.id : read.find(({ line }) => line === place.line)!.id)
    const again = read.map(({ line: _, parent, merged, ...body }) =>
      ({ ...body, parent: idOf(parent), merged: merged && { into: idOf(merged.into), on: merged.on } }))
    t.same([mistakes, untouched, again], [[], 0, bodies])
  }), { numRuns: 60 })
  t.end()
})
