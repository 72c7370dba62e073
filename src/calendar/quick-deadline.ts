// The days of one application as numbers in, its due day and verdict out: deadlineFor without its steps, for a million lines.
// test/calendar/quick-deadline.test.ts holds the two equal.
import { dayOf } from './day-number.js'
import type { DaySpan, DayTables } from './day-tables.js'
import type { DeadlineVerdict, EventType } from '../model/deadline.js'
import type { Edition, EventEffect, HandlingLaw } from '../model/rulebook.js'

export interface DayHandling {
  received: number
  /** In order of days; of one day in the order they are to be taken. */
  events: Array<{ type: EventType; day: number }>
  replied: number | null
}

export interface QuickDeadline { dueOn: number | null; verdict: DeadlineVerdict; workingDays: number | null; extended: boolean; /** The limit an extension notified too late missed. */ missed: number | null }

export interface DayEdition extends Edition { from: number; to: number; feeFrom: number }

/** The editions with their days as numbers, in order. */
export function dayEditions({ editions }: HandlingLaw): DayEdition[] {
  return editions.map((edition) => ({
    ...edition, from: dayOf(edition.receivedFrom), to: edition.receivedTo === null ? Infinity : dayOf(edition.receivedTo),
    feeFrom: edition.fee.from === undefined ? -Infinity : dayOf(edition.fee.from),
  }))
}

/** @returns null for a day before the first edition. */
export function quickDeadline(handling: DayHandling, editions: DayEdition[], tables: DayTables): QuickDeadline | null {
  const { received, replied } = handling
  const edition = editions.find(({ from, to }) => from <= received && received <= to)
  if (!edition) return null
  const next = editions.find(({ from }) => from > received)
  const other = next && replied !== null && replied >= next.from ? runClock(handling, next, tables) : null
  const clock = runClock(handling, edition, tables)
  const verdict = agreed(readings(clock, replied), other ? readings(other, replied) : null)
  return { dueOn: clock.dueOn, verdict, workingDays: clock.counted, extended: clock.extended, missed: clock.missed }
}

interface Run {
  dueOn: number | null; known: boolean; doubtful: boolean; mayBeLater: boolean; counted: number | null; extended: boolean; missed: number | null
}
interface Clock extends Run { arguable: Array<number | null> }

function runClock(handling: DayHandling, edition: DayEdition, tables: DayTables): Clock {
  const plain = simulate(handling, edition, tables, false)
  const other = plain.doubtful ? simulate(handling, edition, tables, true) : null
  return { ...plain, known: plain.known && (other?.known ?? true), arguable: [...(other ? [other.dueOn] : []), ...(plain.mayBeLater ? [null] : [])] }
}

interface State {
  start: number; extended: boolean; pauses: DaySpan[]; thirdParty: number | null; organ: number | null
  waiting: boolean; doubtful: boolean; missed: number | null
}

function simulate(handling: DayHandling, edition: DayEdition, tables: DayTables, otherReading: boolean): Run {
  const state: State = {
    start: handling.received, extended: false, pauses: [], thirdParty: null, organ: null, waiting: false, doubtful: false, missed: null,
  }
  for (const { type, day } of handling.events) {
    if (day >= handling.received) take(state, type, day, edition, tables, otherReading)
  }
  const mayBeLater = closePauses(state, handling, edition, tables)
  const stands = state.waiting && handling.replied === null
  const dueOn = stands ? null : tables.due(state.start, allowed(state, edition), state.pauses)
  const end = handling.replied ?? dueOn
  return {
    dueOn, known: stands || dueOn !== null, doubtful: state.doubtful, mayBeLater: mayBeLater || state.waiting,
    counted: end === null ? null : tables.between(state.start, end, state.pauses), extended: state.extended, missed: state.missed,
  }
}

function take(state: State, type: EventType, day: number, edition: DayEdition, tables: DayTables, otherReading: boolean): void {
  const { correction, fee } = edition
  const feeCounts = fee.effect === 'restart' && day >= edition.feeFrom
  switch (type) {
    case 'correction-requested': state.waiting = correction.certain; break
    case 'corrected': restart(state, day, correction, otherReading); break
    case 'fee-notified': state.waiting = feeCounts; break
    case 'fee-paid': if (feeCounts) restart(state, day, fee, otherReading); break
    case 'third-party-asked': state.thirdParty = day; break
    case 'organ-asked': state.organ = day; break
    case 'third-party-answered': answer(state, 'thirdParty', day, edition, otherReading); break
    case 'organ-answered': answer(state, 'organ', day, edition, otherReading); break
    case 'extension-notified': extend(state, day, edition, tables); break
  }
}

function restart(state: State, day: number, { certain }: EventEffect, otherReading: boolean): void {
  state.waiting = false
  if (!certain) state.doubtful = true
  if (certain || !otherReading) Object.assign(state, { start: day, extended: false, pauses: [], thirdParty: null, organ: null })
}

function answer(state: State, who: 'thirdParty' | 'organ', day: number, edition: DayEdition, otherReading: boolean): void {
  const from = state[who]
  if (from === null || day < from) return
  state[who] = null
  const { certain, effect } = edition[who]
  if (!certain) state.doubtful = true
  if (certain ? effect === 'pause' : (effect === 'pause') !== otherReading) state.pauses.push({ from, to: day })
}

function extend(state: State, day: number, edition: DayEdition, tables: DayTables): void {
  const open = [state.thirdParty, state.organ].flatMap((from) => (from === null ? [] : [{ from, to: day }]))
  const due = tables.due(state.start, allowed(state, edition), [...state.pauses, ...open])
  if (state.extended) return
  if (due !== null && day > due) state.missed = due
  else state.extended = true
}

function closePauses(state: State, { replied }: DayHandling, edition: DayEdition, tables: DayTables): boolean {
  let mayBeLater = false
  for (const who of ['thirdParty', 'organ'] as const) {
    const from = state[who]
    const { effect, answerWithin } = edition[who]
    if (from === null || effect !== 'pause') continue
    mayBeLater = true
    const last = answerWithin === undefined ? null : tables.due(from, answerWithin)
    if (last !== null && replied === null) state.pauses.push({ from, to: last })
  }
  return mayBeLater
}

function allowed({ extended }: State, { reply, extension }: Edition): number {
  return reply.days + (extended ? extension.days : 0)
}

function readings({ known, dueOn, arguable }: Clock, replied: number | null): DeadlineVerdict[] {
  if (!known) return ['not-assessable']
  return [dueOn, ...arguable].map((due) => (replied === null ? 'open' : due === null || replied <= due ? 'in-time' : 'late'))
}

function agreed(one: DeadlineVerdict[], other: DeadlineVerdict[] | null): DeadlineVerdict {
  const all = other ? [...one, ...other] : one
  if (all.includes('not-assessable')) return 'not-assessable'
  return all.every((verdict) => verdict === all[0]) ? all[0]! : 'review'
}
