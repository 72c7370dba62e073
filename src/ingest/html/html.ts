// A saved web page in, its text in reading order out: publication lines first, then body, tables and what stands around them.
import { bodyHolds } from '../body-text.js'
import { decode } from '../encoding.js'
import { elementFinder } from './places.js'
import { readTree } from './tree.js'
import { walkPage } from './walk.js'
import { checkLegible } from '../legibility.js'
import { Fault } from '../../model/fault.js'
import type { Decoded } from '../encoding.js'
import type { Content, Format } from '../format.js'
import type { Block } from '../../model/source.js'

export const html: Format = {
  id: 'html',
  mediaType: 'text/html',
  extensions: ['.html', '.htm', '.xhtml', '.shtml'],
  looksLike,
  read,
}

const opening = new RegExp('^(?:\\s|<!--[^>]{0,500}-->)*<(?:!doctype html|html|head|body|title|meta|link|base|div|table|p|script|style|'
  + 'h[1-6]|br|span|article|section|center|font|ul|ol)[\\s/>]', 'i')
const anyTag = /<(?:html|head|body|div|p|table|br|span|meta|title)[\s/>]/i

/** By content; an extension decides only for bytes that hold some markup further down. */
function looksLike(bytes: Uint8Array, name: string): boolean {
  const head = latin1(bytes, 4096)
  if (opening.test(head) || (/^\s*<\?xml/.test(head) && /<html[\s>]/i.test(head))) return true
  const lower = name.toLowerCase()
  return html.extensions.some((extension) => lower.endsWith(extension)) && anyTag.test(latin1(bytes, 65_536))
}

function read(bytes: Uint8Array): Content {
  return readMarkup(decodePage(bytes))
}

/** By what the bytes are, and where they leave it open by what the head of the page says of them. */
export function decodePage(bytes: Uint8Array): Decoded {
  return decode(bytes, declaredCharset(latin1(bytes, 8192)))
}

/** A page whose characters are known, such as one out of an archive of a page. Scripts are never run, nothing is fetched. */
export function readMarkup(decoded: Decoded): Content {
  const notes = checkLegible(decoded)
  const tree = readTree(decoded.text)
  const { text, blocks: walked, origins } = walkPage(tree)
  const blocks = withBody(text, walked)
  refuseEmptyPage(text, blocks)
  return { text, blocks, pages: null, notes, locate: elementFinder(tree, origins) }
}

/** Where all prose of a page stands in what looks like its chrome, the looks deceive. */
function withBody(text: string, blocks: Block[]): Block[] {
  if (blocks.some(({ kind, role }) => role === 'body' && kind !== 'picture')) return blocks
  const hasProse = blocks.some(({ role, span }) => role === 'chrome' && text.slice(span.start, span.end).includes('。'))
  return hasProse ? blocks.map((block) => (block.role === 'chrome' ? { ...block, role: 'body' } : block)) : blocks
}

/** `<meta charset=gbk>`, its http-equiv form, or the XML declaration. */
function declaredCharset(head: string): string | null {
  return /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1]
    ?? /<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,30})/i.exec(head)?.[1] ?? null
}

/** Without a byte-order mark and without the zeros of UTF-16, so that tags can be seen in any encoding. */
function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1')
    .replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '').replaceAll('\0', '')
}

/** A shell that a script fills, or a scan put on a page. */
function refuseEmptyPage(text: string, blocks: Block[]): void {
  const body = bodyHolds(text, blocks)
  if (body === 'nothing') {
    throw new Fault('not-text', {
      zh: '网页没有正文文字；可能要运行脚本才显示内容，请在浏览器中打开后另存',
      en: 'The page holds no body text; it may need scripts to show any. Open it in a browser and save it from there',
    })
  }
  if (body === 'pictures') {
    throw new Fault('not-text', { zh: '网页正文只有图片；请提交文字版', en: 'The body of the page holds pictures only; submit a text copy' })
  }
}
