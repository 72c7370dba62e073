// The letter of an issued problem list: whom it addresses, each item with what was done since, in Word and in PDF alike.
import t from 'tap'
import { letterOf, stampOf } from '../../../src/export/problems/letter.js'
import { exportProblemList } from '../../../src/export/problems/problems.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { typeface } from '../../../src/typeface.js'
import { crowdedEvaluation } from '../crowded-evaluation.js'
import { noOffice, readPdf, rendered } from '../rendered.js'
import { anIssuedList, anItem, aStep } from './sample-list.js'
import type { IssuedList } from '../../../src/model/problem-list-export.js'

const write = async (list: IssuedList, format: 'docx' | 'pdf', language: 'zh' | 'en' = 'zh') =>
  (await exportProblemList(list, format, { language, typeface })).bytes
const bare = (text: string): string => text.replace(/\s+/g, '')

t.test('what it says', async (t) => {
  const phrases = [
    '政府信息公开工作年度报告问题清单', '清溪县教育局：', '有下列3项问题，请逐项整改，并于2025年3月18日（含当日）前报送整改情况。', '请一并核对网页和附件。',
    '整改后请附网页地址。', '申请收办平衡（不符合，严重）', '表三行“本年新收”列“自然人”：26', '中华人民共和国政府信息公开条例（2019年修订）第50条',
    '请对照登记台账更正收到、结转或者办理的数字。', '逾期未整改', '2025年3月20日报送整改情况（逾期）；复测仍有此问题；链接：http://www.qingxi.gov.cn/',
    '2025年3月21日复核未通过，继续整改；理由：网页仍未写明。', '已销号', '整改和复核情况截至2025年3月25日。', '清溪县人民政府办公室', '2025年3月4日',
    '清单编号01930a2e-7c40-7d3a-9b1e-5a2f60c4d899',
  ]
  for (const format of ['docx', 'pdf'] as const) {
    const text = bare((await ingest({ name: `list.${format}`, bytes: await write(anIssuedList(), format) })).text)
    for (const phrase of phrases) t.ok(text.includes(phrase), `${format}: ${phrase}`)
    const fresh = bare((await ingest({ name: `list.${format}`, bytes: await write(anIssuedList({ items: [anItem()], note: null }), format) })).text)
    t.notMatch(fresh, /待整改|截至/, `${format}: nothing was done yet, and the body fills it in`)
    t.match(bare((await ingest({ name: `list.${format}`, bytes: await write(anIssuedList(), format, 'en') })).text), /re-checked,staysopen/)
  }
})

t.test('what is not there', (t) => {
  const gone = anIssuedList({
    body: null, title: null, document: null, ruleset: null, checkedAt: null, office: null,
    items: [anItem({ finding: null })],
  })
  const letter = letterOf(gone, 'zh')
  t.match(letter, { addressed: '未读到：', checked: null, signed: ['2025年3月4日'], items: [{ item: 'application-table-balance', basis: '—', toDo: '—' }] })
  t.equal(stampOf(gone), '2025-03-04T00:00:00.000Z')
  t.equal(stampOf(anIssuedList()), '2025-03-21T02:00:00.000Z', 'the last thing it tells')
  t.end()
})

t.test('the progress of an item', (t) => {
  const cases: Array<[what: string, over: Parameters<typeof anItem>[0], progress: string[]]> = [
    ['waits, in time', {}, []], ['waits, too late', { punctuality: 'overdue' }, ['逾期未整改']],
    ['returned', { state: 'returned', punctuality: 'in-time', steps: [aStep({ late: false, links: [] })] },
      ['已报送，待复核', '2025年3月20日报送整改情况']],
    ['waived', { state: 'waived', punctuality: null, steps: [aStep({ step: 'waive', late: null, links: [], reason: '已撤并' })] },
      ['不再要求整改', '2025年3月20日不再要求整改；理由：已撤并']],
    ['in time, but sent back', { steps: [aStep({ step: 'keep-open', late: null, links: [], reason: '仍缺' })] },
      ['待整改', '2025年3月20日复核未通过，继续整改；理由：仍缺']],
  ]
  for (const [what, over, progress] of cases) t.same(letterOf(anIssuedList({ items: [anItem(over)] }), 'zh').items[0]!.progress, progress, what)
  t.end()
})

t.test('a problem with a day of its own', async (t) => {
  const kept = aStep({
    step: 'keep-open', from: 'returned', to: 'open', late: null, links: [], reason: '仍缺', dueOn: '2025-04-11', at: '2025-03-21T02:00:00.000Z',
  })
  const list = anIssuedList({ items: [anItem(), anItem({ n: 2, dueOn: '2025-04-11', steps: [aStep({ links: [] }), kept] })] })
  const letter = letterOf(list, 'zh')
  t.same(letter.items.map(({ due }) => due), ['2025年3月18日', '2025年4月11日'])
  t.match(letter.opening, /2025年3月18日（含当日）前报送整改情况。其中另行给予期限的/)
  t.notMatch(letterOf(anIssuedList(), 'zh').opening, /另行/, 'where all have the day of the list nothing is said of others')
  t.match(letterOf(list, 'en').opening, /2025-03-18 at the latest\. Where an item names another day/)
  t.same(letter.items[1]!.progress.at(-1), '2025年3月21日复核未通过，继续整改；新的整改期限2025年4月11日；理由：仍缺')
  for (const format of ['docx', 'pdf'] as const) {
    const text = bare((await ingest({ name: `list.${format}`, bytes: await write(list, format) })).text)
    for (const phrase of ['2025年4月11日', '其中另行给予期限的', '新的整改期限2025年4月11日']) t.ok(text.includes(phrase), `${format}: ${phrase}`)
  }
})

t.test('as laid out: nothing of a long one is cut', { skip: noOffice }, async (t) => {
  const words = '整改说明'.repeat(500)
  const items = crowdedEvaluation().findings.slice(0, 30).map((finding, index) => anItem({ n: index + 1, finding }))
  const long = aStep({ reason: words, links: Array.from({ length: 20 }, () => words) })
  const list = anIssuedList({ items: [...items, anItem({ n: 31, steps: [long] })] })
  for (const { text } of [await rendered(await write(list, 'docx'), 'docx'), await readPdf(await write(list, 'pdf'))]) {
    for (let index = 0; index < 30; index++) t.ok(text.includes(`第${index}项fail检查的名称写得比别的检查长得多一些（不符合，严重）`), `item ${index}`)
    t.equal(text.split('另有3处').length - 1, 30, 'places beyond the sixth are counted')
    t.equal(text.split('整改说明').length - 1, 500 * 21)
  }
})
