// Rows of a sheet in, the bytes of a small XLSX workbook out: stored, not packed, with a date style and shared strings.
import { crc32, deflateRawSync } from 'node:zlib'

/** A date is given as its serial number, a formula as what it says and the value saved beside it. */
export type CellGiven = string | number | { serial: number } | { formula: string; value: string } | null

export function workbook(sheets: Record<string, CellGiven[][]>, over: Record<string, string> = {}): Buffer {
  const names = Object.keys(sheets)
  const strings: string[] = []
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      `<workbook xmlns:r="r"><sheets>${each(names, (name, id) => `<sheet name="${name}" sheetId="${id}" r:id="r${id}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships>${each(names, (_, id) => `<Relationship Id="r${id}" Target="worksheets/s${id}.xml"/>`)}</Relationships>`,
    'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
      + '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>',
  }
  names.forEach((name, index) => { parts[`xl/worksheets/s${index + 1}.xml`] = sheetOf(sheets[name]!, strings) })
  parts['xl/sharedStrings.xml'] = `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`
  return zip({ ...parts, ...over })
}

function each(names: string[], write: (name: string, id: number) => string): string {
  return names.map((name, index) => write(name, index + 1)).join('')
}

function sheetOf(rows: CellGiven[][], strings: string[]): string {
  const cell = (given: CellGiven, row: number, column: number): string => {
    const at = `${String.fromCharCode(65 + column)}${row + 1}`
    if (given === null) return ''
    if (typeof given === 'number') return `<c r="${at}"><v>${given}</v></c>`
    if (typeof given === 'string') return `<c r="${at}" t="s"><v>${strings.push(given) - 1}</v></c>`
    if ('serial' in given) return `<c r="${at}" s="1"><v>${given.serial}</v></c>`
    return `<c r="${at}" t="str"><f>${given.formula}</f><v>${given.value}</v></c>`
  }
  const row = (cells: CellGiven[], index: number): string =>
    (cells.length ? `<row r="${index + 1}">${cells.map((given, column) => cell(given, index, column)).join('')}</row>` : '')
  return `<worksheet><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`
}

export function zip(parts: Record<string, string | Buffer>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x800, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(data.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]))
    files.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, listing, end])
}
