// Words of a command line in, checked values out; a wrong one is refused with the right form beside it.
import { InvalidArgumentError } from 'commander'
import { limits } from '../model/limits.js'
import { isDate } from '../calendar/days.js'
import { includable } from '../model/included.js'
import type { Includable } from '../model/included.js'
import type { Correction } from '../model/report.js'
import type { IssuerKind } from '../model/words.js'

export function asDate(value: string): string {
  if (isDate(value)) return value
  throw new InvalidArgumentError('日期请写作 2025-01-27 · write a real date, such as 2025-01-27')
}

export function asYear(value: string): number {
  if (!/^(19|20|21)\d{2}$/.test(value)) throw new InvalidArgumentError('年度请写四位数字，如 2024 · a year has four digits, such as 2024')
  return Number(value)
}

export function asUrl(value: string): string {
  if (!URL.canParse(value)) throw new InvalidArgumentError('网址请写全，如 http://www.example.gov.cn/ · write the whole address')
  return value
}

export function asParts(value: string): Includable[] {
  return value.split(',').map((part) => {
    const known = includable.find((each) => each === part)
    if (!known) throw new InvalidArgumentError('可选 extracted、text、reading · allowed: extracted, text, reading')
    return known
  })
}

/** 120-124=3153, and 120-124= where no figure stands; collected over the options of one call. */
export function asCorrection(value: string, before: Correction[] = []): Correction[] {
  const [, start, end, number] = /^(\d{1,9})-(\d{1,9})=(-?\d{1,15}(?:\.\d{1,8})?)?$/.exec(value) ?? []
  if (start === undefined || end === undefined) {
    throw new InvalidArgumentError('请写作 120-124=3153，没有数字写作 120-124= · write START-END=VALUE, or START-END= for no figure')
  }
  if (before.length >= limits.corrections) {
    throw new InvalidArgumentError(`最多更正${limits.corrections}处 · at most ${limits.corrections} corrections`)
  }
  return [...before, { start: Number(start), end: Number(end), value: number === undefined ? null : Number(number) }]
}

export function asCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('请写非负整数 · write a whole number from 0')
  return Number(value)
}

/** Written out here: the schema of the model takes longer to load than a report to check. The compiler sees to it that none is left out. */
const kinds: Record<IssuerKind, true> = {
  government: true, department: true, township: true, street: true, 'development-zone': true, 'public-institution': true, other: true,
}
export const issuerKinds = Object.keys(kinds)
