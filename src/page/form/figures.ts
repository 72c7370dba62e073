// What is written in a cell in, what it says out: nothing, zero, a figure, a stroke, 无, or no figure at all.
import { words } from './words.js'
import type { Localised } from '../../model/words.js'

export interface Entry {
  kind: 'blank' | 'zero' | 'number' | 'dash' | 'none' | 'odd'
  /** As it counts in a sum: what prints no figure is zero, by the form's own practice; null where it can't be told. */
  amount: number | null
  fault: Localised | null
}

const dash = /^[-/\\—–−―_~]{1,4}$/
const none = /^(?:无|没有|暂无)$/
const figure = /^[+-]?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,8})?$/

/** Full-width digits and marks are what they look like, as the service reads them. */
export function entryOf(written: string, decimals: boolean): Entry {
  const text = written.normalize('NFKC').replace(/−/g, '-').trim()
  if (text === '') return { kind: 'blank', amount: 0, fault: null }
  if (dash.test(text)) return { kind: 'dash', amount: 0, fault: null }
  if (none.test(text)) return { kind: 'none', amount: 0, fault: null }
  if (!figure.test(text)) return { kind: 'odd', amount: null, fault: words.notFigure }
  const amount = Number(text.replace(/,/g, ''))
  const fault = decimals ? (amount < 0 ? words.negative : null) : amount < 0 || !Number.isInteger(amount) ? words.notWhole : null
  return { kind: amount === 0 ? 'zero' : 'number', amount, fault }
}

export function isEmpty({ kind }: Entry): boolean {
  return kind === 'blank' || kind === 'dash' || kind === 'none'
}
