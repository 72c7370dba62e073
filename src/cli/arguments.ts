// Words of a command line in, checked values out; a wrong one is refused with the right form beside it.
import { InvalidArgumentError } from 'commander'
import { isDate } from '../calendar/days.js'
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

export function asParts(value: string): Array<'extracted' | 'text'> {
  return value.split(',').map((part) => {
    if (part !== 'extracted' && part !== 'text') throw new InvalidArgumentError('可选 extracted 和 text · allowed: extracted, text')
    return part
  })
}

/** Written out here: the schema of the model takes longer to load than a report to check. The compiler sees to it that none is left out. */
const kinds: Record<IssuerKind, true> = {
  government: true, department: true, township: true, street: true, 'development-zone': true, 'public-institution': true, other: true,
}
export const issuerKinds = Object.keys(kinds)
