// The tree of a page in, the role of each element out: where the article stands, what is navigation, what is hidden.
import { attribute, isElement } from './tree.js'
import type { Element, Tree } from './tree.js'
import type { BlockRole } from '../../model/source.js'

export interface Roles {
  /** Of a node given the role of what holds it. */
  of(at: number, inherited: BlockRole): BlockRole
  /** Whether a node stands in the article. */
  inMain(at: number): boolean
}

/** When in doubt a part of the page is body: a sentence of navigation in the report costs less than a lost section. */
export function readRoles(tree: Tree): Roles {
  const main = findMain(tree)
  const total = Math.max(1, tree.text[0] ?? 0)
  return {
    inMain: (at) => at >= main.start && at < main.end,
    of(at, inherited) {
      const element = tree.nodes[at]!
      if (!isElement(element) || inherited === 'hidden') return inherited
      const share = tree.text[at]! / total
      if (isHidden(element) && share < 0.5) return 'hidden'
      if (inherited === 'chrome') return 'chrome'
      const holdsMain = at <= main.start && tree.end[at]! >= main.end && main.end > main.start
      if (holdsMain || share > 0.5) return 'body'
      return isChrome(tree, at, element, main.named && at > main.start && at < main.end) ? 'chrome' : 'body'
    },
  }
}

/** Ids and classes under which common site systems keep the article. */
const articleNames = new RegExp(`^(?:${[
  'zoom', 'zoomcon', 'ucap-content', 'vsb_content\\w*', 'v_news_content', 'artibody', 'article', 'article[-_]?(?:content|con|text|body|main|box)',
  'trs_(?:editor|ueditor|editor_view|paper_preview)', 'content[-_]?(?:text|body|txt|con)', 'con[-_]?(?:text|txt)',
  'news[-_]?(?:content|text|con|body)', 'xxgk[-_]?content', 'wzcontent', 'view[-_]?content', 'detail[-_]?(?:content|text|con)',
  'pages_content', 'easysite-news-text', 'j-fontcontent', 'ivs_content', 'main[-_]?text', 'txtcon',
].join('|')})$`, 'i')

/** `named`: known for an article by its name, so that what stands in it is not judged by looks. */
interface Extent { start: number; end: number; named: boolean }

/** A known container that holds half of the page's prose, else the innermost element that holds nearly all of it. */
function findMain(tree: Tree): Extent {
  const prose = (at: number): number => tree.text[at]! - tree.linked[at]!
  const body = tree.nodes.findIndex((node) => isElement(node) && node.tagName === 'body')
  if (body === -1) return { start: 0, end: 0, named: false }
  let best = -1
  for (let at = body + 1; at < tree.nodes.length; at++) {
    const node = tree.nodes[at]!
    if (!isElement(node) || prose(at) * 2 < prose(body) || !isArticle(node)) continue
    if (best === -1 || prose(at) * 10 >= prose(best) * 9) best = at
  }
  const start = best === -1 ? narrow(tree, body, prose) : best
  return { start, end: tree.end[start]!, named: best !== -1 }
}

function isArticle(element: Element): boolean {
  if (element.tagName === 'article' || element.tagName === 'main' || attribute(element, 'itemprop') === 'articleBody') return true
  const ids = [attribute(element, 'id') ?? '', ...(attribute(element, 'class') ?? '').split(/\s+/)]
  return ids.some((id) => articleNames.test(id))
}

const containers = new Set([
  'div', 'section', 'td', 'tr', 'tbody', 'table', 'form', 'center', 'span', 'font', 'dl', 'dd', 'ul', 'li',
])

function narrow(tree: Tree, body: number, prose: (at: number) => number): number {
  let at = body
  for (let child = at + 1; child < tree.end[at]!;) {
    const node = tree.nodes[child]!
    if (isElement(node) && containers.has(node.tagName) && prose(child) * 5 >= prose(body) * 4) {
      at = child
      child = at + 1
    } else child = tree.end[child]!
  }
  return at
}

const hiding = new RegExp([
  'display\\s*:\\s*none', 'visibility\\s*:\\s*hidden', 'font-size\\s*:\\s*0(?:px|pt|em|rem|%)?\\s*(?:;|!|$)',
  '(?:^|;|\\s)opacity\\s*:\\s*0(?:\\.0+)?\\s*(?:;|!|$)',
  '(?:^|;|\\s)(?:left|top|right|margin-left|margin-top|text-indent)\\s*:\\s*-\\d{3,5}', 'clip\\s*:\\s*rect\\(0',
  '(?:^|;|\\s)(?:height|width)\\s*:\\s*[01](?:px)?\\s*;[^;]{0,60};?\\s*overflow\\s*:\\s*hidden',
  'overflow\\s*:\\s*hidden\\s*;[^;]{0,60};?\\s*(?:height|width)\\s*:\\s*[01](?:px)?\\s*(?:;|$)',
].join('|'), 'i')

function isHidden(element: Element): boolean {
  if (attribute(element, 'hidden') !== null) return true
  const style = attribute(element, 'style')
  return style !== null && (hiding.test(style) || sameColours(style))
}

function sameColours(style: string): boolean {
  const front = /(?:^|;)\s*color\s*:\s*([#\w]{3,20})/i.exec(style)?.[1]
  const back = /background(?:-color)?\s*:\s*([#\w]{3,20})/i.exec(style)?.[1]
  return front !== undefined && front.toLowerCase() === back?.toLowerCase()
}

const chromeTags = new Set(['nav', 'footer', 'aside', 'button', 'select', 'textarea', 'label', 'menu', 'dialog'])
const chromeRoles = new Set(['navigation', 'banner', 'contentinfo', 'search', 'menu', 'menubar', 'complementary', 'dialog'])
const chromeNames = new RegExp(`(?:^|[-_\\s])(?:${[
  'nav', 'navbar', 'navigation', 'menu', 'submenu', 'breadcrumbs?', 'crumbs?', 'weizhi', 'dqwz', 'location', 'position', 'footer', 'foot',
  'copyright', 'sidebar', 'sidenav', 'toolbar', 'top-?bar', 'share', 'bdshare\\w*', 'bshare\\w*', 'social', 'related', 'relate', 'xgyd', 'xgwz',
  'friendlinks?', 'links', 'login', 'search', 'pagination', 'pager', 'print', 'qrcode', 'ewm', 'wza', 'accessib\\w*',
].join('|')})(?:$|[-_\\s])`, 'i')

const blocks = new Set([
  'div', 'ul', 'ol', 'dl', 'table', 'tbody', 'tr', 'td', 'p', 'section', 'li', 'center', 'header', 'h2', 'h3', 'h4', 'span',
])
/** Lists of links: enough of them, and hardly anything else. Inside the article only a long list of short ones. */
const linkList = { outside: { links: 3, share: 0.5 }, inside: { links: 5, share: 0.8, average: 30 } }

function isChrome(tree: Tree, at: number, element: Element, inside: boolean): boolean {
  const { tagName } = element
  const text = tree.text[at]!
  const links = tree.links[at]!
  const share = text === 0 ? 0 : tree.linked[at]! / text
  if (inside) {
    if (tagName === 'nav' || tagName === 'select' || tagName === 'button') return true
    if (text < 80 && isNamed(element, /(?:^|[-_\s])(?:bdshare\w*|bshare\w*|share|print|toolbar)(?:$|[-_\s])/i)) return true
    return blocks.has(tagName) && links >= linkList.inside.links && share >= linkList.inside.share
      && tree.linked[at]! / links <= linkList.inside.average
  }
  // The title of the article often stands in a header, or beside the links of a page's head.
  if (tree.titles[at]! > 0 && share < 0.5) return false
  if (tagName === 'header' || tagName === 'form') return share > 0.3 || text < 40
  if (chromeTags.has(tagName) || chromeRoles.has(attribute(element, 'role') ?? '')) return true
  if (text < 600 && isNamed(element, chromeNames)) return true
  if (tagName === 'a') return share > 0 && tree.text[tree.parent[at]!]! === text && !isHeading(tree, tree.parent[at]!)
  return blocks.has(tagName) && links >= linkList.outside.links && share >= linkList.outside.share
}

function isHeading(tree: Tree, at: number): boolean {
  const element = tree.nodes[at]!
  return isElement(element) && /^h[1-6]$/.test(element.tagName)
}

function isNamed(element: Element, names: RegExp): boolean {
  return names.test(attribute(element, 'class') ?? '') || names.test(attribute(element, 'id') ?? '')
}
