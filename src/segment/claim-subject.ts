// A number and the story told before it in, what it counts out.
import { aboutOf, isAct, isTopic } from './claim-story.js'
import type { ClaimRole, ClaimSubject } from '../model/report.js'
import type { Story } from './claim-story.js'
import type { Tag, Word } from './claim-words.js'
import type { NumberMention } from './numbers.js'

export interface Bound { subject: ClaimSubject; /** Only where the words themselves decide it. */ role: ClaimRole | null }

/** `words[next]` is the first word after the number; `limit` is where the next number stands. */
export function subjectsOf(story: Story, number: NumberMention, words: Word[], next: number, limit: number): Bound[] {
  const ahead = lookAhead(words, next, Math.min(limit, number.end + reach))
  const nouns = nounsFor(story, number, ahead)
  if (!nouns.length) return [bindWithoutNoun(story, number, ahead)]
  const bound = nouns.length === 1 ? bind(story, number, nouns[0]!, ahead) : nouns.flatMap((noun) => bind(story, number, noun, ahead))
  const known = bound.filter(({ subject }) => subject !== 'other')
  if (!known.length) return [{ subject: 'other', role: null }]
  // Two subjects share one number that nobody deals out: whose it is can't be told, unless it is zero.
  const shared = known.length > 1 && nouns.length > 1 && number.value !== 0 && !shares(story, number)
  return shared ? known.map(({ subject }) => ({ subject, role: 'unclear' })) : known
}

/** How far after a number its noun or act may stand: '9件政府信息公开申请'. */
const reach = 14

interface Ahead { noun: Word | null; act: Word | null }

function lookAhead(words: Word[], next: number, limit: number): Ahead {
  const ahead: Ahead = { noun: null, act: null }
  for (let index = next; index < words.length && words[index]!.start < limit; index += 1) {
    const word = words[index]!
    if (word.tag === 'comma' || word.tag === 'stop' || word.tag === 'open' || word.tag === 'close') break
    if (isTopic(word.tag)) ahead.noun ??= word
    if (isAct(word.tag)) ahead.act ??= word
  }
  return ahead
}

function nounsFor(story: Story, number: NumberMention, ahead: Ahead): Word[] {
  const dealt = story.dealt.shift()
  if (dealt) return [dealt]
  if (story.pending.length > 1 && (shares(story, number) || number.value === 0)) return joined(story)
  if (story.noun && story.nounClause === story.clause) return story.pending.length > 1 ? joined(story) : [story.noun]
  if (ahead.noun) return [ahead.noun]
  return story.noun ? [story.noun] : []
}

/** '均为0', '各3件': every noun before it has this number. */
function shares(story: Story, number: NumberMention): boolean {
  if (number.each) return true
  const between = story.noun ? number.start - story.noun.end : 0
  return between > 0 && between <= 20 && /[均都]|各为/.test(story.clean.slice(number.start - between, number.start))
}

/** The nouns that conjunctions tie to the last one: '行政复议案及行政诉讼案'. */
function joined(story: Story): Word[] {
  const tied: Word[] = []
  for (let index = story.pending.length - 1; index >= 0; index -= 1) {
    const noun = story.pending[index]!
    const after = tied[0]
    if (after && !/^\S{0,5}[、和及与或,]\S{0,4}$/.test(story.clean.slice(noun.end, after.start))) break
    tied.unshift(noun)
  }
  return tied
}

function bind(story: Story, number: NumberMention, noun: Word, ahead: Ahead): Bound[] {
  if (number.unit === 'yuan') return [{ subject: moneySubject(story, noun), role: null }]
  if (!countable(number)) return [other]
  const acts = actsFor(story, ahead)
  const here = story.nounClause === story.clause || noun === ahead.noun
  if (!here && (story.inherited ? !goesOnWith(story, number, acts.own) : !acts.own && !isContinuation(story, number))) return [other]
  switch (noun.tag) {
    case 'application': case 'bareApplication': return bindApplication(story, noun, acts)
    case 'proactive': case 'disclosed': return [bindProactive(story, number, noun)]
    case 'review': case 'litigation': return [isPublished(story, noun) ? other : bindDispute(noun.tag, acts)]
    case 'normative': case 'rules': return [{ subject: documentSubject(noun.tag, acts), role: null }]
    case 'licences': case 'penalties': case 'coercion': return [{ subject: decisionSubject(noun.tag, number, acts), role: null }]
    default: return [other]
  }
}

const other: Bound = { subject: 'other', role: null }

function countable({ unit, unitWord }: NumberMention): boolean {
  return unit === 'item' || (unit === 'time' && unitWord === '次') || unitWord === ''
}

/** A clause of its own that only adds the number: '收到申请,共9件', '其中当面1件'. */
function isContinuation(story: Story, number: NumberMention): boolean {
  return number.start - story.clauseStart <= 8 || story.channelClause === story.clause || story.partClause === story.clause
}

/** After a sentence on applications '办理实事10件' is of something else, and '办结5件' is not. */
function goesOnWith(story: Story, number: NumberMention, act: Tag | null): boolean {
  if (act === 'handle') return number.start - story.act!.end <= 1
  return act !== null && act !== 'receive' && applicationSubjects.has(act)
}

interface Acts { own: Tag | null; before: Tag | null; inherited: Tag | null }

function actsFor(story: Story, ahead: Ahead): Acts {
  const own = story.act && story.actClause === story.clause ? story.act.tag : null
  const before = story.acts.length > 1 && story.acts.at(-1)!.start - story.acts.at(-2)!.end <= 3 ? story.acts.at(-2)!.tag : null
  const behind = !story.acts.length && ahead.act && lateActs.has(ahead.act.tag) ? ahead.act.tag : null
  return { own: behind ?? own, before, inherited: story.act?.tag ?? null }
}

/** Acts that may follow their number: '5件予以公开,2件不予公开'. */
const lateActs = new Set<Tag>(['grant', 'partlyGrant', 'refuse', 'otherReply', 'carryIn', 'carryOut', 'verdict', 'repeal'])

const applicationSubjects: ReadonlyMap<Tag, ClaimSubject> = new Map<Tag, ClaimSubject>([
  ['receive', 'applications.received'], ['handle', 'applications.handled'], ['grant', 'applications.granted'],
  ['partlyGrant', 'applications.partlyGranted'], ['refuse', 'applications.refused'], ['carryIn', 'applications.carriedOver'],
  ['carryOut', 'applications.carriedForward'],
])

function bindApplication(story: Story, noun: Word, acts: Acts): Bound[] {
  if (!isApplicationNoun(story, noun)) return [other]
  if (acts.own && !applicationSubjects.has(acts.own)) return [other]
  const unsure = mixedWithOtherWork(story, noun) || (acts.own === 'handle' && isShareInTime(story))
  const role = unsure ? 'unclear' : shareRole(story, noun, acts)
  const subject = applicationSubjects.get(acts.own ?? acts.inherited ?? 'receive') ?? 'applications.received'
  const unspoken = !acts.own && (story.attribute || story.figure?.subjects.includes('proactive') || story.partOf?.topic === 'document')
  if (unspoken) return [other]
  if (acts.before === 'receive' && acts.own === 'handle') return [{ subject: 'applications.received', role }, { subject, role }]
  return [{ subject, role }]
}

/** A bare '申请' means one for information in the part about them, or where the sentence has named them; never '许可申请'. */
export function isApplicationNoun(story: Story, noun: Word): boolean {
  if (noun.tag === 'application') return true
  if (noun.tag !== 'bareApplication') return false
  const named = /(?:许可|登记|救助|低保|补贴|贷款|仲裁|注册|专利|审批|立案|赔偿|工伤|户口|项目|业务|执行)$/
  const before = story.clean.slice(noun.start - 2, noun.start)
  if (named.test(before)) return false
  // The form's own words for it.
  if (before === '新收') return true
  return story.qualified || story.slot === 'applications'
}

/** '咨询和申请24件' counts both. */
function mixedWithOtherWork(story: Story, noun: Word): boolean {
  const index = story.pending.indexOf(noun)
  const before = story.pending[index - 1]
  return before?.tag === 'busy' && /^[、和及与或以]{1,2}$/.test(story.clean.slice(before.end, noun.start))
}

/** '按时办结7件,延期办结1件' are shares; '按时办结9件' may be all. */
function isShareInTime({ act, clean }: Story): boolean {
  return act !== null && /[按延逾超][时期]$/.test(clean.slice(act.start - 2, act.start))
}

/** '网上申请7件', '法人申请2件' is one channel's or one kind of applicant's share of what was received. */
function shareRole(story: Story, noun: Word, acts: Acts): ClaimRole | null {
  const oneChannel = story.channelClause === story.clause && story.channels === 1
  const from = Math.max(story.clauseStart, noun.start - 4, (story.figure?.end ?? -1) + 1)
  const oneKind = /(?:^|[^、和及或与])(?:自然人|公民|法人|企业|个人)$/.test(story.clean.slice(from, noun.start))
  if (!oneChannel && !oneKind) return null
  // '收到网上申请7件' may be all there was, or the first of several.
  return acts.own !== 'receive' || story.figure?.subjects.includes('applications.received') ? 'part' : 'unclear'
}

/** Only general words between '主动公开' and the number make it the whole: '主动公开财政信息45条' is one kind. */
const general = /^(?:的|了|过|共计|合计|总计|共|计|各类|各种|本级|全区|全县|全市|全年|政府|政务|公开|信息|内容|总数|总量|数量|条数|件数|数|量|达到|达|为|约|近|超过|有|是|:|“|”|"|\s){0,10}$/

function bindProactive(story: Story, number: NumberMention, noun: Word): Bound {
  if (story.attribute || story.partOf?.topic === 'document' || story.noun?.tag === 'document') return other
  // '属于主动公开范围的2件' is an answer to applications.
  if (story.slot === 'applications' || story.figure?.subjects.some((subject) => subject.startsWith('applications'))) return other
  const here = story.nounClause === story.clause
  const between = story.clean.slice(here ? noun.end : story.clauseStart, number.start)
  return { subject: 'proactive', role: general.test(between) || noun.start > number.start ? null : 'part' }
}

/** '公开行政复议决定书3件' counts papers. */
function isPublished({ act, clean }: Story, noun: Word): boolean {
  return (act?.tag === 'publish' || act?.tag === 'issue') && /^[的了]?$/.test(clean.slice(act.end, noun.start))
}

function bindDispute(subject: 'review' | 'litigation', acts: Acts): Bound {
  return { subject, role: acts.own === 'verdict' ? 'part' : null }
}

function documentSubject(noun: 'normative' | 'rules', acts: Acts): ClaimSubject {
  const act = acts.own === 'publish' && acts.before === 'issue' ? 'issue' : acts.own ?? acts.inherited
  if (act === 'issue') return noun === 'rules' ? 'rules.issued' : 'normative.issued'
  if (noun === 'normative' && act === 'repeal') return 'normative.repealed'
  return noun === 'normative' && act === 'inForce' ? 'normative.inForce' : 'other'
}

/** Decisions are counted in 件: '行政许可事项70项' is a list of powers. */
function decisionSubject(noun: 'licences' | 'penalties' | 'coercion', number: NumberMention, acts: Acts): ClaimSubject {
  return (acts.own === 'decide' || acts.own === 'handle') && '件宗起次个'.includes(number.unitWord || '?') ? noun : 'other'
}

function moneySubject(story: Story, noun: Word): ClaimSubject {
  if (noun.tag === 'processingFee') return 'processingFee'
  if (noun.tag !== 'fee') return 'other'
  const about = aboutOf(story)
  if (about.processingFee) return 'processingFee'
  return story.slot === 'fees' || about.supply ? 'fees' : 'other'
}

/** '共收到9件,不予公开1件' in the part about applications names no noun. */
function bindWithoutNoun(story: Story, number: NumberMention, ahead: Ahead): Bound {
  if (story.slot !== 'applications' || !countable(number) || story.attribute) return other
  const { own, before } = actsFor(story, ahead)
  if (own === 'handle' && isShareInTime(story)) return { subject: 'applications.handled', role: 'unclear' }
  const subject = own ? applicationSubjects.get(own) : undefined
  if (!subject) return other
  if (before === 'receive' && own === 'handle') return { subject: 'applications.received', role: null }
  return { subject, role: null }
}
