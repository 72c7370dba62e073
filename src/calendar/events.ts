// One event in the life of an application in, what it does to the limit out: waits, pauses, starts anew, is extended, or nothing.
import { dayNumber } from './days.js'
import * as say from './steps.js'
import { countWorkingDays, workingDaysBetween } from './working-days.js'
import type { IsPaused, WorkCalendar } from './working-days.js'
import type { DeadlineStep, EventType } from '../model/deadline.js'
import type { Citation } from '../model/rule.js'
import type { Edition } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

/**
 * What may be read either way: whether a correction, a payment or asking another organ moves the limit, whether an extension
 * outlives a restart, and whether a third party may take longer than it is given.
 */
export type Doubt = 'correction' | 'fee' | 'organ' | 'extension' | 'answer'
export type Consulted = 'thirdParty' | 'organ'
type Awaited = 'correction' | 'fee'

/** The law, and the doubts that are read against the plain reading. */
export interface Reading { edition: Edition; calendar: WorkCalendar; against: ReadonlySet<Doubt> }

export interface Pause { from: IsoDate; to: IsoDate }

export interface State {
  /** The day that does not count itself; the limit begins on the next. */
  start: IsoDate
  extended: boolean
  pauses: Pause[]
  /** Asked and not yet answered, in order: several may be asked at once. */
  asked: Record<Consulted, IsoDate[]>
  /** What the limit stands still for. */
  waiting: Set<Awaited>
  /** Asked of the applicant and not yet answered; doubtful: whether the request moves the limit at all. */
  requests: Record<Awaited, { date: IsoDate; doubtful: boolean } | undefined>
  corrections: number
  doubts: Set<Doubt>
  /** Dates are missing or contradict each other: the limit may have run out later than can be told. */
  mayBeLater: boolean
  steps: DeadlineStep[]
}

interface Event { type: EventType; date: IsoDate }

export function startOf(received: IsoDate, step: DeadlineStep): State {
  return {
    start: received, extended: false, pauses: [], asked: { thirdParty: [], organ: [] }, waiting: new Set(),
    requests: { correction: undefined, fee: undefined }, corrections: 0, doubts: new Set(), mayBeLater: false, steps: [step],
  }
}

export function applyEvent(state: State, { type, date }: Event, reading: Reading): void {
  effects[type](state, date, reading)
}

/** One entry for each kind of event: a kind that is added is a compile error until it says what it does. */
const effects: Record<EventType, (state: State, date: IsoDate, reading: Reading) => void> = {
  'correction-requested': askCorrection,
  corrected: (state, date, reading) => { restart(state, 'correction', date, reading) },
  'third-party-asked': (state, date, { edition }) => { ask(state, 'thirdParty', date, edition) },
  'third-party-answered': (state, date, reading) => { answer(state, 'thirdParty', date, reading) },
  'organ-asked': (state, date, { edition }) => { ask(state, 'organ', date, edition) },
  'organ-answered': (state, date, reading) => { answer(state, 'organ', date, reading) },
  'extension-notified': extend,
  'fee-notified': askFee,
  'fee-paid': (state, date, reading) => {
    const { fee } = reading.edition
    if (isInForce(fee, date)) restart(state, 'fee', date, reading)
    else state.steps.push(say.noFeeMeasure(date, fee))
  },
}

/** Article 30 of 2019: once, within 7 working days. A notice beyond that is a fault; whether it still moves the limit is open. */
function askCorrection(state: State, date: IsoDate, reading: Reading): void {
  const { edition: { correction }, calendar } = reading
  const taken = correction.noticeWithin === undefined ? null : workingDaysBetween(calendar, state.start, date)
  const late = taken !== null && taken > correction.noticeWithin! ? taken : null
  const repeated = correction.noticeWithin !== undefined && state.corrections > 0
  state.corrections += 1
  const doubtful = !correction.certain || late !== null || repeated || hasRunOut(state, date, reading) !== null
  wait(state, 'correction', date, doubtful, reading)
  state.steps.push(say.correctionAsked(date, correction, { late, repeated, doubtful }))
}

/** Article 6 of the fee measure: the notice is sent while the limit runs. */
function askFee(state: State, date: IsoDate, reading: Reading): void {
  const { edition: { fee }, calendar } = reading
  if (!isInForce(fee, date)) return void state.steps.push(say.noFeeMeasure(date, fee))
  const doubtful = hasRunOut(state, date, reading) !== null
  wait(state, 'fee', date, doubtful, reading)
  const payBy = fee.answerWithin ? countWorkingDays(calendar, date, fee.answerWithin.days)?.last ?? null : null
  state.steps.push(say.feeAsked(date, fee, payBy, doubtful))
}

/** Asked again while the first request is open: the limit stands still already. */
function wait(state: State, what: Awaited, date: IsoDate, doubtful: boolean, { against }: Reading): void {
  if (state.requests[what]) return
  state.requests[what] = { date, doubtful }
  if (doubtful) state.doubts.add(what)
  if (!doubtful || !against.has(what)) state.waiting.add(what)
}

/** The limit runs anew from the day after. Consultations go on; whether an earlier extension does too, no text says. */
function restart(state: State, what: Awaited, date: IsoDate, reading: Reading): void {
  const request = state.requests[what]
  const within = reading.edition[what].answerWithin?.days
  const taken = request && within !== undefined ? workingDaysBetween(reading.calendar, request.date, date) : null
  const tooLate = taken !== null && within !== undefined && taken > within ? taken : null
  const doubtful = !request || request.doubtful || tooLate !== null
  state.requests[what] = undefined
  if (doubtful) state.doubts.add(what)
  state.steps.push(say.restarted(date, what, reading.edition[what], { requested: request !== undefined, tooLate, doubtful }))
  if (doubtful && reading.against.has(what)) return
  state.waiting.delete(what)
  state.start = date
  if (!state.extended) return
  state.doubts.add('extension')
  state.extended = reading.against.has('extension')
  state.steps.push(say.extensionLapsed(date, reading.edition))
}

function ask(state: State, who: Consulted, date: IsoDate, edition: Edition): void {
  state.asked[who].push(date)
  state.steps.push(say.asked(date, who, edition))
}

/** The first asked is taken to answer first: several pauses together cover the same days either way. */
function answer(state: State, who: Consulted, date: IsoDate, reading: Reading): void {
  const { edition, calendar, against } = reading
  const effect = edition[who]
  const from = state.asked[who].shift()
  if (from === undefined) {
    state.mayBeLater ||= effect.effect === 'pause' || !effect.certain
    return void state.steps.push(say.answeredUnasked(date, who, edition))
  }
  if (!effect.certain) state.doubts.add('organ')
  const within = effect.answerWithin?.days
  const taken = within === undefined ? null : workingDaysBetween(calendar, from, date)
  const tooLong = taken !== null && within !== undefined && taken > within ? taken : null
  if (tooLong !== null) state.doubts.add('answer')
  const allowed = tooLong !== null && against.has('answer') ? countWorkingDays(calendar, from, within!)?.last : undefined
  if (pausesFor(who, reading)) state.pauses.push({ from, to: allowed ?? date })
  state.steps.push(say.answered(date, from, who, effect, tooLong))
}

function pausesFor(who: Consulted, { edition, against }: Reading): boolean {
  const { effect, certain } = edition[who]
  return (effect === 'pause') !== (!certain && against.has('organ'))
}

/** Once, and notified before the limit ran out; while the limit stands still it has not. */
function extend(state: State, date: IsoDate, reading: Reading): void {
  const ranOut = hasRunOut(state, date, reading)
  if (state.extended) state.steps.push(say.extendedTwice(date, reading.edition))
  else if (ranOut !== null) state.steps.push(say.extendedTooLate(date, ranOut, reading.edition))
  else {
    state.extended = true
    state.steps.push(say.extended(date, reading.edition))
  }
}

/** @returns the day on which the limit ran out before `date`; null when it had not, or can't be told. */
function hasRunOut(state: State, date: IsoDate, reading: Reading): IsoDate | null {
  const { edition, calendar } = reading
  if (state.waiting.size > 0) return null
  const running = (['thirdParty', 'organ'] as const).filter((who) => pausesFor(who, reading)).flatMap((who) => state.asked[who])
  const pauses = [...state.pauses, ...running.map((from) => ({ from, to: date }))]
  const due = countWorkingDays(calendar, state.start, limitOf(state, edition).days, pausedBy(pauses))
  return due && date > due.last ? due.last : null
}

/**
 * Asked and not answered. Before a reply the pause lasts as long as the law gives for an answer, and where it gives no time
 * the limit stands still; after one, nobody can tell how much of the time to leave out.
 * @returns whether a pause without an end is open.
 */
export function closeConsultations(state: State, replied: IsoDate | undefined, { edition, calendar }: Reading): boolean {
  let open = false
  for (const who of ['thirdParty', 'organ'] as const) {
    const { effect, certain, answerWithin } = edition[who]
    for (const from of effect === 'pause' || !certain ? state.asked[who] : []) {
      state.mayBeLater = true
      const until = answerWithin ? countWorkingDays(calendar, from, answerWithin.days)?.last ?? null : null
      state.steps.push(say.unanswered(from, who, until, edition[who]))
      if (effect !== 'pause') continue
      if (until !== null && replied === undefined) state.pauses.push({ from, to: until })
      open ||= until === null
    }
  }
  return open
}

export function limitOf({ extended }: State, { reply, extension }: Edition): { days: number; cites: Citation[] } {
  if (!extended) return { days: reply.days, cites: [reply.cites] }
  const same = extension.cites.law === reply.cites.law && extension.cites.article === reply.cites.article
  return { days: reply.days + extension.days, cites: same ? [reply.cites] : [reply.cites, extension.cites] }
}

/** The day of asking still counts; the days after it up to and with the answer do not. */
export function pausedBy(pauses: Pause[]): IsPaused {
  const spans = pauses.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const)
  return (day) => spans.some(([from, to]) => from < day && day <= to)
}

function isInForce({ effect, from }: Edition['fee'], date: IsoDate): boolean {
  return effect === 'restart' && (from === undefined || date >= from)
}
