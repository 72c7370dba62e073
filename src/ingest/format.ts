// What a format is: how it is known, and what it makes of the bytes.
import type { Source } from '../model/source.js'

/** What a format makes of the bytes; the rest of a Source is the same for all formats. */
export type Content = Pick<Source, 'text' | 'blocks' | 'pages' | 'notes' | 'markup' | 'locate'>

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
