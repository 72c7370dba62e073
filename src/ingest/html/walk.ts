// The tree of a page in, text and blocks out, in reading order.
import { attribute, isElement } from './tree.js'
import { publicationLines } from './meta.js'
import { readRoles } from './roles.js'
import { readTable } from './tables.js'
import { joined, PageWriter } from '../page-writer.js'
import { raisedDigits } from '../raised-digits.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import type { Roles } from './roles.js'
import type { Element, Tree } from './tree.js'
import type { TableCells } from './tables.js'
import type { Origins } from '../page-writer.js'
import type { Block, BlockRole } from '../../model/source.js'

/** @throws Fault too-many-cells. */
export function walkPage(tree: Tree): WalkedPage {
  const writer = new PageWriter()
  for (const { line, at } of publicationLines(tree)) writer.paragraph(line, 'metadata', undefined, [0, at])
  new Walk(tree, writer).run()
  return { text: writer.text(), blocks: writer.blocks, origins: writer.origins }
}

/** `origins` number the nodes of the tree. */
export interface WalkedPage { text: string; blocks: Block[]; origins: Origins }

interface Open { end: number; role: BlockRole; heading: number | undefined; breaks: boolean; preformatted: boolean; raised: boolean }

const breaking = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'button', 'caption', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt',
  'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'legend', 'li', 'main',
  'menu', 'nav', 'ol', 'optgroup', 'option', 'p', 'pre', 'section', 'select', 'summary', 'table', 'tbody', 'td', 'textarea', 'tfoot', 'th',
  'thead', 'tr', 'ul',
])

class Walk {
  private readonly roles: Roles
  private readonly open: Open[] = [{ end: Infinity, role: 'body', heading: undefined, breaks: false, preformatted: false, raised: false }]
  private cells = 0

  constructor(private readonly tree: Tree, private readonly writer: PageWriter) {
    this.roles = readRoles(tree)
  }

  run(): void {
    for (let at = 0; at < this.tree.nodes.length;) {
      this.closeUpTo(at)
      at = this.visit(at)
    }
    this.closeUpTo(Infinity)
    this.writer.endLine()
  }

  private closeUpTo(at: number): void {
    while (this.open.length > 1 && this.open.at(-1)!.end <= at) if (this.open.pop()!.breaks) this.writer.endLine()
  }

  /** @returns the node to go on with. */
  private visit(at: number): number {
    const node = this.tree.nodes[at]!
    const around = this.open.at(-1)!
    if (!isElement(node)) {
      if ('value' in node) this.writeText(node.value, at, around)
      return at + 1
    }
    const { tagName } = node
    if (tagName === 'head') return this.tree.end[at]!
    if (tagName === 'br') this.writer.endLine()
    const role = this.roles.of(at, around.role)
    if (tagName === 'img') this.addPicture(at, node, role)
    if (tagName === 'table' && role !== 'hidden') {
      const table = readTable(this.tree, at)
      this.countCells(table.cells.length)
      if (table.use === 'data') {
        this.addTable(table, role)
        return this.tree.end[at]!
      }
    }
    this.enter(at, tagName, role, around)
    return at + 1
  }

  private enter(at: number, tagName: string, role: BlockRole, around: Open): void {
    const breaks = breaking.has(tagName)
    if (breaks) this.writer.endLine()
    const heading = /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : around.heading
    this.open.push({
      end: this.tree.end[at]!, role, heading, breaks,
      preformatted: around.preformatted || tagName === 'pre', raised: around.raised || tagName === 'sup',
    })
  }

  private writeText(read: string, at: number, { role, heading, preformatted, raised }: Open): void {
    const value = raised ? raisedDigits(read) : read
    if (!preformatted) return this.writer.write(value, role, heading, at)
    value.split('\n').forEach((line, index) => {
      if (index > 0) this.writer.endLine()
      this.writer.write(line, role, heading, at)
    })
  }

  private addTable(table: TableCells, role: BlockRole): void {
    this.writer.endLine()
    for (const caption of table.captions) {
      const { text, origins } = this.textOf(caption)
      this.writer.paragraph(text, role, undefined, origins)
    }
    const cells = table.cells.map(({ at, row, column, rowSpan, columnSpan }) => ({ row, column, rowSpan, columnSpan, ...this.textOf(at) }))
    this.writer.grid(role, table.rows, table.columns, cells)
    for (const { at } of table.cells) this.addPictures(at, role)
    this.writer.endLine()
  }

  /** All text of a cell on one line: parts that a block or a break divides are joined, by a blank unless both are Chinese. */
  private textOf(at: number): { text: string; origins: Origins } {
    const origins: Origins = []
    let text = ''
    let divided = false
    let raisedUpTo = -1
    for (let node = at + 1; node < this.tree.end[at]!; node++) {
      const each = this.tree.nodes[node]!
      if (isElement(each)) {
        divided ||= each.tagName === 'br' || breaking.has(each.tagName)
        if (each.tagName === 'sup') raisedUpTo = this.tree.end[node]!
      } else if ('value' in each) {
        if (divided && this.tree.text[node]! > 0) {
          text = text.trimEnd()
          if (text !== '' && !(isHan(text.at(-1)!) && isHan(each.value.trimStart()[0]!))) text += ' '
          divided = false
        }
        origins.push(text.length, node)
        text = joined(text, node < raisedUpTo ? raisedDigits(each.value) : each.value)
      }
    }
    const lead = text.length - text.trimStart().length
    if (lead > 0) for (let pair = 0; pair < origins.length; pair += 2) origins[pair] = Math.max(0, origins[pair]! - lead)
    return { text: text.trim(), origins }
  }

  private addPictures(at: number, role: BlockRole): void {
    for (let node = at + 1; node < this.tree.end[at]!; node++) {
      const each = this.tree.nodes[node]!
      if (isElement(each) && each.tagName === 'img') this.addPicture(node, each, role)
    }
  }

  /** Only a picture of the article can hold text of the report; icons and spacers hold none. */
  private addPicture(at: number, element: Element, role: BlockRole): void {
    if (role === 'hidden' || isDecoration(element)) return
    this.writer.picture(role === 'body' && this.roles.inMain(at) ? 'body' : 'chrome')
  }

  private countCells(count: number): void {
    this.cells += count
    if (this.cells > limits.gridCells) {
      throw new Fault('too-many-cells', {
        zh: `表格单元格超过${limits.gridCells}个`, en: `The tables have more than ${limits.gridCells} cells`,
      })
    }
  }
}

const decoration = /icon|logo|qrcode|ewm|share|print|spacer|arrow|banner|button|btn|fileType/i

function isDecoration(element: Element): boolean {
  const sides = ['width', 'height'].map((name) => Number.parseInt(attribute(element, name) ?? '', 10))
  return sides.some((side) => side < 60) || decoration.test((attribute(element, 'src') ?? '').slice(-200))
}

function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character)
}
