// The blocks of a document in, out comes whether its body holds text, pictures alone, or nothing.
import type { Block } from '../model/source.js'

/** A scan put on a page or into a document has a caption and a date at most: to call it a report without sections would be a false accusation. */
const longestCaption = 80

export function bodyHolds(text: string, blocks: readonly Block[]): 'text' | 'pictures' | 'nothing' {
  let characters = 0
  let sentences = 0
  let pictures = 0
  for (const { kind, role, span } of blocks) {
    if (role !== 'body') continue
    if (kind === 'picture') pictures += 1
    else {
      const content = text.slice(span.start, span.end)
      characters += content.replace(/\s/g, '').length
      sentences += content.includes('。') || kind === 'grid' ? 1 : 0
    }
  }
  if (pictures > 0 && sentences === 0 && characters < longestCaption) return 'pictures'
  return characters > 0 ? 'text' : 'nothing'
}
