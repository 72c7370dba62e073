// The lists of numbers that OFD writes as text in; numbers out, bounded.

/** Numbers parted by blanks or commas; what is none ends the list. */
export function numbersOf(text: string): number[] {
  const numbers: number[] = []
  for (const word of text.trim().split(/[\s,]+/)) {
    const number = Number(word)
    if (word === '' || !Number.isFinite(number)) break
    numbers.push(number)
  }
  return numbers
}

/**
 * Steps from character to character (GB/T 33190, 11.3): `g 3 5.5 2` is 5.5 three times and 2 once.
 * @param most as many as there are characters to step over; what is beyond is left, whatever count a file claims.
 */
export function stepsOf(text: string | undefined, most: number): number[] {
  if (text === undefined) return []
  const words = text.trim().split(/[\s,]+/)
  const steps: number[] = []
  for (let at = 0; at < words.length && steps.length < most; at++) {
    const repeats = words[at] === 'g'
    const count = repeats ? Math.min(Number(words[at + 1]) || 0, most - steps.length) : 1
    const step = Number(words[repeats ? at + 2 : at])
    if (!Number.isFinite(step)) break
    for (let each = 0; each < count; each++) steps.push(step)
    if (repeats) at += 2
  }
  return steps
}
