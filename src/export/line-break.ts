// A text and a width in, lines that fit it out: Chinese breaks between any two characters but not before a closing sign, Latin between words.

/** Opening signs stay with what follows, closing ones with what goes before: GB/T 15834, "no line begins with a closing mark". */
const unit = /[（《“‘〔【「『([{]*(?:[A-Za-z0-9._%+\-/:@#&=?'"~$]+|[^\n])[，。、；：？！）》”’〕】」』)\]},;!…％]*|\n/gu

/** @param width and `measure` in the same unit, ems for one. A word wider than a line is cut where it must be. No space ends a line. */
export function linesOf(text: string, width: number, measure: (character: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const end = (): void => {
    lines.push(line.trimEnd())
    line = ''
    used = 0
  }
  const put = (piece: string, wide: number): void => {
    line += piece
    used += wide
  }
  for (const [piece] of text.matchAll(unit)) {
    if (piece === '\n') end()
    else if (piece !== ' ' || line !== '') {
      const wide = [...piece].reduce((sum, character) => sum + measure(character), 0)
      if (used + wide <= width) put(piece, wide)
      else if (piece === ' ') end()
      else if (wide <= width) {
        end()
        put(piece, wide)
      } else {
        for (const character of piece) {
          const one = measure(character)
          if (used + one > width && line !== '') end()
          put(character, one)
        }
      }
    }
  }
  end()
  return lines
}
