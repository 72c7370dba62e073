// The prescribed tables as printed in, the shapes that pages and offices give them out: merged cells, labels, figures, order, lines.
import { five } from './printed.js'
import { placed } from '../../fixtures/same-report/make/grid.js'
import type { Cell } from '../table-shapes.js'
import type { Printed } from './printed.js'

/** One way to deform a table, of all kinds or of some. */
export interface Shape { name: string; only?: Array<Printed['kind']>; of: (printed: Printed) => Printed }

const textOf = (cell: Cell): string | number => (Array.isArray(cell) ? cell[0] : cell)
const withText = (cell: Cell, text: string | number): Cell => (Array.isArray(cell) ? [text, cell[1], cell[2]] : text)
const isFigure = (cell: Cell): boolean => typeof textOf(cell) === 'number'

function onRows(name: string, of: (rows: Cell[][], printed: Printed) => Cell[][], only?: Shape['only']): Shape {
  return { name, ...(only && { only }), of: (printed) => ({ ...printed, rows: of(printed.rows, printed) }) }
}

function onLabels(name: string, of: (label: string) => string): Shape {
  return onRows(name, (rows) => rows.map((row) => row.map((cell) => (isFigure(cell) ? cell : withText(cell, of(String(textOf(cell))))))))
}

/** Figures become strings here, so that a shape of figures comes after all that ask what is a figure. */
function onFigures(name: string, of: (figure: number, row: number) => string | number): Shape {
  return onRows(name, (rows) => rows.map((row, at) => row.map((cell) => (isFigure(cell) ? withText(cell, of(textOf(cell) as number, at)) : cell))))
}

/** A full rectangle: what a merged cell covers is given by `covered`, asked with its text and how far right and down it is. */
function unmerged(rows: Cell[][], covered: (text: string | number, down: number, right: number) => string | number): Cell[][] {
  const numbers = new Map(rows.flatMap((row) => row.map((cell) => [String(textOf(cell)), textOf(cell)] as const)))
  const cells = placed(rows.map((row) => row.map((cell) => (Array.isArray(cell) ? [String(cell[0]), cell[1], cell[2]] : String(cell)))))
  const full: Cell[][] = rows.map(() => [])
  for (const { text, row, column, rowSpan, columnSpan } of cells) {
    for (let down = 0; down < rowSpan; down++) {
      for (let right = 0; right < columnSpan; right++) {
        const own = numbers.get(text)!
        full[row + down]![column + right] = down + right === 0 ? own : covered(own, down, right)
      }
    }
  }
  return full
}

const blankWhereMerged = (rows: Cell[][]): Cell[][] => unmerged(rows, () => '')
const labelsRepeated = (rows: Cell[][]): Cell[][] => unmerged(rows, (text) => (typeof text === 'number' ? '' : text))

export const merges: Shape[] = [
  { name: 'as the form', of: (printed) => printed },
  onRows('merged cells empty but the first', blankWhereMerged),
  onRows('labels again in every row and column they cover', labelsRepeated),
  onRows('labels again in every row, empty to the right',
    (rows) => unmerged(rows, (text, _down, right) => (typeof text === 'number' || right ? '' : text))),
  onRows('labels of a row in one cell', (rows, { head }) => labelsRepeated(rows).map((row, at) => {
    const labels = [...new Set(row.slice(0, 3))].join('')
    return at < head ? [at === 0 ? '事项' : '', ...row.slice(3)] : [labels, ...row.slice(3)]
  }), ['applications']),
  onRows('the last label alone', (rows, { head }) => labelsRepeated(rows).map((row, at) => {
    return at < head ? [at === 0 ? '事项' : '', ...row.slice(3)] : [row[2]!, ...row.slice(3)]
  }), ['applications']),
  onRows('groups as rows of their own', (rows, { head }) => labelsRepeated(rows).flatMap((row, at, all): Cell[][] => {
    if (at < head) return [[at === 0 ? '事项' : '', ...row.slice(3)]]
    const opened = [0, 1].filter((column) => row[column] !== row[2] && row[column] !== all[at - 1]![column])
    return [...opened.map((column): Cell[] => [row[column]!, ...Array<Cell>(7).fill('')]), [row[2]!, ...row.slice(3)]]
  }), ['applications']),
  onRows('heads in one cell each', (rows) => {
    const heads = ['行政复议', '行政诉讼未经复议直接起诉', '行政诉讼复议后起诉'].flatMap((group) => five.map((label) => `${group}-${label}`))
    return [heads, rows.at(-1)!]
  }, ['appeals']),
]

export const rowsAndColumns: Shape[] = [
  onRows('no head', (rows, { head }) => rows.slice(head), ['applications', 'statistics']),
  onRows('head twice', (rows, { head }) => [...rows.slice(0, head), ...rows], ['applications', 'statistics']),
  onRows('head again in the middle', (rows, { head }) => {
    const full = blankWhereMerged(rows)
    return [...full.slice(0, 12), ...full.slice(0, head), ...full.slice(12)]
  }, ['applications', 'statistics']),
  onRows('a note on the unit over it', (rows) => [['单位：件'], ...rows]),
  onRows('rows as columns', (rows) => {
    const full = blankWhereMerged(rows)
    return full[0]!.map((_, column) => full.map((row) => row[column]!))
  }, ['applications']),
  onRows('columns in another order',
    (rows) => blankWhereMerged(rows).map((row) => [...row.slice(0, 3), ...row.slice(8), ...row.slice(4, 8), row[3]!]), ['applications']),
  onRows('a row of the province', (rows, { head }) => {
    const full = blankWhereMerged(rows)
    const own = full[head]!.map((_, column): Cell => (column === 0 ? '其中：上级机关转办数量' : column < 3 ? '' : 7))
    return [...full.slice(0, head + 1), own, ...full.slice(head + 1)]
  }, ['applications']),
  onRows('figures one row lower', (rows, { head }) => {
    const full = blankWhereMerged(rows)
    const lead = full[0]!.length - (full.at(-1)!.filter(isFigure).length)
    return [...full, full[0]!.map((): Cell => '')].map((row, at, all) => (at <= head ? row : [...row.slice(0, lead), ...all[at - 1]!.slice(lead)]))
      .map((row, at) => (at === head ? row.map((cell, column) => (column < lead ? cell : '')) : row))
  }, ['applications', 'statistics']),
  onRows('figures one row higher', (rows, { head }) => {
    const full = blankWhereMerged(rows)
    const lead = full[0]!.length - (full.at(-1)!.filter(isFigure).length)
    const moved = [...full.slice(0, head), full[0]!.map((): Cell => ''), ...full.slice(head)]
    return moved.map((row, at) => (at < head ? row : [...row.slice(0, lead), ...(moved[at + 1] ?? row.map(() => '')).slice(lead)]))
  }, ['applications', 'statistics']),
  onRows('one figure a row', (rows) => {
    const values = rows.at(-1)!
    return ['行政复议', '未经复议直接起诉', '复议后起诉'].flatMap((group, at) => five.map((label, index): Cell[] =>
      [...(index === 0 ? [[group, 5, 1] as Cell] : []), label, values[at * 5 + index]!]))
  }, ['appeals']),
  onRows('groups down, results across', (rows) => {
    const values = rows.at(-1)!
    return [[['', 1, 2], ...five], [['行政复议', 1, 2], ...values.slice(0, 5)], [['行政诉讼', 2, 1], '未经复议直接起诉', ...values.slice(5, 10)],
      ['复议后起诉', ...values.slice(10)]]
  }, ['appeals']),
  onRows('two blocks side by side', (rows) => {
    const [head, ...rest] = rows as [Cell[], ...Cell[][]]
    const half = Math.ceil(rest.length / 2)
    return [[...head, ...head], ...rest.slice(0, half).map((row, at) => [...row, ...(rest[half + at] ?? ['', '', ''])])]
  }, ['statistics']),
  onRows('articles in a column of their own', (rows) => {
    const blocks: Array<{ article: string; rows: Cell[][] }> = []
    for (const row of rows) {
      const first = String(textOf(row[0]!))
      if (first.startsWith('第二十条')) blocks.push({ article: first, rows: [] })
      else blocks.at(-1)!.rows.push(row)
    }
    return blocks.flatMap(({ article, rows: own }) => own.map((row, at): Cell[] => (at === 0 ? [[article, own.length, 1], ...row] : row)))
  }, ['disclosure']),
  onRows('one head for all', (rows) => {
    const wide = (cells: Cell[], before: number): Cell[] =>
      Array.from({ length: 5 }, (_, at) => (at < before ? '' : cells[at - before] ?? ''))
    const figuresOf = (row: Cell[]): Cell[] => row.slice(1).map(textOf).filter((each) => each !== '')
    return [['信息内容', '本年制发件数', '本年废止件数', '现行有效件数', '本年处理决定数量', '本年收费金额（单位：万元）'],
      ...rows.filter((row) => row.some(isFigure)).map((row): Cell[] => [textOf(row[0]!),
        ...wide(figuresOf(row), figuresOf(row).length === 3 ? 0 : textOf(row[0]!) === '行政事业性收费' ? 4 : 3)])]
  }, ['disclosure']),
  onRows('units in the labels', (rows, { head }) => rows.map((row, at) => (at < head || row.length < 3 ? row
    : [`${textOf(row[0]!)}（${textOf(row[1]!)}）`, row[2]!])), ['statistics']),
  onRows('no column of units', (rows) => rows.map((row) => [row[0]!, row[2]!]), ['statistics']),
  onRows('codes before the labels', (rows, { head }) => rows.map((row, at) => [at < head ? '代码' : `${String(at).padStart(3, '0')}`, ...row]),
    ['statistics']),
  onRows('empty columns', (rows) => blankWhereMerged(rows).map((row) => [...row, '', ''])),
  onRows('an empty first column', (rows) => blankWhereMerged(rows).map((row) => ['', ...row])),
  onRows('a column of numbers before', (rows, { head }) => blankWhereMerged(rows).map((row, at) => [at < head ? '序号' : at - head + 1, ...row]),
    ['applications', 'statistics']),
  onRows('empty rows', (rows) => blankWhereMerged(rows).flatMap((row, at): Cell[][] => (at % 4 === 0 ? [row, row.map(() => '')] : [row]))),
  onRows('subtotals of groups', (rows, { head }) => blankWhereMerged(rows).flatMap((row, at): Cell[][] => {
    const group = at < head ? null : ['（四）无法提供', '(四)无法提供'].find((label) => label === row[1])
    return group ? [[row[0]!, `${group}小计`, '', ...row.slice(3).map(() => 9)], row] : [row]
  }), ['applications']),
]

export const labels: Shape[] = [
  onLabels('half-width brackets', (label) => label.replaceAll('（', '(').replaceAll('）', ')')),
  onLabels('full-width digits and brackets', (label) => label.replace(/[0-9.()]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xFEE0))),
  onLabels('line breaks in labels', (label) => label.replace(/(.{4})(?=.)/g, '$1\n')),
  onLabels('one character a line', (label) => (label.length < 12 ? Array.from(label).join('\n') : label)),
  onLabels('spaces inside words', (label) => label.replace(/([\u4E00-\u9FFF])(?=[\u4E00-\u9FFF]{2})/g, '$1 ')),
  onLabels('no-break spaces and zero-width spaces', (label) => Array.from(label).join('\u200B').replace(/(?<=^.{4})\u200B/, '\u00A0')),
  onLabels('numbers lost', (label) => label.replace(/^(?:[一二三四五六七八九]、|[（(][一二三四五六七八九][）)]|\d\.)/, '')),
  onLabels('brackets lost', (label) => (label.length > 12 ? label.replace(/[（(][^（()）]{6,}[）)]/, '') : label)),
  onLabels('footnote marks', (label) => (/^[一二三四]、/.test(label) ? `${label}①` : label)),
  onLabels('set in by blanks', (label) => `　　${label}`),
  onLabels('dashes before', (label) => (/^\d\./.test(label) ? `—${label}` : label)),
  onLabels('numbers in circles', (label) => label.replace(/^([1-9])\./, (_, digit: string) => String.fromCharCode(0x245F + Number(digit)))),
  onLabels('numbers of three levels', (label) => label.replace(/^([1-9])\./, '3.3.$1 ')),
  onLabels('其中 before', (label) => (/^[1-9]\./.test(label) ? `其中：${label}` : label)),
  onLabels('colons', (label) => (label.length > 3 ? `${label}：` : label)),
]

export const figures: Shape[] = [
  onFigures('full-width digits', (figure) => String(figure).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xFEE0))),
  onFigures('thousands by a comma', (figure) => String(figure).replace(/\B(?=(\d{3})+$)/g, ',')),
  onFigures('thousands by a full-width comma', (figure) => String(figure).replace(/\B(?=(\d{3})+$)/g, '，')),
  onFigures('thousands by a blank', (figure) => String(figure).replace(/\B(?=(\d{3})+$)/g, ' ')),
  onFigures('thousands by a no-break space', (figure) => String(figure).replace(/\B(?=(\d{3})+$)/g, '\u00A0')),
  onFigures('units', (figure) => `${figure}件`),
  onFigures('a blank before the unit', (figure) => `${figure} 件`),
  onFigures('zero-width spaces', (figure) => `\u200B${figure}\u200B`),
  onFigures('no-break spaces around', (figure) => `\u00A0${figure}\u00A0\u00A0`),
  onFigures('line breaks around', (figure) => `\n${figure}\n`),
  onFigures('footnote marks', (figure, row) => (row % 5 === 4 && figure > 0 ? `${figure}①` : figure)),
  onFigures('marks in brackets', (figure, row) => (row % 5 === 4 && figure > 0 ? `${figure}[注1]` : figure)),
  onFigures('raised figures', (figure, row) => (row % 5 === 4 && figure > 0 ? `${figure}¹` : figure)),
  onFigures('digits apart', (figure) => Array.from(String(figure)).join(' ')),
  onFigures('zeros left blank', (figure) => (figure === 0 ? '' : figure)),
  onFigures('zeros as dashes', (figure) => (figure === 0 ? '-' : figure)),
  onFigures('zeros as 无', (figure) => (figure === 0 ? '无' : figure)),
  onFigures('stars', (figure, row) => (row % 5 === 4 && figure > 0 ? `${figure}*` : figure)),
  onFigures('decimals of a spreadsheet', (figure) => `${figure}.0`),
]
