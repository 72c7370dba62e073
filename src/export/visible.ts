// Text of a report in, text that a reader sees whole out: what steers, hides or breaks a document is written as its code point.
// Bidirectional overrides reorder what is read, zero-width signs hide, and XML 1.0 (§2.2) forbids most controls, lone surrogates and U+FFFE.
// ZERO WIDTH JOINER is among them: an emoji of several parts is worth less than a word that is what it seems.

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu
const breaks = /\r\n?|[\u0085\u2028\u2029]/g

/** Line breaks and tabs stay; every other control becomes 〔U+202E〕. */
export function visible(text: string): string {
  return text.replace(breaks, '\n').replace(unseen, (sign) => (sign === '\n' || sign === '\t' ? sign : codeOf(sign)))
}

/** On one line. */
export function flat(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim()
}

/** On one line, at most so many characters, with … where something was left out. */
export function clipped(text: string, most: number): string {
  const characters = [...flat(text)]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('')
}

/** A character by number, for one that can't be shown: 〔U+4DAE〕. */
export function codeOf(character: string): string {
  return `〔U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`
}
