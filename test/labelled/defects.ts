// What goes wrong in a report, one thing at a time: how it is planted in a sound draft, and the rules that must find it wanting.
import { appealsTable, draftOf, type Base, type Draft } from './draft.js'
import type { Cell } from '../segment/table-shapes.js'

/** `wanting` names every rule that has reason to say fail or partial; none for what only looks wrong. */
export interface Defect { name: string; bases: Base[]; wanting: string[]; plant(draft: Draft): void }

const [old, newer] = [['bureau-2012', 'bureau-2016'], ['bureau-2020', 'bureau-2022', 'government-2023']] satisfies [Base[], Base[]]
const latest: Base[] = ['bureau-2022', 'government-2023']
const every: Base[] = [...old, ...newer]

const swap = (lines: string[], from: string | RegExp, to: string) => lines.map((line) => line.replace(from, to))
const add = (row: number[], column: number, by: number) => { row[column] = row[column]! + by }
const total = (row: number[]) => row.reduce((sum, each) => sum + each, 0)
const cell = (table: Cell[][] | undefined, label: string, column: number, value: Cell) => {
  const row = table!.find(([first]) => first === label)!
  row[column] = value
}

export const defects: Defect[] = [
  { name: 'nothing is wrong', bases: every, wanting: [], plant: (): void => undefined },
  { name: '15 days of a third party', bases: newer, wanting: [], plant: ({ sections: { overview } }: Draft): void => {
    overview.lines.push('涉及第三方权益的，书面征求意见，第三方在15个工作日内提出意见。')
  } },
  { name: 'parts that are not all', bases: every, wanting: [], plant: ({ sections: { overview } }: Draft): void => {
    overview.lines.push('全年举办政策宣讲9场，其中乡镇4场。')
  } },
  { name: 'an office telephone', bases: every, wanting: [], plant: ({ closing, issuer }: Draft): void => {
    closing.unshift(`联系方式：${issuer}办公室，电话：0700-2100000。`)
  } },
  { name: 'a comparison with the year before', bases: every, wanting: [], plant: ({ year, sections: { overview } }: Draft): void => {
    overview.lines.push(`与${year - 1}年相比，培训场次增加1场。`)
  } },
  { name: 'released long after the day', bases: every, wanting: ['published-on-time'], plant: (draft: Draft): void => {
    draft.publishedOn = `${draft.year + 1}-06-20`
  } },
  { name: 'no part on problems', bases: old, wanting: ['problems-section'], plant: ({ sections: { problems } }: Draft): void => {
    Object.assign(problems, { heading: '', lines: [] })
  } },
  { name: 'no part on problems, though one is promised', bases: newer, wanting: ['problems-section', 'self-description'],
    plant: ({ sections: { problems } }: Draft): void => { Object.assign(problems, { heading: '', lines: [] }) } },
  { name: 'nothing on reviews and lawsuits', bases: old, wanting: ['appeals-section'], plant: ({ sections: { appeals } }: Draft): void => {
    Object.assign(appeals, { heading: '', lines: [] })
  } },
  { name: 'reviews answered, lawsuits not', bases: old, wanting: ['litigation-stated'], plant: ({ sections: { appeals } }: Draft): void => {
    Object.assign(appeals, { heading: '行政复议情况', lines: ['全年没有因政府信息公开申请行政复议的情况。'] })
  } },
  { name: 'nothing on applications', bases: old, wanting: ['applications-section'], plant: ({ sections: { applications } }: Draft): void => {
    Object.assign(applications, { heading: '', lines: [] })
  } },
  { name: 'refusals not told', bases: old, wanting: ['refusals-stated'], plant: ({ sections: { applications } }: Draft): void => {
    Object.assign(applications, { heading: '依申请公开政府信息情况', lines: swap(applications.lines, /，其中.*$/, '。') })
  } },
  { name: 'fees not told', bases: old, wanting: ['fee-statement'], plant: ({ sections: { fees } }: Draft): void => {
    Object.assign(fees, { heading: '', lines: [] })
  } },
  { name: 'fees told, waivers not', bases: old, wanting: ['fee-statement'], plant: ({ sections: { fees } }: Draft): void => {
    fees.lines = ['全年收取复制费用120元。']
  } },
  { name: 'parts that do not add up', bases: old, wanting: ['stated-breakdowns-sum'], plant: ({ sections: { applications } }: Draft): void => {
    applications.lines = ['全年收到政府信息公开申请9件，其中当面申请1件、信函申请1件、网络申请6件，均在15个工作日内答复，没有不予公开的情况。']
  } },
  { name: 'more handled than received', bases: old, wanting: ['handled-not-above-received'],
    plant: ({ sections: { applications } }: Draft): void => {
    applications.lines = ['全年收到政府信息公开申请4件，办结6件，均在15个工作日内答复，其中同意公开5件，不予公开1件。']
  } },
  { name: 'figures up to November', bases: every, wanting: ['full-year-statistics'], plant: (draft: Draft): void => {
    draft.preface = draft.preface.replace('12月31日', '11月30日')
  } },
  { name: 'a limit of the former law', bases: newer, wanting: ['time-limits-cited'], plant: ({ sections: { overview } }: Draft): void => {
    overview.lines = swap(overview.lines, '20个工作日内答复', '15个工作日内答复')
  } },
  { name: 'an order that is no edition', bases: every, wanting: ['law-cited-current'], plant: (draft: Draft): void => {
    draft.preface = draft.preface.replace(/第(492|711)号/, '第429号')
  } },
  { name: 'an identity number', bases: every, wanting: ['personal-data'], plant: ({ sections: { applications } }: Draft): void => {
    applications.lines.push('申请人张某（身份证号码110101199003074514）申请公开征地补偿方案。')
  } },
  { name: 'a share that is another', bases: every, wanting: ['percentages-right'], plant: ({ sections: { overview } }: Draft): void => {
    overview.lines.push('全年受理咨询48件，其中线上咨询12件，占30%。')
  } },
  { name: 'no overview', bases: ['bureau-2020', 'bureau-2022'], wanting: ['overview-section', 'self-description'],
    plant: ({ sections: { overview } }: Draft): void => { Object.assign(overview, { heading: '', lines: [] }) } },
  { name: 'no overview, and with it no results of appraisal', bases: ['government-2023'],
    wanting: ['overview-section', 'self-description', 'assessment-results'],
    plant: ({ sections: { overview } }: Draft): void => { Object.assign(overview, { heading: '', lines: [] }) } },
  { name: 'results of appraisal left out', bases: ['government-2023'], wanting: ['assessment-results'],
    plant: ({ sections: { overview } }: Draft): void => {
    overview.lines = swap(overview.lines, /；对全县.*$/, '。')
  } },
  { name: 'the form of the former edition', bases: ['bureau-2022'],
    wanting: ['form-of-the-year', 'table-two-present', 'table-three-present'], plant: (draft: Draft): void => {
      draft.form = 2019
      draft.sections.proactive.table = draftOf('bureau-2020', 7).sections.proactive.table!
    } },
  { name: 'a number of parts twice', bases: every, wanting: ['heading-numbering'], plant: ({ year, sections: { other } }: Draft): void => {
    other.number = year < 2019 ? '六' : '五'
  } },
  { name: 'a place left to be filled', bases: every, wanting: ['form-instructions-left'], plant: ({ sections: { overview } }: Draft): void => {
    overview.lines.push('全年召开专题会议XX次。')
  } },
  { name: 'a term miswritten', bases: every, wanting: ['typos-and-set-terms'], plant: ({ sections: { overview } }: Draft): void => {
    overview.lines.push('完善政府信息公天制度。')
  } },
  { name: 'a secrecy mark', bases: every, wanting: ['secret-marking'], plant: (draft: Draft): void => {
    draft.closing.push('机密★5年')
  } },
  { name: 'a period of the year before', bases: every, wanting: ['report-year-stated'], plant: (draft: Draft): void => {
    draft.preface = draft.preface.replaceAll(`${draft.year}年`, `${draft.year - 1}年`)
  } },
  { name: 'one aspect of five', bases: ['bureau-2022'], wanting: ['overview-five-aspects'], plant: ({ sections: { overview } }: Draft): void => {
    overview.lines = overview.lines.slice(0, 1)
  } },
  { name: 'nothing on the processing fee', bases: latest, wanting: ['processing-fee-reported'],
    plant: ({ sections: { other } }: Draft): void => {
    other.lines = ['落实年度公开工作要点，公开建议提案办理结果12件。']
  } },
  { name: 'only the fee collected', bases: latest, wanting: ['processing-fee-reported'], plant: ({ sections: { other } }: Draft): void => {
    other.lines = ['本年度实际收取信息处理费380元，没有其他需要报告的事项。']
  } },
  { name: 'words for a table', bases: newer, wanting: ['table-three-present'], plant: ({ sections: { applications } }: Draft): void => {
    delete applications.table
    applications.lines = ['全年收到的政府信息公开申请均已依法办结。']
  } },
  { name: 'a balance that is out', bases: newer, wanting: ['application-table-balance'], plant: ({ figures }: Draft): void => {
    add(figures['carriedForward']!, 0, 3)
  } },
  { name: 'a cell above its total', bases: newer, wanting: ['application-table-rows-sum', 'application-table-columns-sum'],
    plant: ({ figures }: Draft): void => {
    const row = figures['granted']!
    row[6] = total(row)
    add(row, 0, 2)
  } },
  { name: 'a total column that is out', bases: newer, wanting: ['application-table-columns-sum', 'application-table-rows-sum'],
    plant: ({ figures }: Draft): void => {
    const row = figures['notAvailable.notHeld']!
    row[6] = total(row) + 2
  } },
  { name: 'reviews that do not add up', bases: newer, wanting: ['appeals-table-sum'], plant: ({ sections: { appeals } }: Draft): void => {
    appeals.table = appealsTable([1, 0, 1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  } },
  { name: 'another figure in the text', bases: newer, wanting: ['text-agrees-with-tables'], plant: ({ sections: { overview } }: Draft): void => {
    overview.lines = swap(overview.lines, /申请\d+件/, '申请97件')
  } },
  { name: 'half a case', bases: newer, wanting: ['whole-nonnegative-figures'], plant: ({ sections: { proactive } }: Draft): void => {
    cell(proactive.table, '行政处罚', proactive.table!.some((row) => row.includes('上一年项目数量')) ? 3 : 1, '3.5')
  } },
  { name: 'rules made by a bureau', bases: ['bureau-2022'], wanting: ['impossible-power'], plant: ({ sections: { proactive } }: Draft): void => {
    cell(proactive.table, '规章', 1, 2)
    cell(proactive.table, '规章', 3, 2)
  } },
  { name: 'problems of set phrases alone', bases: every, wanting: ['problems-concrete'], plant: ({ sections: { problems } }: Draft): void => {
    problems.lines = ['存在的主要问题：一是思想认识有待提高；二是工作机制有待完善。', '改进情况：一是提高思想认识；二是完善工作机制。']
  } },
  { name: 'another year\'s figures', bases: latest, wanting: ['own-year'], plant: ({ year, sections: { overview } }: Draft): void => {
    overview.lines = swap(overview.lines, `${year}年`, `${year - 1}年`)
    overview.lines.push(`${year}年，举办培训2次。`)
  } },
  { name: 'the self-name of another', bases: ['bureau-2022'], wanting: ['own-name-and-place'],
    plant: ({ sections: { overview } }: Draft): void => {
    overview.lines = swap(overview.lines, '我局', '我镇')
  } },
]
