// A number and the name of a number format (ECMA-376 part 1, 17.18.59) in, the characters Word prints out.

/** A format nobody here knows prints as a decimal number, which is what Word falls back to. */
export function printedNumber(value: number, format: string): string {
  return formats[format]?.(value) ?? String(value)
}

type Print = (value: number) => string

const at = (first: string, count: number): Print => (value) =>
  (value >= 1 && value <= count ? String.fromCodePoint(first.codePointAt(0)! + value - 1) : String(value))
/** Past its last sign a series begins anew. */
const cycle = (signs: string): Print => (value) => [...signs][(value - 1) % signs.length] ?? String(value)
const digitwise = (digits: string): Print => (value) => [...String(value)].map((digit) => digits[Number(digit)] ?? digit).join('')

const counted = chinese('零一二三四五六七八九', '十百千', '万')
const legal = chinese('零壹贰叁肆伍陆柒捌玖', '拾佰仟', '万')
const legalTraditional = chinese('零壹貳參肆伍陸柒捌玖', '拾佰仟', '萬')
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

const formats: Record<string, Print> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: digitwise('０１２３４５６７８９'),
  decimalFullWidth2: digitwise('０１２３４５６７８９'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: at('⒈', 20),
  decimalEnclosedParen: at('⑴', 20),
  ideographEnclosedCircle: at('㊀', 10),
  numberInDash: (value) => `- ${value} -`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  ordinal: (value) => `${value}${ordinalEnding(value)}`,
  hex: (value) => value.toString(16).toUpperCase(),
  chineseCounting: counted,
  chineseCountingThousand: counted,
  japaneseCounting: counted,
  taiwaneseCounting: counted,
  taiwaneseCountingThousand: counted,
  japaneseDigitalTenThousand: digitwise('〇一二三四五六七八九'),
  ideographDigital: digitwise('〇一二三四五六七八九'),
  taiwaneseDigital: digitwise('○一二三四五六七八九'),
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legalTraditional,
  japaneseLegal: legalTraditional,
  ideographTraditional: cycle(stems),
  ideographZodiac: cycle(branches),
  ideographZodiacTraditional: (value) => stems[(value - 1) % 10]! + branches[(value - 1) % 12]!,
}

/** ① to ㊿; three blocks of Unicode hold them. */
function circled(value: number): string {
  const [first, before] = value > 35 ? ['㊱', 35] as const : value > 20 ? ['㉑', 20] as const : ['①', 0] as const
  return value <= 50 ? at(first, 20)(value - before) : String(value)
}

/** 十一 and not 一十一, as numbered parts are written; 一百零五 with its zero. */
function chinese(digits: string, units: string, tenThousand: string): Print {
  const below = (value: number): string => {
    let text = ''
    let zero = false
    for (let power = 3; power >= 0; power--) {
      const digit = Math.floor(value / 10 ** power) % 10
      if (digit === 0) zero = text !== ''
      else {
        text += (zero ? digits[0]! : '') + digits[digit]! + (units[power - 1] ?? '')
        zero = false
      }
    }
    return text
  }
  return (value) => {
    if (value < 1 || value >= 100_000_000) return value === 0 ? digits[0]! : String(value)
    const high = Math.floor(value / 10_000)
    const low = value % 10_000
    const zero = high > 0 && low > 0 && low < 1000 ? digits[0]! : ''
    const text = (high > 0 ? below(high) + tenThousand : '') + zero + below(low)
    return text.startsWith('一十') ? text.slice(1) : text
  }
}

const romans: Array<[value: number, sign: string]> = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'],
  [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
]

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  let text = ''
  for (const [worth, sign] of romans) for (; rest >= worth; rest -= worth) text += sign
  return text
}

/** A to Z, then AA, BB: Word repeats the letter. */
function letters(value: number): string {
  return value < 1 || value > 780 ? String(value) : String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}
