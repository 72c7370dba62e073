// An issued problem list in, what its letter says out, paragraph by paragraph and item by item: Word and PDF set the same words.
import { basisOf, fewPlacesOf, marksOf } from '../findings.js'
import { dateIn, dayOf, momentIn } from '../moment.js'
import { flat, visible } from '../visible.js'
import { exportWords } from '../words.js'
import { problemWords } from './words.js'
import type { Language } from '../../model/words.js'
import type { IssuedList, ListedProblem, ListedStep } from '../../model/problem-list-export.js'

export interface Letter {
  title: string
  addressed: string
  opening: string
  /** The office's own words, a paragraph each. */
  note: string[]
  items: LetterItem[]
  /** Under the table, in small. */
  small: string[]
  /** Who signs, and the day. */
  signed: string[]
  /** Last of all, in small: which file was checked; null where it is not seen any more. */
  checked: string | null
}
export interface LetterItem {
  number: string
  item: string
  problem: string
  places: string[]
  basis: string
  toDo: string
  due: string
  progress: string[]
}

export function letterOf(list: IssuedList, language: Language): Letter {
  const [w, p] = [exportWords[language], problemWords[language]]
  const { document, ruleset, checkedAt, note, items } = list
  return {
    title: w.problemTitle,
    addressed: w.addressed(flat(list.body ?? w.unknown)),
    opening: openingOf(list, language),
    note: note === null ? [] : visible(note).split('\n').map((line) => line.trim()).filter((line) => line !== ''),
    items: items.map((each) => itemOf(each, language)),
    small: [...(items.some(({ steps }) => steps.length > 0) ? [p.asOf(dateIn(list.asOf, language))] : []), p.closing],
    signed: [...(list.office === null ? [] : [flat(list.office)]), dateIn(list.issuedOn, language)],
    checked: document && ruleset && checkedAt !== null
      ? p.checked(flat(document.name), document.sha256, `${ruleset.id} ${ruleset.version}`, momentIn(checkedAt, language), list.id) : null,
  }
}

/** Items that were given another day say so themselves; the letter says that there are such. */
function openingOf({ title, document, dueOn, items }: IssuedList, language: Language): string {
  const [w, p] = [exportWords[language], problemWords[language]]
  const some = items.some((item) => item.dueOn !== dueOn)
  return p.opening(flat(title ?? document?.name ?? w.unknown), items.length, dateIn(dueOn, language)) + (some ? p.otherDays : '')
}

function itemOf(each: ListedProblem, language: Language): LetterItem {
  const { finding } = each
  return {
    number: String(each.n),
    item: finding === null ? each.ruleId : flat(finding.title) + marksOf(finding, language),
    problem: finding === null ? '—' : flat(finding.message),
    places: finding === null ? [] : fewPlacesOf(finding, language),
    basis: (finding && basisOf(finding, language)) || '—',
    toDo: finding?.advice === null || finding === null ? '—' : flat(finding.advice),
    due: dateIn(each.dueOn, language), progress: progressOf(each, language),
  }
}

/** The state, and every step to it. Of what has not moved and still has time nothing is said: the body is to fill it in. */
function progressOf({ state, steps, punctuality }: ListedProblem, language: Language): string[] {
  const { states, punctualities } = problemWords[language]
  if (steps.length === 0 && punctuality === 'pending') return []
  return [punctuality === 'overdue' ? punctualities.overdue : states[state], ...steps.map((step) => stepLine(step, language))]
}

/** 2025年3月10日报送整改情况（逾期）；链接：http://…；理由：… */
export function stepLine({ step, at, late, dueOn, seen, links, reason }: ListedStep, language: Language): string {
  const [w, p] = [exportWords[language], problemWords[language]]
  const day = dateIn(dayOf(at), language)
  return [
    (language === 'zh' ? day : `${day} `) + p.steps[step] + (late === true ? w.aside(p.late) : ''),
    ...(dueOn === null ? [] : [p.newDue(dateIn(dueOn, language))]),
    ...(seen === null ? [] : [p.seen[seen]]),
    ...(reason === null ? [] : [p.reason + w.colon + flat(reason)]),
    ...(links.length === 0 ? [] : [p.links + w.colon + links.map(flat).join(' ')]),
  ].join(w.semicolon)
}

/** The moment a letter's file is stamped with: that of the last thing it tells. */
export function stampOf({ issuedOn, items }: IssuedList): string {
  return items.flatMap(({ steps }) => steps.map(({ at }) => at)).reduce((last, at) => (at > last ? at : last), `${issuedOn}T00:00:00.000Z`)
}
