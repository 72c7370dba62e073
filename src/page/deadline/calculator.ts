// What happened to one application in, its deadline as the service counts it out.
import { batch, signal } from '@preact/signals'
import { language } from '../frame/language.js'
import { askJson, Refused } from '../parts/ask.js'
import type { Channel, DeadlineAnswer, EventType, Handling } from '../../model/deadline.js'
import type { Localised } from '../../model/words.js'
import type { ShownProblem } from '../parts/ask.js'

export interface Entered { key: number; type: EventType; date: string }

export const received = signal('')
export const channel = signal<Channel | ''>('')
export const replied = signal('')
export const events = signal<Entered[]>([])
export const answer = signal<DeadlineAnswer | null>(null)
/** As it was asked: the calendar marks its days. */
export const asked = signal<Handling | null>(null)
/** Events that were asked about without their day, which the answer takes no notice of. */
export const leftOut = signal<EventType[]>([])
export const problem = signal<ShownProblem | Localised | null>(null)
export const busy = signal(false)

let keys = 0

export function addEvent(): Entered {
  const added: Entered = { key: keys += 1, type: 'extension-notified', date: '' }
  events.value = [...events.value, added]
  return added
}

export function changeEvent(key: number, part: Partial<Entered>): void {
  events.value = events.value.map((each) => (each.key === key ? { ...each, ...part } : each))
}

export function removeEvent(key: number): void {
  events.value = events.value.filter((each) => each.key !== key)
}

/** An event without a day is not sent: it is still being entered. */
export async function compute(): Promise<void> {
  if (received.value === '') {
    problem.value = { zh: '请先填写收到申请之日。', en: 'State the day of receipt first.' }
    return
  }
  const handling: Handling = {
    received: received.value, ...(channel.value !== '' && { channel: channel.value }), ...(replied.value !== '' && { replied: replied.value }),
    events: events.value.filter(({ date }) => date !== '').map(({ type, date }) => ({ type, date })),
  }
  const unfinished = events.value.filter(({ date }) => date === '').map(({ type }) => type)
  batch(() => {
    busy.value = true
    problem.value = null
  })
  try {
    const found = await askJson<DeadlineAnswer>(`/v1/deadlines?include=days&lang=${language.value}`, { body: JSON.stringify(handling) })
    batch(() => {
      answer.value = found
      asked.value = handling
      leftOut.value = unfinished
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    batch(() => {
      problem.value = error.problem
      answer.value = null
    })
  }
  busy.value = false
}
