// A count of parts or days as printed in, its value out: 三, 十五, 20.

const digits = '一二三四五六七八九'

/** 1 to 99; null for anything else. 两 is 2. */
export function smallNumeral(written: string): number | null {
  const text = written.replace(/\s+/g, '').replace('两', '二')
  if (/^\d{1,3}$/.test(text)) return Number(text)
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!match || text === '' || (match[1] && match[3] && !match[2])) return null
  const [, first, ten, last] = match
  if (!ten) return digits.indexOf((first ?? last)!) + 1
  return (first ? digits.indexOf(first) + 1 : 1) * 10 + (last ? digits.indexOf(last) + 1 : 0)
}
