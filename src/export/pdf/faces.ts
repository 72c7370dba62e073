// Font files and a text in, the cut fonts that draw it out: each character with the first face that has it.
import { create } from 'fontkit'
import subsetFont from 'subset-font'
import type { Face } from 'fontkit'

/** Font files in order of preference, TrueType or WOFF2: the caller's business, no file is read here. */
export type Typeface = readonly Uint8Array[]

export interface Faces {
  /** Cut to the text, one for each file of the typeface that is needed. */
  fonts: Array<{ index: number; bytes: Uint8Array }>
  /** The face that draws a character, or null where none has it. */
  of(character: string): number | null
  /** Width in ems. @param character one that a face has. */
  width(character: string): number
}

interface Opened { face: Face; sfnt: () => Promise<Buffer> }

/** Unpacking a face of 8,000 characters costs 80 ms, cutting it three; so it is unpacked once for as long as the caller keeps its bytes. */
const opened = new WeakMap<Uint8Array, Opened>()

export async function facesFor(typeface: Typeface, text: string): Promise<Faces> {
  const files = typeface.map(openedOf)
  const faces = files.map(({ face }) => face)
  const home = new Map<string, number | null>()
  const of = (character: string): number | null => {
    const known = home.get(character)
    if (known !== undefined) return known
    const found = faces.findIndex((face) => face.hasGlyphForCodePoint(character.codePointAt(0)!))
    home.set(character, found < 0 ? null : found)
    return home.get(character)!
  }
  const needed = typeface.map(() => '')
  for (const character of new Set(text)) {
    const index = of(character)
    if (index !== null) needed[index] += character
  }
  const fonts: Faces['fonts'] = []
  for (const [index, characters] of needed.entries()) {
    if (characters !== '') fonts.push({ index, bytes: await subsetFont(await files[index]!.sfnt(), characters, { targetFormat: 'truetype' }) })
  }
  const widths = new Map<string, number>()
  const width = (character: string): number => {
    const known = widths.get(character)
    if (known !== undefined) return known
    const face = faces[of(character) ?? 0]!
    const wide = face.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / face.unitsPerEm
    widths.set(character, wide)
    return wide
  }
  return { fonts, of, width }
}

function openedOf(file: Uint8Array): Opened {
  const known = opened.get(file)
  if (known) return known
  const bytes = asBuffer(file)
  let unpacked: Promise<Buffer> | undefined
  const sfnt = (): Promise<Buffer> => {
    unpacked ??= subsetFont(bytes, undefined, { targetFormat: 'truetype', keepAllGlyphs: true })
    return unpacked
  }
  const found = { face: create(bytes), sfnt }
  opened.set(file, found)
  return found
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
