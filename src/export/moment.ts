// An instant in, the words a Chinese office dates its papers with out: always in Beijing time, whatever the machine's zone.
import { beijingDay, beijingTime } from '../model/beijing.js'
import type { IsoDate, Language } from '../model/words.js'

/** 2026年11月30日08:29（北京时间）. @param instant RFC 3339. */
export function momentIn(instant: string, language: Language): string {
  const local = beijingTime(new Date(instant))
  const time = local.slice(11, 16)
  return language === 'zh' ? `${dateIn(local.slice(0, 10), 'zh')}${time}（北京时间）` : `${local.slice(0, 10)} ${time} (Beijing time)`
}

/** The day it is in Beijing. */
export function dayOf(instant: string): IsoDate {
  return beijingDay(new Date(instant))
}

/** 2026年1月5日. @param date YYYY-MM-DD. */
export function dateIn(date: IsoDate, language: Language): string {
  if (language === 'en') return date
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
