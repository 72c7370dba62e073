// Denials in, claims of zero out: '未收到申请', '没有发生行政复议、行政诉讼', '行政复议和诉讼情况:无'.
import { nilClaimOf } from './claim-role.js'
import { isApplicationNoun } from './claim-subject.js'
import type { ClaimSubject } from '../model/report.js'
import type { Story } from './claim-story.js'
import type { Word } from './claim-words.js'

export function hearNone(story: Story, word: Word): void {
  if (story.none) return
  story.none = { word, nouns: [], issue: word.tag === 'noneIssued', cancelled: false }
}

/** At the end of a clause: what was denied in it. `end` is where the clause ends. */
export function closeNil(story: Story, end: number): void {
  const { none } = story
  story.none = null
  if (!none) return goOnDenying(story)
  if (none.cancelled) return
  const nouns = none.nouns.length ? none.nouns : nounsBefore(story, none.word.end, end)
  const last = nouns.at(-1)
  if (!last || last.start - none.word.end > farthest || isAboutMoney(story, last)) return
  if (story.clean[none.word.start] === '零' && none.nouns[0]?.start !== none.word.end) return
  const range = { start: Math.min(none.word.start, nouns[0]!.start), end: Math.max(none.word.end, last.end) }
  const subjects = new Set(nouns.map((noun) => deniedSubject(story, noun, none.issue)))
  for (const subject of subjects) if (subject) story.claims.push(nilClaimOf(story, subject, range))
  if (subjects.size) story.deniedClause = story.clause
  story.pending = []
}

/** Characters between a denial and what it denies; the applicants and their wishes may stand between. */
const farthest = 60

/** '没有发生行政复议,行政诉讼': a clause of nouns alone goes on with the denial before it. */
function goOnDenying(story: Story): void {
  if (story.deniedClause !== story.clause - 1 || story.acts.length || story.figure?.clause === story.clause) return
  for (const noun of story.pending) {
    if (noun.tag !== 'review' && noun.tag !== 'litigation') continue
    const alone = noun.start - story.clauseStart <= 2 && !isAboutMoney(story, noun)
    if (alone) story.claims.push(nilClaimOf(story, noun.tag, { start: noun.start, end: noun.end }))
  }
}

/** '行政复议、行政诉讼均未发生': the nouns stand before the denial, and nothing but filling words after it. */
function nounsBefore(story: Story, from: number, end: number): Word[] {
  if (!filling.test(story.clean.slice(from, Math.min(end, from + 24)))) return []
  return story.pending.length ? story.pending : story.noun ? [story.noun] : []
}

const filling = /^(?:发生|收到|接到|出现|产生|此类|该类|相关|有关|类似|情况|的|案件|案|申请|事项|情形|一件|一例|一起|过|任何|\s){0,6}$/

/** '没有发生与诉讼有关的费用支出' denies the spending. */
function isAboutMoney(story: Story, noun: Word): boolean {
  return /^[^,。;]{0,24}(?:费用|支出|经费|赔偿)/.test(story.clean.slice(noun.end, noun.end + 30))
}

function deniedSubject(story: Story, noun: Word, issue: boolean): ClaimSubject | null {
  switch (noun.tag) {
    case 'review': case 'litigation': return noun.tag
    case 'refuse': return 'applications.refused'
    case 'carryIn': return 'applications.carriedOver'
    case 'carryOut': return 'applications.carriedForward'
    case 'normative': return issue ? 'normative.issued' : null
    case 'rules': return issue ? 'rules.issued' : null
    default: return isApplicationNoun(story, noun) ? 'applications.received' : null
  }
}

const nothing = /^(?:\(?[一二三四五六七八九十\d][\d)、.]{1,3})?(?:(?:本年度?|全年|\d{4}年度?),?)?(?:[我本]\S{1,6})?(?:无|没有|未发生|暂无|无此[类项]?(?:情况|事项|内容)|(?:没有|未)(?:发生|收到)过?|此项为?零|0件)[。;.]?$/

/** A part whose only sentence is '无' answers for all that the part is about. */
export function bareNil(story: Story): void {
  const { sentence, slot, clean } = story
  if (sentence.end - sentence.start > 30 || (slot !== 'appeals' && slot !== 'applications')) return
  const said = clean.slice(sentence.start, sentence.end).trim()
  if (!nothing.test(said)) return
  const subjects: ClaimSubject[] = slot === 'appeals' ? ['review', 'litigation'] : ['applications.received']
  const range = { start: sentence.start, end: sentence.end }
  if (story.claims.at(-1)?.sentence === story.index) return
  for (const subject of subjects) story.claims.push(nilClaimOf(story, subject, range))
}
