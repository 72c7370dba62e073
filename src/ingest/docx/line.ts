// Pieces of text in, one line out that still knows which w:t each of its characters comes from.

/** Offsets count in the line. */
export interface Part { start: number; end: number; source: number; offset: number }

export class Line {
  text = ''
  readonly parts: Part[] = []

  /** @param source see Piece; `offset` counts in that w:t. */
  add(text: string, source: number, offset = 0): void {
    const start = this.text.length
    this.text += text
    if (source >= 0 && text !== '') this.parts.push({ start, end: this.text.length, source, offset })
  }

  append(other: Line): void {
    const start = this.text.length
    this.text += other.text
    for (const part of other.parts) this.parts.push({ ...part, start: start + part.start, end: start + part.end })
  }
}
