// What a head lacks in, what can't be checked without it out; or why the file can't be read as this kind of ledger at all.
import { columnNames } from './column-names.js'
import { lettersOf } from '../container/sheet.js'
import { findHead, headWithin, kindOf, noColumn } from './header.js'
import { headOf } from './findings.js'
import { Fault } from '../model/fault.js'
import type { Head, Mapping } from './header.js'
import type { LedgerFinding } from './findings.js'
import type { AskedRule } from './rules.js'
import type { LedgerBook, LedgerField, LedgerKind } from '../model/ledger.js'

export function headFinding(asked: AskedRule, missing: LedgerField[], { columns }: LedgerBook): LedgerFinding {
  const titles = missing.map((field) => columns.fields[field]!.title)
  return {
    ...headOf(asked, null, 'not-assessable', {
      zh: `台账没有“${titles.map(({ zh }) => zh).join('”“')}”列，不能核对这一项。`,
      en: `The ledger has no column for ${titles.map(({ en }) => en).join(', ')}; this was not checked.`,
    }),
    advice: {
      zh: `如果有这样的列而名称不同，请用 --map ${missing[0]}=列名 指明。`,
      en: `If there is such a column by another name, say which with --map ${missing[0]}=NAME.`,
    },
  }
}

/** @throws Fault invalid-input for a column the caller names and the head does not hold. */
export function refuseStrangeColumns(map: Mapping, { how }: Head): void {
  const strange = Object.entries(map).filter(([field, column]) => column !== noColumn && how.get(field as LedgerField) !== 'given')
    .map(([field, column]) => `${field}=${column}`)
  if (strange.length === 0) return
  const detail = { zh: `台账没有这样的列：${strange.join('、')}。`, en: `The ledger has no such column: ${strange.join(', ')}.` }
  throw new Fault('invalid-input', detail, { at: 'map' })
}

export function whyNoHead({ rows, opening }: { rows: number; opening: string[][] }, { kind }: { kind: LedgerKind }, book: LedgerBook): Fault {
  if (rows === 0) return new Fault('empty-file', { zh: '台账中没有一行内容。', en: 'The ledger has no line.' })
  const other = kind === 'applications' ? 'disclosures' : 'applications'
  if (findHead(opening, columnNames(book, other), {})) {
    return new Fault('ledger-not-recognised', {
      zh: `这些列名像是${other === 'applications' ? '依申请公开' : '主动公开'}台账，而要求按${kind === 'applications' ? '依申请公开' : '主动公开'}台账（${kind}）读取。`,
      en: `The columns look like a ledger of ${other}, not of ${kind}.`,
    })
  }
  const columns = columnsSeen(opening.slice(0, headWithin))
  const { letters, number } = columns.find((each) => each.kind === 'date') ?? { letters: 'A', number: 1 }
  const field = kind === 'applications' ? 'receivedOn' : 'publishedOn'
  const seen = columns.map((each) => `${each.letters}${each.word && `“${each.word}”`}（${kinds[each.kind]}）`).join('、')
  const read = columns.map((each) => `${each.letters}${each.word && ` “${each.word}”`} (${each.kind})`).join(', ')
  return new Fault('ledger-not-recognised', {
    zh: `前${headWithin}行中没有认出表头，看到的列有：${seen}。可以按列号指明，例如 --map ${field}=${letters} 或者 --map ${field}=#${number}。`,
    en: `None of the first ${headWithin} rows reads as a head. Columns seen: ${read}. `
      + `Say which is which by their letters or numbers, such as --map ${field}=${letters} or --map ${field}=#${number}.`,
  })
}

const kinds = { date: '日期', number: '数字', text: '文字', blank: '空' }
const mostShown = 20

/** What stands in each column, by its kind, and what it is called where that can be no person. */
function columnsSeen(rows: string[][]): Array<{ letters: string; number: number; word: string; kind: keyof typeof kinds }> {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  return Array.from({ length: Math.min(width, mostShown) }, (_, column) => {
    const cells = rows.map((row) => (row[column] ?? '').trim())
    const found = (['date', 'number', 'text'] as const).find((kind) => cells.some((cell) => kindOf(cell) === kind))
    return { letters: lettersOf(column), number: column + 1, word: cells.find((cell) => headWords.test(cell)) ?? '', kind: found ?? 'blank' }
  })
}

/** Without a head the first rows may be people: only what ends as a head does is said back. */
const headWords = /^[^\d\s]{0,12}(?:日期|时间|编号|序号|文号|类型|类别|方式|渠道|结果|标题|网址|名称|单位|内容|备注|依据|金额|情况|意见|期限)$/
