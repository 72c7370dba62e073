// The list of formats that can be read. A new one is one file and one line here.
import { html } from './html.js'
import { text } from './text.js'
import type { Source } from '../model/source.js'

/** What a format makes of the bytes; the rest of a Source is the same for all formats. */
export type Content = Pick<Source, 'text' | 'blocks' | 'pages' | 'notes'>

export interface Format {
  id: string
  mediaType: string
  /** With the dot, lower case. */
  extensions: string[]
  /** Judged by content first: names lie. */
  looksLike(bytes: Uint8Array, name: string): boolean
  /** @throws Fault when the bytes are of this format but can't be read. */
  read(bytes: Uint8Array, name: string): Content | Promise<Content>
}

/** In the order they are asked; plain text takes what no other format claims. */
export const formats: readonly Format[] = [html, text]
