// Rows of a sheet in, the bytes of a small XLSX workbook out with a date style and shared strings.
import { archive } from '../container/archive.js'

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
  return archive({ ...parts, ...over })
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
