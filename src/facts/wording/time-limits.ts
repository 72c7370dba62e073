// Time limits cited in the text, each bound to the act it is said of, held against the limits in force.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { smallNumeral } from '../small-numerals.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Regime } from '../../model/rulebook.js'
import type { Evidence, Range } from '../../model/span.js'

/** The numbers the law itself uses; another number is a promise of better service or other business. */
type Act = 'reply' | 'proactive' | 'extension' | 'thirdParty' | 'correction' | 'fee'
type Verdict = 'right' | 'wrong' | 'doubtful'
interface Limit { range: Range; days: number; verdict: Verdict }

export const readTimeLimitFacts: FactReader = (report, rulebook) => {
  const regime = rulebook.regimes.find(({ id }) => id === report.identity.regime)
  const limits = regime ? citedLimits(report, regime) : []
  const wrong = limits.filter(({ verdict }) => verdict === 'wrong')
  const doubtful = limits.filter(({ verdict }) => verdict === 'doubtful')
  const show = (some: Limit[]): Evidence[] => some.slice(0, mostShown)
    .map(({ range }) => evidenceAt(report, range, placeOf(report, range)))
  return [
    fact('limits.cited', limits.length, show(limits)),
    fact('limits.wrong', wrong.length, show(wrong)),
    fact('limits.wrongDays', wrong[0]?.days ?? null, show(wrong.slice(0, 1))),
    fact('limits.doubtful', doubtful.length, show(doubtful)),
    fact('limits.rightDays', regime?.limits.reply ?? null),
  ]
}

const mostShown = 10

/** A number may be cut from its unit by a line break: 20个工作⏎日内. */
const workingDays = /工\s?作\s?日/g
const numberBefore = /(\d{1,3}|[一二三四五六七八九十]{1,3})\s*个?\s*$/

function citedLimits(report: Report, regime: Regime): Limit[] {
  const { clean } = report.text
  const limits: Limit[] = []
  for (const { index, 0: unit } of clean.matchAll(workingDays)) {
    const number = numberBefore.exec(clean.slice(Math.max(0, index - 12), index))
    const days = number ? smallNumeral(number[1]!) : null
    const body = number && days !== null ? bodyAround(report, index) : null
    if (!body) continue
    const start = index - number![0].length
    const place = { clean, start, end: index + unit.length, from: body.start, to: body.end }
    const act = actOf(place)
    const verdict = act ? judged(act, days!, regime, report.identity.year.value, place) : null
    if (verdict) limits.push({ range: clauseOf(place), days: days!, verdict })
  }
  return limits
}

interface Place { clean: string; start: number; end: number; from: number; to: number }

/** The sentences around an offset, joined over one line break; null outside the body. */
function bodyAround({ sentences }: Report, at: number): Range | null {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (sentences[middle]!.start <= at) low = middle
    else high = middle - 1
  }
  const sentence = sentences[low]
  if (!sentence || at >= sentence.end + 2 || at < sentence.start) return null
  const next = sentences[low + 1]
  const goesOn = next && next.start - sentence.end <= 2 && sentence.section === next.section
  return { start: sentence.start, end: goesOn ? next.end : sentence.end }
}

const longestClause = 120

/** The clause around the number, between commas and stops, line breaks passed over. */
function clauseOf({ clean, start, end, from, to }: Place): Range {
  let first = start
  let last = end
  const [earliest, latest] = [Math.max(from, start - longestClause), Math.min(to, end + longestClause)]
  while (first > earliest && !/[,;。:、]/.test(clean[first - 1]!)) first--
  while (last < latest && !/[,;。:、]/.test(clean[last]!)) last++
  return { start: first, end: last }
}

/** What the office really took, or promises beyond the law, cites no limit. */
const performance = /平均|实际|用时|耗时|提前|缩短|压缩|仅用|提速|承诺|控制在/
const change = /(?:由|从)[^,。;]{0,6}工作日[^。;]{0,8}(?:延长|调整|改|增加|变)/
const otherBusiness = /信访|投诉|举报|许可|审批|提案|建议|热线|信箱|来信|来访|工单|咨询|留言|诉求|行政复议|诉讼|办件|证照|缴税/
const ofDisclosure = /政府信息|信息公开|公开信息|依申请|申请公开|公开申请|公开/

/** 收到申请3件,均在法定期限15个工作日内办结 */
const ofApplications = /申请[^。;]{0,40}法定(?:期限|时限)|法定(?:期限|时限)[^。;]{0,40}申请/

function actOf(place: Place): Act | null {
  const { clean, start, end, from, to } = place
  const clause = clauseOf(place)
  const words = clean.slice(clause.start, clause.end).replace(/\s+/g, '')
  const sentence = clean.slice(Math.max(from, start - 120), Math.min(to, end + 80)).replace(/\s+/g, '')
  if (performance.test(words) || (otherBusiness.test(words) && !ofDisclosure.test(words))) return null
  if (change.test(sentence)) return 'reply'
  const act = special(words)
  if (act && (act !== 'extension' || ofDisclosure.test(sentence))) return act
  const after = clean.slice(end, clause.end).replace(/\s+/g, '')
  return ofDisclosure.test(sentence) || ofApplications.test(sentence) ? plainAct(words, after) ?? plainAct(sentence, after) : null
}

function special(words: string): Act | null {
  if (/第三方|征求|征询/.test(words)) return 'thirdParty'
  if (/补正|更正/.test(words)) return 'correction'
  if (/延长|延期/.test(words)) return 'extension'
  return /缴纳|缴费|缴款|收费通知/.test(words) ? 'fee' : null
}

/** What follows the number says most: 内主动公开 is no reply, though the clause names applications before it. */
function plainAct(words: string, after: string): Act | null {
  if (/主动公开|及时公开/.test(after)) return 'proactive'
  if (/答复|回复|申请/.test(words)) return 'reply'
  return /公开|发布|公布|上网|形成|变更|产生/.test(words) ? 'proactive' : null
}

function judged(act: Act, days: number, { limits, reportYears }: Regime, year: number | null, place: Place): Verdict | null {
  const revised = reportYears.from >= 2019
  if (act === 'reply') return replyVerdict(days, limits, year, place)
  if (act === 'proactive') return days === limits.proactive ? 'right' : days > limits.proactive ? 'doubtful' : null
  if (act === 'extension') return days === limits.extension ? 'right' : extensionVerdict(days, limits, year)
  // Only the edition of 2019 gives days to third parties, for corrections and for paying a fee.
  if (!revised) return null
  const right = { thirdParty: 15, correction: 7, fee: 20 }[act]
  return days === right ? 'right' : null
}

function replyVerdict(days: number, limits: Regime['limits'], year: number | null, place: Place): Verdict | null {
  if (days === limits.reply) return 'right'
  const { clean, from, to, start, end } = place
  const sentence = clean.slice(Math.max(from, start - 60), Math.min(to, end + 60)).replace(/\s+/g, '')
  if (alsoLawful(days, limits, year)) return statesBoth(clean, limits.reply) || earlierLaw.test(sentence) ? 'right' : 'doubtful'
  if (change.test(sentence) || days === limits.reply + limits.extension) return 'right'
  if (days !== 15 && days < limits.reply) return null
  // Where the sentence speaks of publishing as well, the number may be that limit.
  return /主动公开|形成或|变更之日|制作|发布/.test(sentence) || !/答复|回复|法定(?:期限|时限)/.test(sentence) ? 'doubtful' : 'wrong'
}

const earlierLaw = /5月15日|施行前|修订前|旧条例/

function extensionVerdict(days: number, limits: Regime['limits'], year: number | null): Verdict | null {
  if (alsoLawful(days, limits, year)) return 'doubtful'
  return days === 15 || days === 20 || days > limits.extension ? 'doubtful' : null
}

function alsoLawful(days: number, { alsoLawful: others }: Regime['limits'], year: number | null): boolean {
  return year !== null && others.some((other) => other.days === days && within(other.reportYears, year))
}

function within({ from, to }: { from: number; to: number }, year: number): boolean {
  return from <= year && year <= to
}

/** A report that names both limits knows both editions. */
function statesBoth(clean: string, reply: number): boolean {
  return new RegExp(`${reply}\\s?个?工\\s?作\\s?日`).test(clean)
}
