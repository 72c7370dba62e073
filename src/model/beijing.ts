// A moment in, the time it is in Beijing out, whatever the machine's zone: seasons run and papers are dated by it.
import type { IsoDate } from './words.js'

/** @returns YYYY-MM-DDThh:mm:ss.sss, without a zone. China Standard Time has been UTC+8 without summer time since 1992. */
export function beijingTime(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, -1)
}

export function beijingDay(moment: Date): IsoDate {
  return beijingTime(moment).slice(0, 10)
}
