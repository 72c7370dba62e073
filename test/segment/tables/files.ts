// Rows of a table in, the text of a file that holds it out: each format by its own reader, a printed page by the layout alone.
import { ingest } from '../../../src/ingest/ingest.js'
import { layOut } from '../../../src/ingest/layout/layout.js'
import { normalise } from '../../../src/normalise/normalise.js'
import { ofdOf } from '../../fixtures/same-report/make/ofd.js'
import { pagesOf, sheet, widthOf } from '../../fixtures/same-report/make/pages.js'
import { workbookOf } from '../../fixtures/same-report/make/sheets.js'
import { csvOf, htmlOf, markdownOf } from '../../fixtures/same-report/make/text.js'
import { wordFileOf } from '../../fixtures/same-report/make/word.js'
import type { Text } from '../../../src/model/text.js'
import type { Block } from '../../fixtures/same-report/report.js'
import type { Cell } from '../table-shapes.js'

export const files: Record<string, (rows: Cell[][]) => Promise<Text>> = {
  'a web page': (rows) => read('report.html', htmlOf(report(rows))),
  'a web page with paragraphs in its cells': (rows) => read('report.html', htmlOf(report(rows)).replace(/<td([^>]*)>([^<]*)<\/td>/g, nested)),
  'a Word file': (rows) => read('report.docx', wordFileOf(report(rows))),
  'a workbook': (rows) => read('report.xlsx', workbookOf(report(rows))),
  'an OFD file': (rows) => read('report.ofd', ofdOf(report(rows))),
  'a CSV file': (rows) => read('report.csv', csvOf(report(rows))),
  Markdown: (rows) => read('report.md', markdownOf(report(rows))),
  'a printed page': async (rows) => normalise({ ...layOut(laid(rows)), format: 'pdf', mediaType: 'application/pdf', sha256: '' }),
}

async function read(name: string, bytes: string | Buffer): Promise<Text> {
  return normalise(await ingest({ name, bytes: Buffer.from(bytes) }))
}

function report(rows: Cell[][]): Block[] {
  const columns = Math.max(...rows.map((row) => row.reduce<number>((sum, cell) => sum + (Array.isArray(cell) ? cell[2] : 1), 0)))
  return [
    { kind: 'title', text: '青溪县水利局2023年政府信息公开工作年度报告' },
    { kind: 'table', name: '表', widths: Array<number>(columns).fill(Math.floor(450 / columns)), rows: rows.map((row) => row.map((cell) =>
      (Array.isArray(cell) ? [String(cell[0]), cell[1], cell[2]] : String(cell)))) },
  ]
}

/** As an editor pastes it from a word processor: runs in spans, an empty paragraph after. */
function nested(_: string, spans: string, text: string): string {
  const runs = `<span>${text.slice(0, 2)}</span><span lang="EN-US">${text.slice(2)}</span>`
  return `<td${spans}><div><p style="text-align: center">${runs}</p><p>&nbsp;</p></div></td>`
}

function laid(rows: Cell[][]): Parameters<typeof layOut>[0] {
  return pagesOf(report(rows)).map(({ texts, lines }, index) => ({
    number: index + 1, width: sheet.width, height: sheet.height, pictures: [], rulings: lines,
    runs: texts.map(({ text, x, y, size }) =>
      ({ text, size, direction: 'right', box: { x, y: y - size, width: widthOf(text, size), height: size } })),
  }))
}
