// A Chinese numeral in, its value out.
const digits: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
/** Old signs for twenty and thirty, still printed in numbers of days and items. */
const tens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }

/** Value of a numeral below ten thousand such as '一百零五', '十二' or, digit by digit, '二〇一一'; null when it is not well formed. */
export function chineseNumber(numeral: string): number | null {
  if (numeral.length > 9) return null
  return digitByDigit(numeral) ?? byPowers(numeral)
}

function digitByDigit(numeral: string): number | null {
  let value = 0
  for (const sign of numeral) {
    const digit = digits[sign]
    if (digit === undefined) return null
    value = value * 10 + digit
  }
  return value
}

function byPowers(numeral: string): number | null {
  let value = 0
  let digit: number | null = null
  let last = 10_000
  for (const sign of numeral) {
    const power = powers[sign]
    if (power !== undefined) {
      if (power >= last) return null
      value += (digit ?? 1) * power
      last = power
      digit = null
    } else if (tens[sign] !== undefined) value += tens[sign]
    else if (digit !== null && digit !== 0) return null
    else digit = digits[sign] ?? null
  }
  return value + (digit ?? 0)
}
