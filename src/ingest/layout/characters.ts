// Characters in; how wide they usually are, and whether a blank belongs between two of them that stand apart, out.

/** All that separates words, written or not. */
export function isBlank(unit: number): boolean {
  return unit <= 0x20 || unit === 0xA0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200B) || unit === 0xFEFF
}

/** Han characters, kana, their punctuation and full-width forms: a whole em each, and no blank between words. */
export function isWide(unit: number): boolean {
  return (unit >= 0x2E80 && unit <= 0xA4CF) || (unit >= 0xF900 && unit <= 0xFAFF) || (unit >= 0xFE30 && unit <= 0xFE4F)
    || (unit >= 0xFF00 && unit <= 0xFF60) || (unit >= 0xD800 && unit <= 0xDFFF) || isWidePunctuation(unit)
}

/** Dashes, quotes, dots and circled numbers that Chinese fonts draw a whole em wide. */
function isWidePunctuation(unit: number): boolean {
  return (unit >= 0x2014 && unit <= 0x2026) || (unit >= 0x2460 && unit <= 0x24FF)
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** In em; the second half of a surrogate pair adds nothing. */
export function usualWidth(unit: number): number {
  if (unit >= 0xDC00 && unit <= 0xDFFF) return 0
  return isWide(unit) ? 1 : 0.5
}

/** What a gap between two runs on one line must exceed to be a blank, in em. */
const gaps = {
  /** Between Latin words a blank is about a quarter; what is less is kerning. */
  narrow: 0.2,
  /** Editors set Chinese and digits a quarter apart, and stretch a line by spreading its characters. */
  wide: 1,
  /** A cell holds one number: its digits belong together. */
  digitsInCell: 1,
}

/** Whether a reader sees a blank between two fragments that stand `gap` em apart on a line. */
export function isApart(before: string, after: string, gap: number, inCell: boolean): boolean {
  const last = before.charCodeAt(before.length - 1)
  const first = after.charCodeAt(0)
  if (isWide(last) || isWide(first)) return gap > gaps.wide
  return gap > (inCell && isDigit(last) && isDigit(first) ? gaps.digitsInCell : gaps.narrow)
}

/** Whether a blank stands for a line's end: between words and numbers, not in Chinese and not in an address that was broken. */
export function needsBlank(before: string, after: string): boolean {
  const last = before.charCodeAt(before.length - 1)
  const first = after.charCodeAt(0)
  return !isWide(last) && !isWide(first) && !'/-_@=&?#%.'.includes(before.at(-1)!)
}
