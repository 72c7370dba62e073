// Markup in, a tree of bounded depth out, flattened in reading order with what each element holds.
import { html, Parser } from 'parse5'
import { limits } from '../../model/limits.js'
import type { DefaultTreeAdapterTypes, Token } from 'parse5'

type DefaultTreeAdapterMap = DefaultTreeAdapterTypes.DefaultTreeAdapterMap
export type Element = DefaultTreeAdapterTypes.Element
export type Node = DefaultTreeAdapterTypes.ChildNode

/** Nodes in reading order; the descendants of node i are i + 1 to end[i] - 1. Sums count characters that are not blank. */
export interface Tree {
  nodes: Node[]
  parent: Int32Array
  end: Int32Array
  text: Int32Array
  linked: Int32Array
  links: Int32Array
  tables: Int32Array
  /** h1 and h2. */
  titles: Int32Array
}

/** Never recursive: a page of 10,000 open tags is a page like any other. */
export function readTree(markup: string, options?: { sourceCodeLocationInfo: boolean }): Tree {
  return measure(flatten(BoundedParser.parse<DefaultTreeAdapterMap>(markup, options)))
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null
}

/** Tags that the parser opens again in every paragraph while they stay open: unclosed in thousands they cost cubic time. */
const reopened = new Set(['b', 'big', 'code', 'em', 'font', 'i', 's', 'small', 'strike', 'strong', 'tt', 'u'])
const mostReopened = 16

/** Past the limit of depth an element is read as a line break, and its end tag is passed over. */
class BoundedParser extends Parser<DefaultTreeAdapterMap> {
  private readonly skipped = new Map<string, number>()
  private formatting = 0

  override onStartTag(token: Token.TagToken): void {
    const isFormatting = reopened.has(token.tagName)
    if (isFormatting && this.formatting >= mostReopened) return this.skip(token.tagName)
    if (isFormatting) this.formatting++
    if (this.openElements.stackTop >= limits.htmlDepth && token.tagID !== html.TAG_ID.BR) {
      this.skip(token.tagName)
      Object.assign(token, { tagName: 'br', tagID: html.TAG_ID.BR, attrs: [], selfClosing: false })
    }
    super.onStartTag(token)
  }

  override onEndTag(token: Token.TagToken): void {
    const passed = this.skipped.get(token.tagName) ?? 0
    if (passed > 0) {
      this.skipped.set(token.tagName, passed - 1)
      return
    }
    if (reopened.has(token.tagName) && this.formatting > 0) this.formatting--
    super.onEndTag(token)
  }

  private skip(tagName: string): void {
    this.skipped.set(tagName, (this.skipped.get(tagName) ?? 0) + 1)
  }
}

/** Elements whose content is no text of the page. */
const dropped = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'canvas', 'audio', 'video'])

function flatten(document: DefaultTreeAdapterTypes.Document): Pick<Tree, 'nodes' | 'parent'> {
  const nodes: Node[] = []
  const parents: number[] = []
  const waiting: Array<[node: Node, parent: number]> = document.childNodes.map((node): [Node, number] => [node, -1]).reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, parent] = next
    if (isElement(node) ? dropped.has(node.tagName) : node.nodeName !== '#text') continue
    const at = nodes.push(node) - 1
    parents.push(parent)
    if (!isElement(node)) continue
    for (let child = node.childNodes.length - 1; child >= 0; child--) waiting.push([node.childNodes[child]!, at])
  }
  return { nodes, parent: Int32Array.from(parents) }
}

/** Children come after their parent, so one pass from the back adds every element up. The head adds to nothing. */
function measure({ nodes, parent }: Pick<Tree, 'nodes' | 'parent'>): Tree {
  const column = (): Int32Array => new Int32Array(nodes.length)
  const tree: Tree = {
    nodes, parent, end: column(), text: column(), linked: column(), links: column(), tables: column(), titles: column(),
  }
  const { end, text, linked, links, tables, titles } = tree
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at]!
    const tagName = isElement(node) ? node.tagName : ''
    end[at] = Math.max(end[at]!, at + 1)
    if ('value' in node) text[at] = visibleLength(node.value)
    if (isElement(node) && isLink(node)) {
      linked[at] = text[at]!
      links[at] = 1
    }
    const up = parent[at]!
    if (up === -1) continue
    end[up] = Math.max(end[up]!, end[at]!)
    if (tagName === 'head') continue
    text[up]! += text[at]!
    linked[up]! += linked[at]!
    links[up]! += links[at]!
    tables[up]! += tables[at]! + Number(tagName === 'table')
    titles[up]! += titles[at]! + Number(tagName === 'h1' || tagName === 'h2')
  }
  return tree
}

/** A link within the page is a table of contents or a footnote, not navigation. */
function isLink(element: Element): boolean {
  return element.tagName === 'a' && !(attribute(element, 'href') ?? '#').startsWith('#')
}

function visibleLength(value: string): number {
  let length = 0
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at)
    if (unit > 0x20 && unit !== 0xA0 && unit !== 0x3000) length++
  }
  return length
}
