// The head of a page in, its title and the lines that say when and by whom it was published out.
import { attribute, isElement } from './html-tree.js'
import type { Tree } from './html-tree.js'

/** Names that government sites are told to use, and those that common site systems add. Their order on the page is kept. */
const names = new Set([
  'articletitle', 'og:title', 'sitename', 'sitedomain', 'og:site_name', 'columnname', 'columntype',
  'pubdate', 'publishdate', 'publish_date', 'publishtime', 'publish_time', 'article:published_time', 'createdate', 'lastmodifiedtime',
  'contentsource', 'source', 'author', 'article:author',
])

/** The title alone on its line; each meta element as `Name: content`, such as `PubDate: 2025-01-27 10:33`. */
export function publicationLines(tree: Tree): string[] {
  const titles: string[] = []
  const lines: string[] = []
  for (const node of tree.nodes) {
    if (!isElement(node)) continue
    if (node.tagName === 'body') break
    if (node.tagName === 'title') titles.push(node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''))
    if (node.tagName !== 'meta') continue
    const name = attribute(node, 'name') ?? attribute(node, 'property') ?? ''
    const content = attribute(node, 'content') ?? ''
    if (names.has(name.trim().toLowerCase()) && content.trim() !== '') lines.push(`${name.trim()}: ${content}`)
  }
  return [...titles, ...lines].map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '')
}
