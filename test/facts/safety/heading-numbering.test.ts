// Numbers of the report's own parts: in order, twice, missing; lists inside a part are left alone.
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const whole = shortReport()
const cases: Array<[name: string, text: string, repeated: string | null, missing: string | null, inner: boolean]> = [
  ['in order', whole, null, null, false],
  ['twice', whole.replace('四、', '三、'), '三', '四', false],
  ['missing', whole.replace('六、', '七、'), null, '六', false],
  ['in digits', whole.replace(/^([一二三四五六])、/gm, (_, numeral: string) => `${'一二三四五六'.indexOf(numeral) + 1}、`), null, null, false],
  ['a list inside', shortReport({ overview: '（一）领导\n加强领导。\n（一）培训\n培训2次。' }), null, null, false],
  ['written in a line of prose', whole.replace('六、', '七、').replace('改进办法', '六、改进办法'), null, '六', false],
  ['written after a stop', whole.replace('六、', '七、').replace('改进办法', '。六、改进办法'), null, null, false],
]

for (const [name, text, repeated, missing, inner] of cases) {
  t.test(name, async (t) => {
    const facts = await factsOfWhole(text)
    t.equal(facts.value('numbering.repeated'), repeated, 'repeated')
    t.equal(facts.value('numbering.missing'), missing, 'missing')
    t.equal(facts.value('numbering.innerLists'), inner, 'inner lists')
  })
}
