// A sentence in, the required points it answers out: how a part is found that has no heading.
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { Report, SectionSlot } from '../../model/report.js'

export type AnsweredSlot = 'proactive' | 'applications' | 'fees' | 'appeals' | 'problems' | 'improvements' | 'other'

interface Answer {
  slot: AnsweredSlot
  /** One of these stands in every such sentence: looked for first, for most sentences have none. */
  words: string[]
  /** All of these must be found in the sentence. */
  says: RegExp[]
  /** None of these may be. */
  not?: RegExp
  /** Parts in which the words mean something else: plans are no report of the year. */
  notIn?: SectionSlot[]
}

const none = '(?:没有|未曾|未|无|从未|尚无|尚未|零|(?<!\\d)0)'
const count = '\\d+\\s?(?:余|多)?\\s?(?:条|件|项|宗|个|份|起|例|篇|人次|次)'
/** What makes fees, applications and disputes those of disclosure and of no other business. */
const ofDisclosure = /政府信息|信息公开|政务公开|公开信息|依申请|申请公开|公开申请|政务信息/
const plans: SectionSlot[] = ['problems', 'improvements']

const answers: Answer[] = [
  {
    slot: 'proactive', words: ['公开'], notIn: plans,
    says: [new RegExp(`主动公开[^。;]{0,30}\\d|公开[^。;,]{0,14}信息[^。;,]{0,14}${count}|(?:主动|及时|重点|全面|依法)公开了|(?:没有|未|无)[^。;,]{0,8}主动公开`)],
  },
  {
    slot: 'applications', words: ['申请'], notIn: plans, not: /许可申请|低保申请|补助申请|行政许可/,
    says: [
      new RegExp([
        `${none}[^。;,]{0,12}(?:收到|接到|接收|受理|发生|出现|有|涉及|产生|提出)?[^。;,]{0,16}申请(?!人|表|行政|复议)`,
        `(?:受理|收到|接到|接收|处理|办理|答复|共有|新收)[^。;]{0,24}(?:依申请|公开[^。;,]{0,8}申请|申请[^。;,]{0,6}公开)[^。;]{0,16}${count}`,
        `依申请[^。;]{0,18}(?:${count}|为?零|0)`,
        `申请[^。;,]{0,10}${count}`,
        `${count}[^。;,]{0,8}(?:依申请|信息公开申请|公开申请|公开信息申请)`,
        `依申请公开[^。;,]{0,10}(?:没有|无|未)`,
      ].join('|')),
      ofDisclosure,
    ],
  },
  {
    slot: 'fees', words: ['费', '减免'], notIn: plans, not: /收费(?:项目|标准|公开|行为|目录|清单|公示|主体)|事业性收费|涉企收费|涉农收费|三公/,
    says: [
      /收费|费用|收取[^。;,]{0,12}费|减免|免费/,
      new RegExp(`${none}|免费|均|共计?|[\\d.]+\\s?万?元`),
      /政府信息|信息公开|依申请|申请公开|公开申请|检索|复制|邮寄/,
    ],
  },
  {
    slot: 'appeals', words: ['复议', '诉讼'], notIn: plans, not: /复议(?:体制|委员会|机构|应诉)|诉讼法|复议法/,
    says: [
      /复议|诉讼/,
      new RegExp([
        `${none}[^。;]{0,40}(?:复议|诉讼)`, `(?:复议|诉讼)[^。;,]{0,12}(?:${none}|\\d+\\s?(?:件|起|宗|例|次|个))`,
        '\\d+\\s?(?:件|起|宗|例)[^。;,]{0,10}(?:复议|诉讼)',
      ].join('|')),
    ],
  },
  {
    slot: 'problems', words: ['存在', '还有', '仍有', '问题', '不足', '有待', '不够'], notIn: ['preface'],
    says: [
      new RegExp([
        '(?:存在|还有|仍有)[^。;]{0,30}(?:问题|不足|差距|困难|薄弱)(?!进行|开展|予以|逐)', '(?:问题|不足)[^。;]{0,8}(?:表现|主要是|主要有)',
        '有待[^。;]{0,8}(?:加强|提高|完善|改进|提升)', '不够(?:及时|全面|深入|规范|完善|到位|高|强|大|健全)',
      ].join('|')),
      /公开|信息/,
    ],
    not: /问题[^。;,]{0,6}(?:进行|开展|予以|逐一|及时)(?:了)?(?:研究|整改|解决|回应|答复)/,
  },
  {
    slot: 'improvements', words: ['下一步', '下步', '今后', '措施', '年', '将'], notIn: ['preface'],
    says: [
      /下一步|下步|今后|改进措施|整改措施|(?:20\d\d|明|新的一|来)年[^。;]{0,14}(?:将|要|继续|进一步)|将(?:继续|进一步|切实|严格|不断|按|重点|着力|从)/,
      /公开|信息/,
    ],
    not: /统计期限/,
  },
  { slot: 'other', words: ['事项'], notIn: ['preface'], says: [/(?:无|没有|暂无)[^。;]{0,8}(?:报告|说明)的?(?:其他)?事项|其他(?:需要)?(?:报告|说明)的?事项/] },
]

const read = new WeakMap<Report, AnsweredSlot[][]>()

/** What each sentence answers, in the order of `report.sentences`; read once for all readers. */
export function answeredSlots(report: Report): AnsweredSlot[][] {
  const known = read.get(report)
  if (known) return known
  const answered = sentenceTexts(report).map((text, index) => answersOf(text, report.sentences[index]!.slot))
  read.set(report, answered)
  return answered
}

/** @param slot of the top-level part the sentence stands in. A number of disputes answers only when it is said of disclosure. */
function answersOf(text: string, slot: SectionSlot | null): AnsweredSlot[] {
  const sentence = unwrapped(text)
  return answers.filter(({ words, says, not, notIn, slot: answered }) => {
    if ((slot && notIn?.includes(slot)) || !words.some((word) => sentence.includes(word))) return false
    if (!says.every((each) => each.test(sentence)) || not?.test(sentence)) return false
    return answered !== 'appeals' || ofDisclosure.test(sentence) || denial.test(sentence)
  }).map((answer) => answer.slot)
}

/** 全年没有行政复议和行政诉讼 leaves none for disclosure either. */
const denial = new RegExp(`${none}[^。;]{0,20}(?:复议|诉讼)|(?:复议|诉讼)[^。;,]{0,8}(?:为零|为0|均为|没有|无)`)
