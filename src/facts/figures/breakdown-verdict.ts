// A total and its parts in, whether they agree out; accused is only what can't overlap and leaves nothing over.
import type { Report } from '../../model/report.js'
import type { PartList } from './breakdown-lists.js'
import type { Figure } from './stated-figures.js'

export interface BreakdownVerdict { holds: 'yes' | 'broken' | 'doubtful'; total: Figure; parts: Figure[]; equation: string }

/** null: nothing to say, because parts of this kind may overlap or name only some of the whole. */
export function judgeParts(report: Report, list: PartList): BreakdownVerdict | null {
  const held = whatHolds(list)
  if (held) return verdict('yes', held.total, held.parts)
  if (list.nested) return null
  const kind = kindOf(report, list)
  if (!kind) return unknownKind(list)
  const parts = list.parts.slice(0, kind.run)
  const sum = intervalOf(parts)
  const over = sum.low > list.total.high
  if (!over && hedged(report, list.total, parts)) return null
  const holds = kind.accuses({ over, parts: parts.length, lead: list.lead, subject: list.total.claims[0]!.subject })
  const exact = list.total.exact && parts.every(({ exact }) => exact)
  return verdict(holds === 'broken' && (!exact || kind.repeats) ? 'doubtful' : holds, list.total, parts)
}

/** The first run of parts from the left that adds up: what follows it is another list. A sum at the end takes runs from the right. */
function whatHolds({ total, parts, lead, earlier }: PartList): { total: Figure; parts: Figure[] } | null {
  for (const whole of [total, ...earlier]) {
    for (let length = parts.length; length >= 2; length -= 1) {
      const run = lead === 'sum' ? parts.slice(-length) : parts.slice(0, length)
      const sum = intervalOf(run)
      if (sum.low <= whole.high && sum.high >= whole.low) return { total: whole, parts: run }
    }
  }
  return null
}

function intervalOf(parts: Figure[]): { low: number; high: number } {
  return parts.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }), { low: 0, high: 0 })
}

interface Mismatch { over: boolean; parts: number; lead: PartList['lead']; subject: string }
interface Kind { part: RegExp; topic: RegExp; notTopic?: RegExp; accuses(mismatch: Mismatch): 'broken' | 'doubtful' }

/** Parts that exclude each other. What they leave over, and whether a shortfall is a mistake, differs. */
const kinds: Kind[] = [
  { // one application, call or visit comes in one way
    part: /当面|现场|窗口|信函|信件|邮寄|来函|来信|网上|网络|网站|在线|平台|传真|邮件|电子|书面|口头|电话|来访|微信/,
    topic: /申请|咨询|诉求|来访|投诉|举报|信访|接待/, notTopic: /主动公开|发布|公开(?:各类)?(?:政府|政务)?信息(?!申请)/,
    accuses: () => 'broken',
  },
  { part: /专职|兼职/, topic: /人员|人/, accuses: ({ parts }) => (parts === 2 ? 'broken' : 'doubtful') },
  { // an application of last year may be answered in this one, and one of this year in the next
    part: /同意公开|予以公开|全部公开|部分公开|不予公开|不同意|免予公开|已公开|不存在|无法提供|不属于|非本|不予处理|其他|补正|撤回|告知/,
    topic: /申请|答复|办结|受理/,
    accuses: ({ over, parts, subject }) => (subject !== 'applications.received' && (over || parts >= 3) ? 'broken' : 'doubtful'),
  },
  { // what is still open is often left out
    part: /维持|纠正|纠错|撤销|驳回|其他|审结|审理|撤诉|终止|胜诉|败诉/, topic: /复议|诉讼/,
    accuses: ({ over }) => (over ? 'broken' : 'doubtful'),
  },
  { part: /公民|自然人|法人|企业|组织|个人/, topic: /申请/, accuses: ({ over }) => (over ? 'broken' : 'doubtful') },
]

interface Found { run: number; repeats: boolean; accuses: Kind['accuses'] }

function kindOf(report: Report, { total, labels }: PartList): Found | null {
  // Not from before the sentence: the heading over it speaks of other disclosure.
  const sentence = report.sentences[total.claims[0]!.sentence]
  const context = report.text.clean.slice(Math.max(sentence?.start ?? 0, total.start - 40), total.end + 10)
  for (const { part, topic, notTopic, accuses } of kinds) {
    if (!topic.test(context) || notTopic?.test(context)) continue
    const words = labels.map((label) => part.exec(label)?.[0] ?? null)
    const end = words.indexOf(null)
    const run = end < 0 ? words.length : end
    if (run >= 2) return { run, repeats: new Set(words.slice(0, run)).size < run, accuses }
  }
  return null
}

/** '其余', '等', '主要': the list says itself that it leaves some out. */
function hedged(report: Report, total: Figure, parts: Figure[]): boolean {
  return /其余|余下|剩余|余者|主要|等/.test(report.text.clean.slice(total.end, parts.at(-1)!.end + 12))
}

function unknownKind({ total, parts, lead }: PartList): BreakdownVerdict | null {
  const disclosed = total.claims.some(({ subject }) => subject === 'proactive')
  const over = intervalOf(parts).low > total.high
  return lead === 'each' && over && !disclosed ? verdict('doubtful', total, parts) : null
}

function verdict(holds: BreakdownVerdict['holds'], total: Figure, parts: Figure[]): BreakdownVerdict {
  const sum = parts.reduce((whole, { value }) => whole + value, 0)
  const sign = sum === total.value ? '' : holds === 'yes' ? ` ≈ ${total.value}` : ` ≠ ${total.value}`
  return { holds, total, parts, equation: `${parts.map(({ value }) => value).join(' + ')} = ${sum}${sign}` }
}
