// Small PDFs written by hand: pages as content streams in, a file out. Chinese needs no font file: STSong-Light by UTF-16.

export interface PageSpec {
  content: string
  /** Further entries of the page's dictionary. */
  entries?: string
  /** Entries of its resources besides the fonts. */
  resources?: string
}

export interface FileSpec {
  pages: PageSpec[]
  /** Further objects, numbered from 101. */
  objects?: Array<string | Buffer>
  /** Further entries of the catalogue, and of the root of the page tree. */
  catalogue?: string
  tree?: string
}

/** F1 Chinese, F2 the same downwards, F3 Latin, F4 composite and without a word on what its glyphs mean, F5 with a word on two. */
const fonts = [
  composite('STSong-Light', 'UniGB-UCS2-H', 'GB1'),
  composite('STSong-Light', 'UniGB-UCS2-V', 'GB1'),
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  composite('ABCDEF+Song', 'Identity-H', 'Identity'),
  composite('ABCDEG+Song', 'Identity-H', 'Identity', '/ToUnicode 8 0 R'),
]
const meanings = stream('', 'begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange '
  + '2 beginbfchar <0011> <2F00> <0022> <FB01> endbfchar endcmap')

export function pdfFile({ pages, objects = [], catalogue = '', tree = '' }: FileSpec): Uint8Array {
  const numbered = new Map<number, string | Buffer>()
  fonts.forEach((font, index) => numbered.set(3 + index, font))
  numbered.set(8, meanings)
  pages.forEach(({ content, entries = '', resources = '' }, index) => {
    numbered.set(10 + 2 * index, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents ${11 + 2 * index} 0 R`
      + `/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R/F4 6 0 R/F5 7 0 R>>${resources}>>${entries}>>`)
    numbered.set(11 + 2 * index, stream('', content))
  })
  const kids = pages.map((_, index) => `${10 + 2 * index} 0 R`).join(' ')
  numbered.set(1, `<</Type/Catalog/Pages 2 0 R${catalogue}>>`)
  numbered.set(2, tree === '' ? `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>` : tree)
  objects.forEach((object, index) => numbered.set(101 + index, object))
  return assembled(numbered)
}

export function stream(entries: string, content: string | Buffer): Buffer {
  const body = Buffer.from(content)
  return Buffer.concat([Buffer.from(`<<${entries}/Length ${body.length}>>\nstream\n`), body, Buffer.from('\nendstream')])
}

/** A string shown at a place by its lower left corner, in points from the lower left corner of the page. */
export function shown(text: string, x: number, y: number, { font = 'F1', size = 10, before = '' } = {}): string {
  const hex = Buffer.from(text, font === 'F3' ? 'latin1' : 'utf16le')
  return `BT ${before} /${font} ${size} Tf ${x} ${y} Td <${(font === 'F3' ? hex : hex.swap16()).toString('hex')}> Tj ET\n`
}

function composite(name: string, encoding: string, ordering: string, entries = ''): string {
  const system = `<</Registry(Adobe)/Ordering(${ordering})/Supplement 2>>`
  const measures = '/Flags 4/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120/ItalicAngle 0/StemV 80/CapHeight 700'
  const descriptor = `<</Type/FontDescriptor/FontName/${name}${measures}>>`
  return `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/${encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0`
    + `/BaseFont/${name}/CIDSystemInfo${system}/DW 1000/W[814 939 500]/FontDescriptor ${descriptor}>>]${entries}>>`
}

function assembled(objects: Map<number, string | Buffer>): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  let length = pieces[0]!.length
  const offsets = new Map<number, number>()
  const last = Math.max(...objects.keys())
  for (const [number, object] of objects) {
    offsets.set(number, length)
    const piece = Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
    pieces.push(piece)
    length += piece.length
  }
  const rows = Array.from({ length: last }, (_, index) => offsets.get(index + 1))
    .map((offset) => (offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`))
  const table = `xref\n0 ${last + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${last + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([...pieces, Buffer.from(table)]))
}
