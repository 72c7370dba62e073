// Reports of one call: who is nearest to whom, what is a template, and that the order of the files changes nothing.
import fc from 'fast-check'
import t from 'tap'
import { besideEachOther } from '../../src/cohort/cohort.js'
import { evaluate } from '../../src/evaluate.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { Companions, Compared } from '../../src/model/companions.js'
import type { Result } from '../../src/model/result.js'

const rulebook = loadRulebook()
const waters = clauses('东西南北中上下前后左右', (each) => `${each}沟村把灌溉排班表贴在水闸旁边，用水顺序由村民推选的${each}渠管护员当场填写。`)
const stops = clauses('新老大小高长圆方青白红', (each) => `我局逐月核对${each}路站台时刻，错漏之处由${each}线司机报送后更换站牌。`)

t.test('the nearest is of another issuer, and shares words that few share', async (t) => {
  const results = await read([
    ['青溪县水利局', 2023, waters], ['云水县水利局', 2023, waters], ['石桥县交通局', 2023, stops], ['湖南省青溪县水利局', 2023, waters],
  ])
  const [first, second, third] = besideEachOther(results, rulebook)
  t.equal(first?.set?.nearest?.report.issuer.name, '云水县水利局', 'a longer name of one\'s own is no neighbour')
  t.equal(second?.set?.nearest?.report.issuer.name, '青溪县水利局')
  t.equal(third?.set?.nearest, null)
  t.equal(first?.set?.reports, 4)
})

t.test('what five bodies write alike is a template, however many years of one body write it', async (t) => {
  const names = ['青溪县水利局', '云水县水利局', '石桥县水利局', '白沙县水利局', '南渡县水利局']
  const five = besideEachOther(await read(names.map((name) => [name, 2023, waters])), rulebook)
  t.ok(five.every(({ set }) => set!.template.length > 100 && set!.nearest === null))
  const four = besideEachOther(await read([...names.slice(0, 4).map((name): Given => [name, 2023, waters]), ['青溪县水利局', 2021, waters]]), rulebook)
  t.ok(four.every(({ set }) => set!.template.length === 0 && set!.nearest !== null))
})

t.test('what a batch keeps of each report is enough: no findings, no score', async (t) => {
  const results = await read([['青溪县水利局', 2023, waters], ['云水县水利局', 2023, waters], ['青溪县水利局', 2022, stops]])
  const kept = results.map(({ document, report, facts, tables, text, passages }): Compared =>
    ({ document, report, facts, tables, text, ...(passages && { passages }) }))
  const [whole, slim] = [besideEachOther(results, rulebook), besideEachOther(kept, rulebook)]
  t.same(slim.map(({ set }) => set), whole.map(({ set }) => set))
  t.equal(slim[0]?.previous, kept[2])
})

t.test('last year\'s report of the same issuer in the set is held against this year\'s', async (t) => {
  const results = await read([['青溪县水利局', 2023, waters], ['青溪县水利局', 2022, waters], ['石桥县交通局', 2022, stops]])
  const [is, was, other] = besideEachOther(results, rulebook)
  t.equal(is?.previous, results[1])
  t.equal(was?.previous, undefined)
  t.equal(other?.previous, undefined)
})

t.test('last year\'s report in the set, where names say little', async (t) => {
  const [is, was, wasOther, renamed] = await read([
    ['青溪县水利局', 2023, waters], ['青溪县水利局', 2022, waters], ['青溪县水利局', 2022, stops], ['青溪县水务局', 2022, waters],
  ]) as Compared[] as [Compared, Compared, Compared, Compared]
  const counted = { ...wasOther, tables: { ...wasOther.tables, applications: { received: [1] } } }
  const twice = { ...counted, document: { ...counted.document, sha256: 'c'.repeat(64) } }
  const why = { zh: '名单中有2个同名单位', en: 'two of one name' }
  const cases: Array<[what: string, others: Compared[], whose: Array<string | null | typeof why>, previous: Compared | 'withheld' | undefined]> = [
    ['two that say the same', [counted, twice], [], twice],
    ['two that differ', [was, counted], [], 'withheld'],
    ['two without a table', [was, wasOther], [], 'withheld'],
    ['two that differ, of two bodies', [was, counted], ['a', 'b', 'a'], counted],
    ['of the same body, by another name', [renamed], ['a', 'a'], renamed],
    ['of another body, by the same name', [was], ['a', 'b'], undefined],
    ['of a body, where it is of none', [was], [null, 'b'], undefined],
    ['of nobody, where it is of a body', [was], ['a', null], was],
    ['one of several bodies of that name', [was], [why, 'b'], 'withheld'],
    ['one of several bodies of that name, with nothing beside it', [renamed], [why, 'b'], undefined],
  ]
  for (const [what, others, whose, previous] of cases) {
    const [held] = besideEachOther([is, ...others], rulebook, whose)
    t.equal(held?.withheld ? 'withheld' : held?.previous, previous, what)
    t.equal(held?.sameBody ?? false, typeof previous === 'object' && whose[0] === 'a' && whose.slice(1).includes('a'), what)
  }
})

t.test('one body alone, and what is no annual report, have nothing beside them', async (t) => {
  const results = [...await read([['青溪县水利局', 2023, waters]]), await resultOf('青溪县2022年普法工作要点\n')]
  t.same(besideEachOther(results, rulebook), [{}, {}])
  t.same(besideEachOther([], rulebook), [])
})

t.test('whatever the order of the files', async (t) => {
  const results = await read([
    ['青溪县水利局', 2023, waters], ['云水县水利局', 2023, waters.slice(40) + stops.slice(0, 200)], ['石桥县交通局', 2023, stops], ['白沙县交通局', 2023, stops],
    ['南渡县交通局', 2023, stops],
  ])
  const told = (companions: Companions | undefined): unknown => ({
    nearest: companions?.set?.nearest?.report.issuer.name, template: companions?.set?.template, peers: companions?.set?.peers,
  })
  const before = besideEachOther(results, rulebook).map(told)
  fc.assert(fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
    const after = besideEachOther(order.map((at) => results[at]!), rulebook).map(told)
    t.same(after, order.map((at) => before[at]))
  }), { seed: 5, numRuns: 10 })
})

type Given = [issuer: string, year: number, text: string]

function read(given: Given[]): Promise<Result[]> {
  return Promise.all(given.map(([issuer, year, text]) => resultOf(`${issuer}${year}年政府信息公开工作年度报告\n一、总体情况\n${text}\n`)))
}

function resultOf(text: string): Promise<Result> {
  return evaluate({ name: 'report.txt', bytes: new TextEncoder().encode(text) }, {}, rulebook)
}

function clauses(places: string, clause: (place: string) => string): string {
  return [...places].map(clause).join('')
}
