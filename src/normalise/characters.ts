// One UTF-16 unit in, what stands for it in clean text out: itself, one other unit, several, or nothing.
import traditionalPairs from 'opencc-js/dict/TSCharacters'

/** Value in the table for a unit that is dropped. */
export const DROPPED = 0
/** Value in the table for a unit that becomes several; the text is in `several`. */
export const SEVERAL = 1

export interface CharacterTable {
  /** By code unit: the unit that stands for it, DROPPED or SEVERAL. */
  one: Uint16Array
  several: Map<number, string>
}

/** Built on first use, in a few milliseconds, and kept: it depends on nothing but Unicode and the dictionary. */
export function characterTable(): CharacterTable {
  built ??= build()
  return built
}

let built: CharacterTable | undefined

function build(): CharacterTable {
  const table: CharacterTable = { one: Uint16Array.from({ length: 0x10000 }, (_, unit) => unit), several: new Map() }
  simplify(table)
  for (const [first, last] of compatible) for (let unit = first; unit <= last; unit++) decompose(table, unit)
  for (let unit = 0xFF01; unit <= 0xFF5E; unit++) table.one[unit] = unit - 0xFEE0
  for (const [first, last] of invisible) table.one.fill(DROPPED, first, last + 1)
  for (const unit of blank) table.one[unit.charCodeAt(0)] = 0x20
  for (const unit of lineBreaks) table.one[unit.charCodeAt(0)] = 0x0A
  for (const pair of [...alike, ...radicals]) table.one[pair.charCodeAt(0)] = table.one[pair.charCodeAt(1)]!
  return table
}

function simplify({ one }: CharacterTable): void {
  for (const pair of traditionalPairs.split('|')) {
    if (pair.length === 3 && !alsoSimplified.includes(pair[0]!)) one[pair.charCodeAt(0)] = pair.charCodeAt(2)
  }
  // The dictionary goes by origin; these are how the words are written in the laws and forms that we look for.
  for (const pair of ['諮咨', '谘咨', '裡里', '爲为', '羣群', '衆众', '啓启', '綫线']) one[pair.charCodeAt(0)] = pair.charCodeAt(1)
}

/** Characters with a traditional reading that simplified text uses too: the place name 乾县 must not become another word. */
const alsoSimplified = '乾吒拚捱摺榘菸薹袷醣麴'

/** Compatibility forms by their Unicode decomposition. Enclosed numbers get brackets: ① before a year would else glue to it. */
function decompose({ one, several }: CharacterTable, unit: number): void {
  const plain = unit >= 0x2460 && unit <= 0x2473 ? `(${unit - 0x245F})` : String.fromCharCode(unit).normalize('NFKC')
  if (plain.length === 1) one[unit] = one[plain.charCodeAt(0)]!
  else {
    one[unit] = SEVERAL
    several.set(unit, Array.from(plain, (each) => String.fromCharCode(one[each.charCodeAt(0)]!)).join(''))
  }
}

/** Radicals, Roman and enclosed numbers, units, ideographs, vertical forms, half- and full-width forms. */
const compatible: Array<[number, number]> = [
  [0x2160, 0x217F], [0x2460, 0x249B], [0x2E80, 0x2EF3], [0x2F00, 0x2FD5], [0x3220, 0x3247], [0x3280, 0x32B0], [0x3371, 0x33DF],
  [0xF900, 0xFAD9], [0xFE30, 0xFE44], [0xFE50, 0xFE6B], [0xFFE0, 0xFFE6],
]

/** Control characters, soft hyphen, zero-width and direction marks, variation selectors, byte-order mark, interlinear marks. */
const invisible: Array<[number, number]> = [
  [0x00, 0x08], [0x0E, 0x1F], [0x7F, 0x84], [0x86, 0x9F], [0xAD, 0xAD], [0x34F, 0x34F], [0x61C, 0x61C], [0x180B, 0x180E],
  [0x200B, 0x200F], [0x202A, 0x202E], [0x2060, 0x206F], [0xFE00, 0xFE0F], [0xFEFF, 0xFEFF], [0xFFF9, 0xFFFB],
]

/** Tab, no-break, typographic and ideographic spaces; the blank Braille cell and Hangul fillers stand as spaces on some pages. */
const blank = '\t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F'
  + '\u2800\u2802\u3000\u3164\uFFA0'

const lineBreaks = '\u000B\u000C\r\u0085\u2028\u2029'

/** Zeros of Chinese numerals, brackets of document numbers, middle dots, dashes and quotes written in other ways. */
const alike = [
  '○〇', '◯〇', '﹝〔', '﹞〕', '［〔', '］〕', '‧·', '•·', '・·', '｡。', '､、', '﹑、', '‐-', '‑-', '−-', '∶:', '〜~', '「“', '」”', '『‘', '』’',
]

/** Radicals that stand for the whole character in text copied from a PDF, and that Unicode does not decompose. */
const radicals = ['⺠民', '⻄西', '⻅见', '⻆角', '⻉贝', '⻋车', '⻓长', '⻔门', '⻘青', '⻙韦', '⻚页', '⻛风', '⻜飞', '⻝食', '⻢马', '⻥鱼', '⻦鸟', '⻩黄', '⻬齐', '⻮齿', '⻰龙', '⻳龟']
