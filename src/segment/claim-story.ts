// What a sentence has said up to a point: its subject, its act, its year, its scope. Words go in, a Claim can be told at any time.
import type { Claim, ClaimSubject, DateMention, SectionSlot, Sentence } from '../model/report.js'
import type { NumberMention } from './numbers.js'
import type { Tag, Word } from './claim-words.js'

export interface Told {
  clean: string
  sentence: Sentence
  index: number
  /** What the innermost part that holds the sentence is about. */
  slot: SectionSlot | null
  year: number | null
  /** The sentence's dates. */
  dates: DateMention[]
  /** Where claims are put as they are understood. */
  claims: Claim[]
}

export interface Story extends Told {
  /** Number and first character of the clause being told. */
  clause: number
  clauseStart: number
  noun: Word | null
  nounClause: number
  /** Nouns that no figure has answered yet: '行政复议、行政诉讼均为0'. */
  pending: Word[]
  /** Figures of '分别为3件、2件' still to be dealt out. */
  dealt: Word[]
  act: Word | null
  actClause: number
  /** Acts of the clause since the last figure. */
  acts: Word[]
  none: Denial | null
  /** The clause before this one was a denial, so that nouns alone go on with it. */
  deniedClause: number
  figure: Figure | null
  /** Subjects whose total the following figures are parts of. */
  partOf: Figure | null
  partClause: number
  time: 'this-year' | 'last-year' | 'unclear' | null
  /** A date or year after 截至 or 到 stands in the sentence. */
  until: boolean
  cumulative: 'plain' | 'since' | null
  halfYear: string | null
  /** Dates passed so far, and the last of them that bounds a period: '截至…', '1月至11月'. */
  datesHeard: number
  bound: DateMention | null
  /** What the whole sentence speaks of; read once. */
  about: About | null
  compareClause: number
  channelClause: number
  /** Channels named in that clause. */
  channels: number
  wider: boolean
  /** The sentence has named an application for information, so that a bare '申请' means one. */
  qualified: boolean
  /** The noun comes from the sentence before. */
  inherited: boolean
  attribute: boolean
  brackets: Outside[]
}

/** What was being said when a bracket opened. */
type Outside = Pick<Story,
  'noun' | 'nounClause' | 'act' | 'actClause' | 'pending' | 'acts' | 'partOf' | 'clause' | 'clauseStart' | 'figure'>
export interface About { disclosure: boolean; processingFee: boolean; supply: boolean }
export interface Denial { word: Word; nouns: Word[]; issue: boolean; cancelled: boolean }
export interface Figure { subjects: ClaimSubject[]; topic: Tag | null; clause: number; end: number }

/** Written out rather than spread: an object of thirty spread properties costs more than reading its sentence. */
export function newStory({ clean, sentence, index, slot, year, dates, claims }: Told): Story {
  return {
    clean, sentence, index, slot, year, dates, claims, clause: 0, clauseStart: sentence.start,
    noun: null, nounClause: -1, pending: [], dealt: [], act: null, actClause: -1, acts: [],
    none: null, deniedClause: -2, figure: null, partOf: null, partClause: -1,
    time: null, until: false, cumulative: null, datesHeard: 0, bound: null, about: null,
    halfYear: null, compareClause: -1, channelClause: -1, channels: 0, wider: false,
    qualified: false, inherited: false, attribute: false, brackets: [],
  }
}

/** A sentence goes on with the applications that the one before it in the paragraph spoke of: '办结5件', '其中予以公开3件'. */
export function goOn(story: Story, before: Story): void {
  if (before.index !== story.index - 1 || before.sentence.section !== story.sentence.section) return
  if (story.clean.slice(before.sentence.end, story.sentence.start).includes('\n')) return
  if (before.noun && isApplication(before.noun.tag)) story.noun = before.noun
  story.qualified = before.qualified
  story.inherited = true
  if (story.clean[before.sentence.end - 1] === ';' && before.about?.disclosure) aboutOf(story).disclosure = true
  if (story.clean[before.sentence.end - 1] === ';' || story.clean.startsWith('其中', story.sentence.start)) story.partOf = before.figure
}

const topics = new Set<Tag>([
  'application', 'bareApplication', 'proactive', 'disclosed', 'review', 'litigation', 'normative', 'rules', 'licences', 'penalties',
  'coercion', 'fee', 'processingFee', 'document', 'busy',
])
const acts = new Set<Tag>([
  'receive', 'handle', 'grant', 'partlyGrant', 'refuse', 'otherReply', 'carryIn', 'carryOut', 'carry', 'issue', 'repeal', 'inForce', 'decide',
  'publish', 'verdict',
])

export const isTopic = (tag: Tag): boolean => topics.has(tag)
export const isAct = (tag: Tag): boolean => acts.has(tag)

export function hearWord(story: Story, word: Word): void {
  if (isTopic(word.tag)) hearTopic(story, word)
  else if (isAct(word.tag)) hearAct(story, word)
  else hearMark(story, word)
}

function hearTopic(story: Story, word: Word): void {
  if (word.tag === 'application') story.qualified = true
  // '因政府信息公开申请引发的行政复议': the application only says what the review was about.
  if ((word.tag === 'review' || word.tag === 'litigation') && story.noun && story.nounClause === story.clause && isApplication(story.noun.tag)
    && !conjunction.test(story.clean.slice(story.noun.end, word.start))) drop(story, story.noun)
  story.inherited = false
  story.noun = word
  story.nounClause = story.clause
  remember(story.pending, word)
  if (story.none) remember(story.none.nouns, word)
}

/** No list of subjects that share a predicate is longer; a bound keeps hostile text linear. */
const mostNouns = 8

function remember(nouns: Word[], word: Word): void {
  nouns.push(word)
  if (nouns.length > mostNouns) nouns.shift()
}

const isApplication = (tag: Tag): boolean => tag === 'application' || tag === 'bareApplication'
const conjunction = /^[、和及与或以\s]{1,3}$/

function drop(story: Story, noun: Word): void {
  story.pending = story.pending.filter((each) => each !== noun)
  if (story.none) story.none.nouns = story.none.nouns.filter((each) => each !== noun)
}

function hearAct(story: Story, said: Word): void {
  const word = said.tag === 'carry' ? carriedWhere(story, said) : said
  // '结转下年度继续办理1件' carries forward; nothing has been handled.
  if (word.tag === 'handle' && story.act?.tag === 'carryOut' && story.actClause === story.clause) return
  story.act = word
  story.actClause = story.clause
  story.acts.push(word)
  const { none } = story
  if (!none) return
  if (word.tag === 'verdict') none.cancelled = true
  else if (word.tag === 'refuse' || word.tag === 'carryIn' || word.tag === 'carryOut') remember(none.nouns, word)
  else if (word.tag === 'issue') none.issue = true
  else if (word.tag !== 'receive' && word.tag !== 'publish' && isGeneral(story, none.word)) none.cancelled = true
}

/** '2015年结转2件' came in and '结转2017年2件' goes out, in the report of 2016; with no year beside it the act stays as it is. */
function carriedWhere(story: Story, word: Word): Word {
  const before = /(\d{4})年度?$/.exec(story.clean.slice(Math.max(story.clauseStart, word.start - 6), word.start))?.[1]
  const after = /^[至到]?(\d{4})年/.exec(story.clean.slice(word.end, word.end + 7))?.[1]
  if (before && story.year !== null && Number(before) < story.year) {
    // What was carried in from last year is told of this one.
    story.time = null
    return { ...word, tag: 'carryIn' }
  }
  return after && story.year !== null && Number(after) > story.year ? { ...word, tag: 'carryOut' } : word
}

const isGeneral = (story: Story, word: Word): boolean => generalDenial.test(story.clean.slice(word.start, word.end))


/** '没有按时答复的申请' denies the delay; '没有收到申请' says what did not happen. */
const generalDenial = /^(?:没有|[尚暂均并也从全]?无|未有|无人|零)$/

function hearMark(story: Story, word: Word): void {
  switch (word.tag) {
    case 'thisYear': story.time = 'this-year'; break
    case 'lastYear':
      if (!/^无?结转/.test(story.clean.slice(word.end, word.end + 3))) story.time = 'last-year'
      break
    case 'cumulative':
      story.cumulative = story.clean[word.start] === '累' ? 'plain' : 'since'
      story.until ||= boundBefore(story, word.start) !== null
      break
    case 'part':
      if (story.clean.startsWith('分别', word.start) && story.pending.length > 1) story.dealt = [...story.pending]
      if (story.figure) story.partOf = story.figure
      story.partClause = story.clause
      break
    case 'compare': story.compareClause = story.clause; break
    case 'channel':
      story.channels = story.channelClause === story.clause ? story.channels + 1 : 1
      story.channelClause = story.clause
      break
    case 'wider': story.wider = true; break
    case 'own': story.wider = false; break
    case 'attribute': story.attribute = true; break
    case 'future': story.time = 'unclear'; break
    case 'late': if (story.none) story.none.cancelled = true; break
    case 'halfYear': story.halfYear = story.clean.slice(word.start, word.end); break
    default:
  }
}

export function hearYear(story: Story, number: NumberMention): void {
  const lead = story.clean.slice(Math.max(story.clauseStart, number.start - 12), number.start)
  if (/[较比]$/.test(lead)) story.compareClause = story.clause
  else if (/(?:截至|截止|到|至)$/.test(lead)) story.until = true
  else if (story.act?.tag === 'carryOut' && story.actClause === story.clause) return
  else if (lead.length <= 8 && !/[据照按于]/.test(lead)) story.time = timeOf(story.year, number.value)
}

function timeOf(reportYear: number | null, year: number): Story['time'] {
  if (reportYear === null || year === reportYear) return 'this-year'
  return year < reportYear ? 'last-year' : 'unclear'
}

export function endClause(story: Story, mark: Word): void {
  // The stop that ends the sentence leaves its subject to the next one.
  if (mark.tag === 'stop' && mark.end < story.sentence.end) {
    story.noun = null
    story.act = null
    story.pending = []
    story.cumulative = null
  }
  // '累计' speaks of the figure beside it.
  if (story.cumulative === 'plain' && story.figure?.clause === story.clause) story.cumulative = null
  story.clause += 1
  story.clauseStart = mark.end
  story.acts = []
}

/** What stands in brackets after a figure are its parts; what is said in them does not change the sentence around them. */
export function enterBrackets(story: Story, mark: Word): void {
  const { noun, nounClause, act, actClause, pending, acts, partOf, clause, clauseStart, figure } = story
  if (story.brackets.length < 8) story.brackets.push({ noun, nounClause, act, actClause, pending, acts, partOf, clause, clauseStart, figure })
  if (figure && figure.end === mark.start) story.partOf = figure
  story.clause += 1
  story.clauseStart = mark.end
  story.pending = []
  story.acts = []
}

export function leaveBrackets(story: Story, mark: Word): void {
  const outside = story.brackets.pop()
  if (!outside) return endClause(story, mark)
  const inside = story.clause
  Object.assign(story, outside)
  // Clauses are told apart by number: one that goes on after brackets keeps its own.
  if (story.compareClause === inside) story.compareClause = -1
}

export function aboutOf(story: Story): About {
  if (story.about) return story.about
  const said = story.clean.slice(story.sentence.start, story.sentence.end)
  story.about = {
    disclosure: said.includes('公开'), processingFee: said.includes('处理费'), supply: /检索|复制|邮寄|依申请|信息公开/.test(said),
  }
  return story.about
}

/** The last '截至…' or period said before this place; places are asked for in the order of the text. */
export function boundBefore(story: Story, at: number): DateMention | null {
  for (let date = story.dates[story.datesHeard]; date && date.start < at; date = story.dates[story.datesHeard]) {
    if (date.kind === 'period' || isBound(story.clean, date)) story.bound = date
    story.datesHeard += 1
  }
  return story.bound
}

function isBound(clean: string, date: DateMention): boolean {
  return /^[截到至]/.test(clean[date.start]!) || /(?:截至|截止|到|至)(?:今年|本年|当年)?$/.test(clean.slice(Math.max(0, date.start - 6), date.start))
}
