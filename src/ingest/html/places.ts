// A span of a page's text in, the element it stands in out, as an XPath.
import { isElement } from './tree.js'
import type { Element, Node, Tree } from './tree.js'
import type { Origins } from '../page-writer.js'
import type { Place } from '../../model/place.js'
import type { Span } from '../../model/span.js'

/** The innermost element that holds all of the span: nothing is worked out before it is asked for. */
export function elementFinder({ nodes }: Tree, origins: Origins): (span: Span) => Place[] {
  return ({ start, end }) => {
    const first = nodes[origins[2 * lastAt(origins, start) + 1] ?? -1]
    const last = nodes[origins[2 * lastAt(origins, Math.max(start, end - 1)) + 1] ?? -1]
    if (!first || !last) return []
    const above = new Set(lineage(first))
    const element = lineage(last).find((each) => above.has(each))
    return element ? [{ element: xpathOf(element) }] : []
  }
}

/** Index of the last pair that starts at or before an offset, -1 for none. */
export function lastAt(origins: Origins, offset: number): number {
  let low = 0
  let high = origins.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (origins[2 * middle]! <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The element itself, or the one around a text, and all around it, innermost first. */
function lineage(node: Node): Element[] {
  const elements: Element[] = []
  let each: Element | null = isElement(node) ? node : around(node)
  for (; each; each = around(each)) elements.push(each)
  return elements
}

function around(node: Node): Element | null {
  const { parentNode } = node
  return parentNode && 'tagName' in parentNode ? parentNode : null
}

const alone = new Set(['html', 'head', 'body', 'title'])

function xpathOf(element: Element): string {
  return lineage(element).reverse().map((each) => `/${each.tagName}${alone.has(each.tagName) ? '' : `[${rankOf(each)}]`}`).join('')
}

/** From 1, among the elements of its name beside it. */
function rankOf(element: Element): number {
  const { parentNode } = element
  if (!parentNode) return 1
  const namesakes = parentNode.childNodes.filter((each) => isElement(each) && each.tagName === element.tagName)
  return namesakes.indexOf(element) + 1
}
