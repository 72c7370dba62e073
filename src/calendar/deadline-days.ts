// What happened to an application in, every day from its receipt to the end out: what day it is, whether it counts, and why not.
import { runClock } from './clock.js'
import { dateOf, dayNumber } from './days.js'
import { editionOn } from './editions.js'
import { pausedBy } from './events.js'
import { isWorking } from './working-days.js'
import type { WorkCalendar } from './working-days.js'
import type { DeadlineDay, Handling } from '../model/deadline.js'
import type { HandlingLaw } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

/**
 * By the plain reading, as `dueOn` is: `count` runs from the day after the limit last started to the due day.
 * The end is the last of the due day, the reply and the events; no more than `most` days are told.
 * @throws Fault as `deadlineFor`.
 */
export function deadlineDays(handling: Handling, law: HandlingLaw, calendar: WorkCalendar, most: number): DeadlineDay[] {
  const { received, replied, events = [] } = handling
  const { dueOn, start, pauses, stands } = runClock(handling, editionOn(received, law), calendar)
  const isPaused = pausedBy(pauses)
  const end = [received, ...events.map(({ date }) => date), ...(dueOn === null ? [] : [dueOn]), ...(replied === undefined ? [] : [replied])]
    .reduce((latest, each) => (each > latest ? each : latest))
  const days: DeadlineDay[] = []
  let count = 0
  for (let day = dayNumber(received); day <= dayNumber(end) && days.length < most; day += 1) {
    const date = dateOf(day)
    const is = calendar.kindAt(day)
    const effect = effectOf(date)
    if (effect === 'counted') count += 1
    days.push({ date, is, effect, count: effect === 'counted' ? count : null })
  }
  return days

  function effectOf(date: IsoDate): DeadlineDay['effect'] {
    const kind = calendar.kindAt(dayNumber(date))
    if (date === received) return 'received'
    if (date <= start) return 'restarted'
    if (stands) return 'waiting'
    if (dueOn !== null && date > dueOn) return 'over'
    if (kind === 'unknown') return 'unknown'
    if (isPaused(dayNumber(date))) return 'paused'
    return isWorking(kind) ? 'counted' : 'rest'
  }
}
