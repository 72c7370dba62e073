// The words that exported files add of their own, in both languages.
import type { Language } from '../model/words.js'

const zh = {
  language: 'zh', lang: 'zh-CN', unknown: '未读到', colon: '：', comma: '，', semicolon: '；', list: '、', aside: (text: string | number) => `（${text}）`,
  points: '分', year: (year: number) => `${year}年`, characters: (count: number) => `${count}字符`, pages: (count: number) => `${count}页`,
  recordTitle: '政府信息公开工作年度报告核查记录',
  issuer: '报告主体', reportYear: '报告年度', published: '公布日期', file: '文件', fileHash: '文件SHA-256', ruleset: '规则集', rulesetDigest: '规则集SHA-256',
  checkedAt: '核查时间', evaluation: '评分编号', title: '报告标题', regime: (name: string) => `适用${name}`, noRegime: '不在所存法律的年份内',
  verdict: '结论', noScore: '不评分：没有可以判定的项目，或年份不在所存法律的范围内。',
  interval: (low: string, high: string) => `区间${low}至${high}`, coverage: (share: string) => `已判定${share}`,
  total: '总分', low: '区间下限', high: '区间上限', decided: '已判定', band: '等次', gates: '封顶',
  dimension: '维度', score: '百分比得分', earned: '得分', possible: '满分', share: '占比', notScored: '本次不评',
  failed: (count: number) => `不符合或部分符合（${count}项）`, nothingFailed: '没有不符合的项目。',
  review: (count: number) => `需人工核对（${count}项）`, unchecked: (count: number) => `没有检查（${count}项）`, nothingUnchecked: '规则集各项都已检查。',
  others: (count: number) => `另有${count}项，见评分结果。`, notes: '说明',
  passed: (passed: number, apart: number) => `通过${passed}项，不适用${apart}项。`,
  lacking: (signs: string) => `本文件的字体缺少下列字，以编码代替：${signs}。`,
  closing: '本记录由程序按公开规则核查文件所得，区间是尚未判定的项目可能带来的上下限；没有检查的项目不等于符合。',
  signed: '核查人：＿＿＿＿＿＿＿＿　　　　复核人：＿＿＿＿＿＿＿＿　　　　日期：＿＿＿＿年＿＿月＿＿日',
  summary: '概要', findings: '检查结果', tables: '表格', notChecked: '没有检查', equations: '算式',
  number: '序号', rule: '规则编号', item: '检查项', severity: '严重程度', outcome: '结论', lost: '失分', message: '说明', advice: '建议', basis: '依据',
  where: '位置', quote: '原文', why: '原因', kind: '主体类别', province: '省份', sha256: '文件SHA-256', beside: '对照',
  row: '行', column: '列', value: '数值', written: '算式', holds: '成立', yes: '是', no: '否', doubtful: '需核对',
  problemTitle: '政府信息公开工作年度报告问题清单', addressed: (body: string) => `${body}：`,
  problemAbout: (title: string, failed: number, review: number) =>
    `经核查《${title}》，有不符合或部分符合的${failed}项，需人工核对的${review}项，列明如下。`,
  checkedFile: (name: string, sha256: string, ruleset: string, moment: string) =>
    `核查的文件：${name}，SHA-256 ${sha256}；规则集${ruleset}；核查时间${moment}。`,
  problem: '问题', quoteAndPlace: '位置和原文', toDo: '整改建议', mendBy: '整改期限', dateBlank: '＿＿＿年\n＿＿月＿＿日',
  morePlaces: (count: number) => `另有${count}处`,
  problemClosing: '本清单由程序按公开规则核查文件所得；对所列问题有异议的，请说明理由并附相应材料。没有检查的项目不等于符合。',
} as const

type Shape<T> = { [Key in keyof T]: T[Key] extends string ? string : T[Key] }
export type ExportWords = Shape<typeof zh>

const en: ExportWords = {
  language: 'en', lang: 'en', unknown: 'not found', colon: ': ', comma: ', ', semicolon: '; ', list: ', ', aside: (text) => ` (${text})`,
  points: 'points', year: (year) => `${year}`, characters: (count) => `${count} characters`, pages: (count) => `${count} pages`,
  recordTitle: 'Record of a check: annual report on government information disclosure',
  issuer: 'Issuer', reportYear: 'Report year', published: 'Published', file: 'File', fileHash: 'SHA-256 of file', ruleset: 'Ruleset',
  rulesetDigest: 'SHA-256 of rules', checkedAt: 'Checked', evaluation: 'Evaluation', title: 'Title', regime: (name) => name,
  noRegime: 'outside the years whose law is held',
  verdict: 'Verdict', noScore: 'No score: nothing could be decided, or the year is outside the law held.',
  interval: (low, high) => `between ${low} and ${high}`, coverage: (share) => `${share} decided`,
  total: 'Total', low: 'Lowest', high: 'Highest', decided: 'Decided', band: 'Band', gates: 'Capped',
  dimension: 'Dimension', score: 'Score', earned: 'Earned', possible: 'Possible', share: 'Share', notScored: 'not scored here',
  failed: (count) => `Not met or partly met (${count})`, nothingFailed: 'Nothing failed.',
  review: (count) => `For a person to check (${count})`, unchecked: (count) => `Not checked (${count})`, nothingUnchecked: 'Every rule was checked.',
  others: (count) => `${count} more: see the evaluation.`, notes: 'Notes',
  passed: (passed, apart) => `${passed} met, ${apart} not applicable.`,
  lacking: (signs) => `Characters that this file's typeface lacks stand as their codes: ${signs}.`,
  closing: 'Found by a program under public rules. The interval is what the items not yet decided may bring; an item not checked is not an item met.',
  signed: 'Checked by: ______________      Reviewed by: ______________      Date: ______________',
  summary: 'Summary', findings: 'Findings', tables: 'Tables', notChecked: 'Not checked', equations: 'Equations',
  number: 'No.', rule: 'Rule', item: 'Item', severity: 'Severity', outcome: 'Outcome', lost: 'Lost', message: 'Message', advice: 'Advice',
  basis: 'Basis', where: 'Where', quote: 'Quote', why: 'Why', kind: 'Kind', province: 'Province', sha256: 'SHA-256 of file', beside: 'Beside',
  row: 'Row', column: 'Column', value: 'Value', written: 'Equation', holds: 'Holds', yes: 'yes', no: 'no', doubtful: 'to be checked',
  problemTitle: 'Problem list: annual report on government information disclosure', addressed: (body) => `To: ${body}`,
  problemAbout: (title, failed, review) => `In "${title}", ${failed} items are not met or partly met and ${review} are for a person to check:`,
  checkedFile: (name, sha256, ruleset, moment) => `File checked: ${name}, SHA-256 ${sha256}; ruleset ${ruleset}; on ${moment}.`,
  problem: 'What is wrong', quoteAndPlace: 'Where, and what stands there', toDo: 'What to do', mendBy: 'Mend by', dateBlank: '____________',
  morePlaces: (count) => `${count} more places`,
  problemClosing: 'Found by a program under public rules. Objections are welcome, with reasons and evidence. An item not checked is not an item met.',
}

export const exportWords: Record<Language, ExportWords> = { zh, en }
