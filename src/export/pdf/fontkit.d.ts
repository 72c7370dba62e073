// What is used of fontkit and subset-font, which bring no types of their own.
declare module 'fontkit' {
  export interface Face {
    unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): { advanceWidth: number }
  }
  export function create(file: Buffer): Face
}

declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer, text: string | undefined, options: { targetFormat: 'truetype'; keepAllGlyphs?: boolean },
  ): Promise<Buffer>
}
