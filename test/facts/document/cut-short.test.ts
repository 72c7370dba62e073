// Where a text plainly breaks off, and which parts may be lost with the rest; an author's own end is none.
import t from 'tap'
import { readCutShortFacts } from '../../../src/facts/document/cut-short.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { normalise } from '../../../src/normalise/normalise.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { segment } from '../../../src/segment/segment.js'

async function lostIn(text: string): Promise<{ lost: string | null; quote: string | undefined }> {
  const source = await ingest({ name: 'x.txt', bytes: new TextEncoder().encode(text) })
  const [fact] = readCutShortFacts(segment(source, normalise(source), {}, loadRulebook()), loadRulebook())
  return { lost: fact!.value as string | null, quote: fact!.evidence.map(({ start, end }) => source.text.slice(start, end))[0] }
}

const head = '青山县水利局2022年政府信息公开工作年度报告\n本报告统计期限为2022年1月1日至12月31日。\n一、总体情况\n我局完善制度,按月检查,公开信息86条。\n'
const two = '二、主动公开政府信息情况\n全年公开86条。\n'
const end = '五、存在的主要问题及改进情况\n解读不够,今后增加图解。\n六、其他需要报告的事项\n'
const table = '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n行政规范性文件 | 2 | 0 | 9 |\n第二十条第(五)项\n信息内容 | 本年处理'
const forms = `${table.slice(0, table.lastIndexOf('\n'))} |\n\n行政复议\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n0 | 0 | 0 | 0 | 0 |\n`
const all = 'overview,proactive,applications,fees,appeals,problems,other'
const fromTwo = 'proactive,applications,fees,appeals,problems,other'

const cases: Array<[name: string, text: string, lost: string | null]> = [
  ['in a sentence', `${head}${two.slice(0, -1)}按照要求,各股室及时把`, fromTwo],
  ['after a comma, even in the last part', `${head}${two}${end}本年度没有收取信息处理费,也没有其他`, null],
  ['at a comma in the last part', `${head}${two}${end}本年度没有收取任何形式的信息处理费,`, 'other'],
  ['at a bare number', `${head}二`, all],
  ['below a heading', `${head}${two}三、收到和处理政府信息公开申请情况`, 'applications,fees,appeals,problems,other'],
  ['in a table', `${head}二、主动公开政府信息情况\n${table}`, fromTwo],
  ['in the first words of a paragraph', `${head}着力做好重点`, all],
  ['the forms alone', `${head.slice(0, head.indexOf('\n') + 1)}${forms}`, all],
  ['the forms below a sentence', `${head}${forms}`, null],
  ['a list of parts that do not follow', `${head.replace('本报告统计', '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、'
    + '政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六部分组成。本报告统计')}${two}`, fromTwo],
  ['a page of a longer file', '四、政府信息公开行政复议、行政诉讼情况\n没有发生。\n五、存在的主要问题及改进情况\n解读不够,今后增加图解。', all],
  ['a whole report', `${head}${two}${end}无。`, null],
  ['no full stop at the end', `${head}${two}${end}本年度没有收取信息处理费`, null],
  ['a signature and a date', `${head}${two}全年公开工作平稳。\n青山县水利局\n2023年1月9日`, null],
  ['the frame of the page below', `${head}${two}主办:青山县人民政府 备案号:某ICP备1号\n【打印】【关闭】`, null],
  ['nothing to report', `${head}${two}${end}无`, null],
]

for (const [name, text, lost] of cases) t.test(name, async (t) => t.equal((await lostIn(text)).lost, lost))

t.test('the end is quoted', async (t) => {
  t.equal((await lostIn(`${head}${two.slice(0, -1)}按照要求,各股室及时把`)).quote, '全年公开86条。按照要求,各股室及时把')
})
