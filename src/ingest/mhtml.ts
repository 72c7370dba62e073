// An archive of a page in (MHTML, as browsers, Word and WPS save it), its page as read out.
import PostalMime from 'postal-mime'
import { readMarkup } from './html/html.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import type { Content, Format } from './format.js'

export const mhtml: Format = {
  id: 'mhtml',
  mediaType: 'multipart/related',
  extensions: ['.mht', '.mhtml'],
  looksLike,
  read,
}

/** A head of fields, one of which says MIME and one what follows: Word gives such files the name .doc too. */
function looksLike(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8192, bytes.length)).toString('latin1').replace(/^\xEF\xBB\xBF/, '').trimStart()
  const fields = head.slice(0, /\r?\n\r?\n/.exec(head)?.index)
  return /^[A-Za-z][\w-]{0,60}:/.test(fields) && /^mime-version:/im.test(fields) && /^content-type:\s*(?:multipart\/|text\/html)/im.test(fields)
}

/** Its pictures, styles and scripts are passed over. */
async function read(bytes: Uint8Array): Promise<Content> {
  const start = bytes.findIndex((byte) => byte > 0x20)
  const { html } = await PostalMime.parse(Buffer.from(bytes.subarray(start)), { maxNestingDepth: limits.mimeDepth }).catch(damaged)
  if (html === undefined) throw nothing()
  return readFirst(html.split(betweenPages))
}

const betweenPages = /(?<=<\/html\s{0,20}>)\s{0,200}(?=<(?:!doctype|html|\?xml))/i

/** The first page that holds text: Word adds its running heads as pages of their own; a page of frames holds nothing itself. */
function readFirst(pages: string[]): Content {
  for (const [index, page] of pages.entries()) {
    try {
      return readMarkup(known(page))
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'not-text' || index === pages.length - 1) throw error
    }
  }
  throw nothing()
}

/** The part has named its charset; what the page says of it no longer holds. */
function known(text: string): Parameters<typeof readMarkup>[0] {
  return { text, encoding: 'utf-8', overruled: null }
}

function nothing(): Fault {
  return new Fault('not-text', { zh: '网页存档中没有网页正文', en: 'The archive of a page holds no page' })
}

function damaged(cause: unknown): never {
  throw new Fault('damaged-file', { zh: '网页存档的结构不完整', en: 'The archive of a page is damaged' }, { cause })
}
