// The head of a page in, its title and the lines that say when and by whom it was published out.
import { attribute, isElement } from './tree.js'
import type { Tree } from './tree.js'

/** Names that government sites are told to use, and those that common site systems add. Their order on the page is kept. */
const names = new Set([
  'articletitle', 'og:title', 'sitename', 'sitedomain', 'og:site_name', 'columnname', 'columntype',
  'pubdate', 'publishdate', 'publish_date', 'publishtime', 'publish_time', 'article:published_time', 'createdate', 'lastmodifiedtime',
  'contentsource', 'source', 'author', 'article:author',
])

/** The title alone on its line; each meta element as `Name: content`, such as `PubDate: 2025-01-27 10:33`. */
export function publicationLines(tree: Tree): PublicationLine[] {
  const titles: PublicationLine[] = []
  const lines: PublicationLine[] = []
  for (const [at, node] of tree.nodes.entries()) {
    if (!isElement(node)) continue
    if (node.tagName === 'body') break
    if (node.tagName === 'title') {
      titles.push({ line: node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''), at })
    }
    if (node.tagName !== 'meta') continue
    const name = attribute(node, 'name') ?? attribute(node, 'property') ?? ''
    const content = attribute(node, 'content') ?? ''
    if (names.has(name.trim().toLowerCase()) && content.trim() !== '') lines.push({ line: `${name.trim()}: ${content}`, at })
  }
  return [...titles, ...lines].map(({ line, at }) => ({ line: line.replace(/\s+/g, ' ').trim(), at })).filter(({ line }) => line !== '')
}

/** `at` is the element's place in the tree. */
interface PublicationLine { line: string; at: number }
