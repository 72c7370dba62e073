// Free text and the runs two of them share: what is left out, what is found, and that each run reads the same in both.
import fc from 'fast-check'
import t from 'tap'
import { freeTextOf } from '../../../src/facts/comparison/free-text.js'
import { sharedRuns } from '../../../src/facts/comparison/shared-runs.js'
import { shingleLength, shinglesOf, withoutTemplate } from '../../../src/facts/comparison/shingles.js'
import type { FreeText } from '../../../src/facts/comparison/free-text.js'

const lexicons = { 'set-phrases': { sentences: ['联系电话'], phrases: ['政府信息公开', '政府信息公开工作'] } }

t.test('what every report holds is nobody\'s own', (t) => {
  const cases: Array<[name: string, text: string, free: string]> = [
    ['punctuation and letters', '一楼大厅，A4 纸。', '一楼大厅0纸'],
    ['a number of any length and width', '受理1,024件、３６件', '受理0件0件'],
    ['a law\'s title', '依据《条例》和《青溪县办法（试行）》办理', '依据和办理'],
    ['a title that never closes hides no more than sixty characters', `《${'甲'.repeat(70)}`, '甲'.repeat(10)],
    ['a sentence of form', '村小设公示栏。联系电话：0000。', '村小设公示栏'],
    ['the longer of two set phrases', '做好政府信息公开工作的村', '做好的村'],
  ]
  for (const [name, text, free] of cases) t.equal(charactersOf(text), free, name)
  t.equal(freeTextOf('甲乙丙', [{ start: 0, end: 3, slot: 'preface' }], { lexicons }).characters, '', 'a preface')
  t.end()
})

t.test('passages of two texts', (t) => {
  const shared = '校车线路调整前先在六个站点张贴草图听取意见'
  const [own, other] = [free(`甲乙丙丁${shared}戊己庚辛`), free(`子丑${shared}寅卯`)]
  const [run, ...more] = sharedRuns(own, other)
  t.same(more, [])
  t.same(run, { own: { start: 4, end: 4 + shared.length }, other: { start: 2, end: 2 + shared.length }, characters: shared.length })
  t.same(sharedRuns(free('短句一样'), free('短句一样')), [], 'a few characters are no passage')
  t.end()
})

t.test('a template is left out of both', (t) => {
  const local = '按照全市统一安排逐项对照检查并报送台账'
  const own = free(`${local}村小公示栏由中心校统一排班管理`)
  const rest = withoutTemplate(own, new Set(shinglesOf(free(local))))
  t.equal(rest.characters, '村小公示栏由中心校统一排班管理')
  t.equal(rest.at[0], local.length)
  t.end()
})

const characters = fc.array(fc.constantFrom(...'公开栏校车线路村民建议采纳'), { maxLength: 200 }).map((each) => each.join(''))

t.test('whatever the texts', (t) => {
  fc.assert(fc.property(characters, characters, (a, b) => {
    const runs = sharedRuns(free(a), free(b))
    const sum = runs.reduce((total, run) => total + run.characters, 0)
    return sum <= a.length && runs.every(({ own, other }) => a.slice(own.start, own.end) === b.slice(other.start, other.end))
      && runs.every((run, at) => at === 0 || runs[at - 1]!.own.end <= run.own.start)
  }), { seed: 5, numRuns: 300 })
  fc.assert(fc.property(characters, (a) => {
    const sum = sharedRuns(free(a), free(a)).reduce((total, run) => total + run.characters, 0)
    return a.length < shingleLength ? sum === 0 : sum === a.length
  }), { seed: 5, numRuns: 100 })
  fc.assert(fc.property(characters, fc.nat(200), (a, cut) => {
    const shingles = shinglesOf(free(a))
    const tail = shinglesOf(free(a.slice(cut)))
    return tail.every((hash, at) => hash === shingles[cut + at])
  }), { seed: 5, numRuns: 100 })
  t.pass('a run reads the same in both, runs do not overlap, a text shares all with itself, and a hash is its run\'s alone')
  t.end()
})

function charactersOf(text: string): string {
  return freeTextOf(text, [{ start: 0, end: text.length, slot: 'overview' }], { lexicons }).characters
}

function free(text: string): FreeText {
  return { characters: text, at: Array.from(text, (_, at) => at) }
}
