// The XML of a Word document in, the places at which its characters can be cut out: each w:t, and the run around it.
import { readWordXml } from '../../ingest/docx/word-xml.js'

/** Offsets count in the XML. */
export interface Anchor {
  /** The whole w:t, and what stands between its tags. */
  start: number
  textStart: number
  textEnd: number
  end: number
  run: Run
  /** In a run within a run (a text box, a reading): it can be marked only together with the outer one. */
  nested: boolean
}

export interface Run {
  start: number
  /** After its properties. */
  contentStart: number
  contentEnd: number
  end: number
  /** Its properties as written, w:rPr and all; '' where it has none. */
  properties: string
}

/** By the number that the reader gives each w:t, counted over all of them. A w:t outside a run has no anchor. */
export function anchorsIn(xml: string): Array<Anchor | null> {
  const anchors: Array<Anchor | null> = []
  const runs: Run[] = []
  let text: Anchor | null = null
  let properties: { start: number; depth: number } | null = null
  let depth = 0
  const tagAt = (end: number): number => xml.lastIndexOf('<', end - 1)
  readWordXml(xml, {
    open(name, _attributes, end) {
      depth += 1
      if (name === 'w:r') runs.push({ start: tagAt(end), contentStart: end, contentEnd: end, end, properties: '' })
      else if (name === 'w:rPr') properties = { start: tagAt(end), depth }
      else if (name === 'w:t') {
        text = runs[0] ? { start: tagAt(end), textStart: end, textEnd: end, end, run: runs[0], nested: runs.length > 1 } : null
        anchors.push(text)
      }
    },
    close(name, end) {
      const run = runs.at(-1)
      if (name === 'w:rPr' && run && properties?.depth === depth && run.contentStart === properties.start) {
        run.properties = xml.slice(properties.start, end)
        run.contentStart = end
      } else if (name === 'w:t' && text) {
        Object.assign(text, { textEnd: Math.max(text.textStart, tagAt(end)), end })
        text = null
      } else if (name === 'w:r' && run) {
        Object.assign(run, { contentEnd: Math.max(run.contentStart, tagAt(end)), end })
        runs.pop()
      }
      depth -= 1
    },
  })
  return anchors
}

/**
 * Where the character at an offset of the text stands in the XML between the tags: an entity is one character, a line end one whatever its bytes.
 * null where something else than text stands there (character data), which can't be cut.
 */
export function offsetInXml(xml: string, { textStart, textEnd }: Anchor, offset: number): number | null {
  const content = xml.slice(textStart, textEnd)
  if (content.includes('<')) return null
  if (!/[&\r]/.test(content)) return textStart + Math.min(offset, content.length)
  let units = 0
  const one = /&#x([0-9a-f]{1,8});|&#([0-9]{1,9});|&[a-z]{1,8};|\r\n|[^]/giy
  for (let match = one.exec(content); match !== null; match = one.exec(content)) {
    if (units >= offset) return textStart + match.index
    const [, hex, decimal] = match
    const code = hex === undefined ? Number(decimal ?? 0) : Number.parseInt(hex, 16)
    units += code > 0xFFFF ? 2 : 1
  }
  return textEnd
}
