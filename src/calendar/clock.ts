// One application under one edition of the law in; when its limit started, stopped, started anew and ran out, out.
import { countWorkingDays, workingDaysBetween } from './working-days.js'
import * as say from './steps.js'
import type { WorkCalendar } from './working-days.js'
import type { DeadlineStep, EventType, Handling } from '../model/deadline.js'
import type { Edition, EventEffect } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

export interface Clock {
  /** null while the limit waits for the applicant, or when a day on the way has no calendar. */
  dueOn: IsoDate | null
  /** What the due date is where a doubtful step is read the other way; null: later than can be told. */
  arguable: Array<IsoDate | null>
  /** false: the calendar does not reach. */
  known: boolean
  counted: number | null
  steps: DeadlineStep[]
}

interface Pause { from: IsoDate; to: IsoDate }
interface State {
  start: IsoDate
  extended: boolean
  pauses: Pause[]
  asked: Partial<Record<'thirdParty' | 'organ', IsoDate>>
  waiting: boolean
  doubtful: boolean
  unknown: boolean
  steps: DeadlineStep[]
}

export function runClock(handling: Handling, edition: Edition, calendar: WorkCalendar): Clock {
  const plain = simulate(handling, edition, calendar, false)
  const other = plain.doubtful ? simulate(handling, edition, calendar, true) : null
  return {
    dueOn: plain.dueOn, known: plain.known && (other?.known ?? true), counted: plain.counted, steps: plain.steps,
    arguable: [...(other ? [other.dueOn] : []), ...(plain.mayBeLater ? [null] : [])],
  }
}

interface Run { dueOn: IsoDate | null; known: boolean; doubtful: boolean; mayBeLater: boolean; counted: number | null; steps: DeadlineStep[] }

function simulate(handling: Handling, edition: Edition, calendar: WorkCalendar, otherReading: boolean): Run {
  const state: State = {
    start: handling.received, extended: false, pauses: [], asked: {}, waiting: false, doubtful: false, unknown: false,
    steps: [say.received(handling, edition)],
  }
  for (const event of inOrder(handling)) {
    if (event.date < handling.received) state.steps.push(say.outOfOrder(event))
    else apply[event.type](state, event.date, { edition, calendar, otherReading })
  }
  const mayBeLater = closePauses(state, handling, edition, calendar)
  const stands = state.waiting && handling.replied === undefined
  const paused = isPaused(state.pauses)
  const count = stands ? null : countWorkingDays(calendar, state.start, allowed(state, edition), paused)
  const dueOn = count?.last ?? null
  if (count) state.steps.push(...say.passed(count, state.start), say.due(count.last, allowed(state, edition), edition))
  const end = handling.replied ?? dueOn
  return {
    dueOn, known: stands || count !== null, doubtful: state.doubtful, mayBeLater: mayBeLater || state.waiting,
    counted: end === null ? null : workingDaysBetween(calendar, state.start, end, paused), steps: state.steps,
  }
}

interface Reading { edition: Edition; calendar: WorkCalendar; otherReading: boolean }

/** One entry for each kind of event: a kind that is added is a compile error until it says what it does. */
const apply: Record<EventType, (state: State, date: IsoDate, reading: Reading) => void> = {
  'correction-requested': (state, date, { edition, calendar }) => {
    const { noticeWithin } = edition.correction
    const taken = workingDaysBetween(calendar, state.start, date)
    state.waiting = edition.correction.certain
    state.steps.push(say.correctionAsked(date, edition, noticeWithin !== undefined && taken !== null && taken > noticeWithin ? taken : null))
  },
  corrected: (state, date, reading) => { restart(state, date, reading.edition.correction, 'corrected', reading) },
  'fee-notified': (state, date, { edition: { fee } }) => {
    state.waiting = fee.effect === 'restart' && (fee.from === undefined || date >= fee.from)
    state.steps.push(state.waiting ? say.feeAsked(date, fee) : say.noFeeMeasure(date, fee))
  },
  'fee-paid': (state, date, reading) => {
    const { fee } = reading.edition
    if (fee.effect === 'restart' && (fee.from === undefined || date >= fee.from)) restart(state, date, fee, 'fee-paid', reading)
    else state.steps.push(say.noFeeMeasure(date, fee))
  },
  'third-party-asked': (state, date, { edition }) => { state.asked.thirdParty = date; state.steps.push(say.asked(date, 'thirdParty', edition)) },
  'third-party-answered': (state, date, reading) => { answer(state, 'thirdParty', date, reading) },
  'organ-asked': (state, date, { edition }) => { state.asked.organ = date; state.steps.push(say.asked(date, 'organ', edition)) },
  'organ-answered': (state, date, reading) => { answer(state, 'organ', date, reading) },
  'extension-notified': (state, date, { edition, calendar }) => {
    const due = countWorkingDays(calendar, state.start, allowed(state, edition), isPaused([...state.pauses, ...openPauses(state, date)]))
    if (state.extended) state.steps.push(say.extendedTwice(date, edition))
    else if (due && date > due.last) state.steps.push(say.extendedTooLate(date, due.last, edition))
    else {
      state.extended = true
      state.steps.push(say.extended(date, edition))
    }
  },
}

/** Everything before a restart is history: the limit runs anew from the day after. */
function restart(state: State, date: IsoDate, effect: EventEffect, why: 'corrected' | 'fee-paid', { otherReading }: Reading): void {
  state.waiting = false
  if (!effect.certain) state.doubtful = true
  if (effect.certain || !otherReading) Object.assign(state, { start: date, extended: false, pauses: [], asked: {} })
  state.steps.push(say.restarted(date, why, effect))
}

function answer(state: State, who: 'thirdParty' | 'organ', date: IsoDate, { edition, otherReading }: Reading): void {
  const from = state.asked[who]
  if (from === undefined || date < from) return void state.steps.push(say.answeredUnasked(date, who, edition))
  delete state.asked[who]
  const effect = edition[who]
  if (!effect.certain) state.doubtful = true
  const pauses = effect.certain ? effect.effect === 'pause' : (effect.effect === 'pause') !== otherReading
  if (pauses) state.pauses.push({ from, to: date })
  state.steps.push(say.answered(date, from, who, effect))
}

/** Asked and not answered: the pause ends with the days the law gives for an answer, or can't be told. @returns whether it may last longer. */
function closePauses(state: State, { replied }: Handling, edition: Edition, calendar: WorkCalendar): boolean {
  let mayBeLater = false
  for (const who of ['thirdParty', 'organ'] as const) {
    const from = state.asked[who]
    const { effect, answerWithin } = edition[who]
    if (from === undefined || effect !== 'pause') continue
    mayBeLater = true
    const last = answerWithin === undefined ? null : countWorkingDays(calendar, from, answerWithin)
    state.steps.push(say.unanswered(from, who, last?.last ?? null, edition[who]))
    if (last && replied === undefined) state.pauses.push({ from, to: last.last })
  }
  return mayBeLater
}

function allowed({ extended }: State, { reply, extension }: Edition): number {
  return reply.days + (extended ? extension.days : 0)
}

/** The day of asking still counts; the days after it up to and with the answer do not. */
function isPaused(pauses: Pause[]): (day: IsoDate) => boolean {
  return (day) => pauses.some(({ from, to }) => from < day && day <= to)
}

function openPauses({ asked }: State, until: IsoDate): Pause[] {
  return Object.values(asked).map((from) => ({ from, to: until }))
}

function inOrder({ events = [] }: Handling): Array<{ type: EventType; date: IsoDate }> {
  return [...events].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
