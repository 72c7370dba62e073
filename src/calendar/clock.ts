// One application under one edition of the law in; when its limit started, stopped, started anew and ran out, out.
import { EventType } from '../model/deadline.js'
import { applyEvent, closeConsultations, limitOf, pausedBy, startOf } from './events.js'
import { dayNumber, nextDay } from './days.js'
import { due, noCalendar, passed, starts } from './count-steps.js'
import { afterReply, beforeReceipt, received as receivedOn } from './steps.js'
import { countWorkingDays, workingDaysBetween } from './working-days.js'
import type { Doubt, Pause, Reading } from './events.js'
import type { WorkCalendar } from './working-days.js'
import type { DeadlineStep, DeadlineVerdict, Handling } from '../model/deadline.js'
import type { Edition } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

export interface Clock {
  /** By the plain reading; null while the limit stands still, or when a day on the way has no calendar. */
  dueOn: IsoDate | null
  /** One for each reading that the text and the dates leave open; the plain one first. */
  verdicts: DeadlineVerdict[]
  /** Working days from the last start to the reply, or to the due day. */
  counted: number | null
  steps: DeadlineStep[]
  /** By the plain reading: the day after which the limit runs, what is left out of it, and whether it stands still. */
  start: IsoDate
  pauses: Pause[]
  stands: boolean
}

interface Run extends Omit<Clock, 'verdicts'> { verdict: DeadlineVerdict; mayBeLater: boolean; doubts: Doubt[] }

/** Every doubtful thing is read both ways, and in every combination: there are five kinds of doubt at most. */
export function runClock(handling: Handling, edition: Edition, calendar: WorkCalendar): Clock {
  const plain = run(handling, { edition, calendar, against: new Set() })
  const others = subsetsOf(plain.doubts).map((doubts) => run(handling, { edition, calendar, against: new Set(doubts) }))
  const { dueOn, counted, steps, start, pauses, stands } = plain
  return { dueOn, counted, steps, start, pauses, stands, verdicts: [plain, ...others].flatMap(verdictsOf) }
}

/** Where dates are missing or contradict each other, a pause nobody can measure may have kept a late reply in time. */
function verdictsOf({ verdict, mayBeLater }: Run): DeadlineVerdict[] {
  return mayBeLater && verdict === 'late' ? ['late', 'in-time'] : [verdict]
}

function run(handling: Handling, reading: Reading): Run {
  const { edition, calendar } = reading
  const { received, replied } = handling
  const state = startOf(received, receivedOn(handling, edition))
  for (const event of inOrder(handling)) {
    if (event.date < received) {
      state.mayBeLater = true
      state.steps.push(beforeReceipt(event))
    } else if (isAfter(event, replied)) state.steps.push(afterReply(event))
    else applyEvent(state, event, reading)
  }
  const open = closeConsultations(state, replied, reading)
  const { days, cites } = limitOf(state, edition)
  const stands = (state.waiting.size > 0 || open) && replied === undefined
  const isPaused = pausedBy(state.pauses)
  const count = stands ? null : countWorkingDays(calendar, state.start, days, isPaused)
  if (count) {
    const { start } = state
    state.steps.push(starts(nextDay(start), edition), ...passed(count, start), due(count.last, days, cites))
  } else if (!stands) state.steps.push(noCalendar(state.start, calendar.years))
  const dueOn = count?.last ?? null
  const end = replied ?? dueOn
  const counted = end === null ? null : workingDaysBetween(calendar, state.start, end, isPaused)
  return {
    dueOn, counted, steps: state.steps, start: state.start, pauses: state.pauses, stands, doubts: [...state.doubts],
    mayBeLater: state.mayBeLater || state.waiting.size > 0 || open,
    verdict: stands ? 'open' : verdictOf(handling, dueOn, counted),
  }
}

/** An answer that came after the reply shows how long the pause was; nothing else moves a limit that a reply has ended. */
function isAfter({ type, date }: { type: EventType; date: IsoDate }, replied: IsoDate | undefined): boolean {
  return replied !== undefined && date > replied && !type.endsWith('-answered')
}

/** A reply on a known day needs no calendar beyond it: the limit had not run out by then. */
function verdictOf({ received, replied }: Handling, dueOn: IsoDate | null, counted: number | null): DeadlineVerdict {
  if (replied === undefined) return dueOn === null ? 'not-assessable' : 'open'
  if (replied < received) return 'review'
  if (dueOn === null) return counted === null ? 'not-assessable' : 'in-time'
  return replied <= dueOn ? 'in-time' : 'late'
}

function subsetsOf(doubts: Doubt[]): Doubt[][] {
  const all = doubts.reduce<Doubt[][]>((sets, doubt) => [...sets, ...sets.map((set) => [...set, doubt])], [[]])
  return all.filter(({ length }) => length > 0)
}

const order = EventType.anyOf.map((type): EventType => type.const)

/** By date; on one day what is asked stands before what is answered, however the caller listed them. */
function inOrder({ events = [] }: Handling): Array<{ type: EventType; date: IsoDate }> {
  return [...events].sort((a, b) => dayNumber(a.date) - dayNumber(b.date) || order.indexOf(a.type) - order.indexOf(b.type))
}
