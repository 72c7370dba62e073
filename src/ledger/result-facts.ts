// What was decided and on what ground, as facts.
import { maskedWithin, namesIn } from './mask.js'
import type { LineContext, Readers } from './context.js'

export function resultFacts(context: LineContext): Readers {
  const { line, book: { words, ledger } } = context
  const id = (): string | null => words.result(line.text('resultCode'))
  return {
    'result.state': () => (line.text('resultCode') === '' ? 'blank' : id() === null ? 'unknown' : 'known'),
    'result.block': () => id()?.split('.')[0] ?? null,
    'result.written': () => (id() === null ? null : maskedWithin(line.text('resultCode'), 40, namesIn(line.cells, line.personal))),
    'result.grounds': () => groundsOf(line.text('ground'), id(), ledger.columns.grounds),
    'refusal.reasons': () => (line.text('ground') === '' ? 'blank' : 'given'),
    'refusal.remedies': () => remediesOf(line.text('remedies')),
  }
}

/** Only articles that are named can be held against the result. */
function groundsOf(cell: string, result: string | null, grounds: Record<string, string[]>): string {
  if (cell === '') return 'blank'
  const articles = articlesIn(cell)
  const allowed = result === null ? undefined : grounds[result] ?? grounds[result.split('.')[0]!]
  if (articles.length === 0 || allowed === undefined) return 'unread'
  return articles.some((article) => allowed.includes(article)) ? 'fit' : 'unfit'
}

const article = /第?\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?条/g

function articlesIn(cell: string): string[] {
  return [...cell.slice(0, 400).normalize('NFKC').matchAll(article)].map(([, numeral]) => arabic(numeral!))
}

function arabic(numeral: string): string {
  if (/^\d/.test(numeral)) return numeral
  const digit = (text: string): number => '〇一二三四五六七八九'.indexOf(text)
  if (!numeral.includes('十')) return String(digit(numeral))
  const [tens, ones] = numeral.split('十')
  return String((tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0))
}

function remediesOf(cell: string): string {
  if (cell === '') return 'blank'
  return /^(否|无|未|没有|×|no|n)/i.test(cell) ? 'no' : 'given'
}
