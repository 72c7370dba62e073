// Sentences in, the figures they state out: subject, number, unit, whose and of when.
import { bareNil, closeNil, hearNone } from './claim-nil.js'
import { claimOf } from './claim-role.js'
import { subjectsOf } from './claim-subject.js'
import { endClause, enterBrackets, goOn, hearWord, hearYear, leaveBrackets, newStory } from './claim-story.js'
import { readWords } from './claim-words.js'
import { readNumbers } from './numbers.js'
import type { Claim, DateMention, Section, Sentence } from '../model/report.js'
import type { Text } from '../model/text.js'
import type { Story } from './claim-story.js'
import type { NumberMention } from './numbers.js'
import type { Word } from './claim-words.js'

/**
 * Every figure of the sentences in order of the text; one that answers for two subjects ('均为0') stands once for each.
 * A nil statement ('未收到申请') is a figure of value 0 whose range is the statement. Linear in the length of the sentences.
 */
export function readClaims(
  text: Text, sentences: Sentence[], dates: DateMention[], year: number | null, sections: Section[] = [],
): Claim[] {
  const claims: Claim[] = []
  let date = 0
  let before: Story | null = null
  for (const [index, sentence] of sentences.entries()) {
    while (date < dates.length && dates[date]!.end <= sentence.start) date += 1
    const numbers = readNumbers(text.clean, sentence.start, sentence.end)
    const words = readWords(text.clean, sentence.start, sentence.end)
    if (!numbers.length && !words.some(({ tag }) => tag === 'none' || tag === 'noneIssued')) continue
    const slot = sections[sentence.section]?.slot ?? sentence.slot
    const story = newStory({ clean: text.clean, sentence, index, slot, year, dates: datesWithin(dates, date, sentence.end), claims })
    if (before) goOn(story, before)
    tell(story, words, numbers)
    bareNil(story)
    before = story
  }
  return claims
}

function datesWithin(dates: DateMention[], from: number, end: number): DateMention[] {
  let to = from
  while (to < dates.length && dates[to]!.start < end) to += 1
  return dates.slice(from, to)
}

/** Walks words and numbers of one sentence in the order they are said. */
function tell(story: Story, words: Word[], numbers: NumberMention[]): void {
  let number = 0
  for (let word = 0; word <= words.length; word += 1) {
    const until = words[word]?.start ?? story.sentence.end
    while (number < numbers.length && numbers[number]!.start < until) {
      hearNumber(story, numbers[number]!, words, word, numbers[number + 1]?.start ?? story.sentence.end)
      number += 1
    }
    if (words[word]) hear(story, words[word]!)
  }
  closeNil(story, story.sentence.end)
}

function hear(story: Story, word: Word): void {
  const { tag } = word
  if (tag === 'comma' || tag === 'stop' || tag === 'open' || tag === 'close') {
    closeNil(story, word.start)
    if (tag === 'open') enterBrackets(story, word)
    else if (tag === 'close') leaveBrackets(story, word)
    else endClause(story, word)
  } else if (tag === 'none' || tag === 'noneIssued') hearNone(story, word)
  else hearWord(story, word)
}

function hearNumber(story: Story, number: NumberMention, words: Word[], next: number, limit: number): void {
  if (number.kind === 'year') return hearYear(story, number)
  // '没有一起行政复议' denies the one that it counts.
  if (story.none && number.value === 1) return
  story.none = null
  const subjects = subjectsOf(story, number, words, next, limit)
  for (const { subject, role } of subjects) {
    if (subject === 'other' && (!number.arabic || number.unitWord === '')) continue
    story.claims.push(claimOf(story, subject, number, role))
  }
  story.figure = {
    subjects: subjects.map(({ subject }) => subject), topic: story.noun?.tag ?? null, clause: story.clause, end: number.end,
  }
  story.pending = []
  story.acts = []
  story.channelClause = -1
}
