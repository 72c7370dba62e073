// An invented evaluation with more of everything than a page holds.
import { aFinding, anEvaluation } from './sample-evaluation.js'
import type { Evaluation, FindingAnswer } from '../../src/model/evaluation.js'

const long = (text: string, times: number): string => Array.from({ length: times }, (_, index) => `${text}${index}`).join('，')

export function crowdedEvaluation(): Evaluation {
  const sound = anEvaluation()
  const many = (outcome: FindingAnswer['outcome'], count: number): FindingAnswer[] => Array.from({ length: count }, (_, index) => aFinding({
    ruleId: `${outcome}-${index}`, title: `第${index}项${outcome}检查的名称写得比别的检查长得多一些`, outcome,
    message: long('没有写明应当写明的情况', 20), evidence: Array.from({ length: 9 }, (_each, place) => ({ quote: long('原文', 12), where: `第${place}处` })),
  }))
  const unchecked = many('not-assessable', 40)
  return {
    ...sound,
    document: { ...sound.document, name: `${'很长的文件名'.repeat(40)}.docx` },
    report: {
      ...sound.report, title: '清溪县人力资源和社会保障局（含所属事业单位）'.repeat(12),
      issuer: { name: '清溪县少数民族自治事务管理局'.repeat(20), kind: 'department', province: '内蒙古自治区' }, clashes: [long('年份不一致', 30)],
    },
    score: {
      ...sound.score!, gates: Array.from({ length: 5 }, (_, index) => ({ id: `gate-${index}`, effect: long('总分不超过59分', 12) })),
      dimensions: ['公布', '要素与格式', '数据', '内容', '用法表述', '安全'].map((title) => ({ ...sound.score!.dimensions[0]!, title })),
    },
    findings: [...many('fail', 30), ...many('partial', 10), ...many('review', 30), ...unchecked],
    notChecked: unchecked.map(({ ruleId }) => ({ ruleId, why: long('提交时没有给出', 10) })),
    notes: [long('一处图片没有读', 40)],
  }
}

/** Words that no line can break: an address without end. */
export function unbreakable(): Evaluation {
  const word = 'http://www.example.gov.cn/'.padEnd(700, 'a')
  const sound = anEvaluation()
  return {
    ...sound, report: { ...sound.report, title: word, issuer: { name: word, kind: null, province: null } },
    findings: [aFinding({ title: word, message: word, advice: word, evidence: [{ quote: word.slice(0, 400), where: word }] })],
  }
}
