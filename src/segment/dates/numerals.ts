// A Chinese numeral of a date in (二〇一一, 十二, 三十一), its number out.
const digits = '〇一二三四五六七八九'

/** Years are spelt digit by digit; 〇 is also written ○, 零, 0 and O. */
export function yearOf(numeral: string): number {
  return [...numeral].reduce((year, character) => year * 10 + Math.max(0, digits.indexOf(character)), 0)
}

/** 一 to 三十一; 廿 is 二十. */
export function monthOrDayOf(numeral: string): number {
  const spelt = numeral.replace('廿', '二十')
  const ten = spelt.indexOf('十')
  if (ten < 0) return digits.indexOf(spelt)
  const tens = ten === 0 ? 1 : digits.indexOf(spelt.slice(0, ten))
  return tens * 10 + (ten === spelt.length - 1 ? 0 : digits.indexOf(spelt.slice(ten + 1)))
}
