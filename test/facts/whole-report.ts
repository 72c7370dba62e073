// A text and what is said of it in, every fact of it out: for readers that look at the whole document.
import { readReport } from '../../src/evaluate.js'
import { readFacts } from '../../src/facts/facts.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { FactValue } from '../../src/model/fact.js'
import type { Submitted } from '../../src/model/report.js'

const rulebook = loadRulebook()

export interface WholeFacts { value(id: string): FactValue; quotes(id: string): string[] }

export async function factsOfWhole(text: string, submitted: Submitted = {}, name = 'report.txt'): Promise<WholeFacts> {
  const { source, report } = await readReport({ name, bytes: new TextEncoder().encode(text) }, submitted, rulebook)
  const facts = readFacts(report, rulebook)
  return {
    value: (id) => facts.get(id).value,
    quotes: (id) => facts.get(id).evidence.map(({ start, end }) => source.text.slice(start, end)),
  }
}

export interface Parts { title?: string; head?: string; preface?: string; overview?: string; end?: string }

/** A short report of 2022 with its six parts; what is not given is ordinary. */
export function shortReport({ title, head = '', preface, overview = '全年召开会议2次。', end = '' }: Parts = {}): string {
  return [
    head, title ?? '青溪县教育局2022年政府信息公开工作年度报告', preface ?? '统计期限为2022年1月1日至2022年12月31日。',
    '一、总体情况', overview, '二、主动公开政府信息情况', '主动公开信息86条。', '三、收到和处理政府信息公开申请情况', '收到申请2件。',
    '四、政府信息公开行政复议、行政诉讼情况', '没有行政复议和行政诉讼。', '五、存在的主要问题及改进情况', '问题是解读较少，改进办法是增加图解。',
    '六、其他需要报告的事项', '没有收取信息处理费。', end,
  ].filter((line) => line !== '').join('\n')
}
