// A character of a symbol font in, the character of Unicode that looks the same out; null for one that nothing looks like.

/** Symbol fonts keep their signs in the private use area at F000 plus the old code. */
export function symbolOf(font: string, code: number): string | null {
  if (code < 0xF000 || code > 0xF0FF) return code > 0x20 && code <= 0x10_FFFF ? String.fromCodePoint(code) : null
  return fonts[font.toLowerCase()]?.[code - 0xF000] ?? null
}

const fonts: Record<string, Record<number, string>> = {
  wingdings: {
    0x6C: '●', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x72: '❒', 0x75: '◆', 0x76: '❖', 0xA1: '○', 0xA8: '☐', 0xD8: '➢', 0xE0: '→', 0xFB: '✗', 0xFC: '✓',
    0xFD: '☒', 0xFE: '☑', ...series(0x8C, '❶', 10), ...series(0x81, '①', 10),
  },
  'wingdings 2': { 0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xA3: '☐', 0x98: '●', 0xA2: '■' },
  symbol: { 0xB0: '°', 0xB1: '±', 0xB4: '×', 0xB8: '÷', 0xB7: '•', 0xA3: '≤', 0xB3: '≥', 0xB9: '≠', 0xAE: '→', 0xD6: '√', 0x2D: '−' },
}

function series(from: number, first: string, count: number): Record<number, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [from + index, String.fromCodePoint(first.codePointAt(0)! + index)]))
}
