// styles.xml in; says of each style what it makes of a paragraph: a heading, an entry of a contents list, numbered, hidden.
import { isOn, numberIn, readWordXml } from './word-xml.js'
import { limits } from '../../model/limits.js'

export interface Style {
  /** null for a paragraph whose style nobody defined. */
  id: string | null
  /** 1-9. */
  heading: number | null
  /** An entry of a contents list, or its title. */
  contents: boolean
  numId: number | null
  level: number | null
  hidden: boolean | null
}

export interface Styles {
  /** undefined asks for the default paragraph style. */
  paragraph(id: string | undefined): Style
  character(id: string): Style
}

interface Defined {
  name: string
  basedOn: string | null
  /** 0-8; 9 says body text. */
  outline: number | null
  numId: number | null
  level: number | null
  hidden: boolean | null
}

const plainStyle: Style = { id: null, heading: null, contents: false, numId: null, level: null, hidden: null }

/** @param xml null where the document has no styles. */
export function readStyles(xml: string | null): Styles {
  const { defined, standard } = xml === null ? { defined: new Map<string, Defined>(), standard: null } : parse(xml)
  const known = new Map<string, Style>()
  const styleOf = (id: string): Style => {
    const found = known.get(id)
    if (found) return found
    const style = resolve(defined, id)
    known.set(id, style)
    return style
  }
  return {
    paragraph: (id) => {
      const taken = id !== undefined && defined.has(id) ? id : standard
      return taken === null ? plainStyle : styleOf(taken)
    },
    character: styleOf,
  }
}

function parse(xml: string): { defined: Map<string, Defined>; standard: string | null } {
  const defined = new Map<string, Defined>()
  let standard: string | null = null
  let style: Defined | null = null
  readWordXml(xml, {
    open(name, attributes) {
      if (name === 'w:style') {
        const { 'w:styleId': id = '', 'w:type': type } = attributes
        style = { name: '', basedOn: null, outline: null, numId: null, level: null, hidden: null }
        defined.set(id, style)
        if (type === 'paragraph' && 'w:default' in attributes && isOn({ 'w:val': attributes['w:default'] })) standard = id
      } else if (style) define(style, name, attributes)
    },
    close(name) { if (name === 'w:style') style = null },
  })
  return { defined, standard }
}

function define(style: Defined, name: string, attributes: Record<string, string>): void {
  if (name === 'w:name') style.name = attributes['w:val'] ?? ''
  else if (name === 'w:basedOn') style.basedOn = attributes['w:val'] ?? null
  else if (name === 'w:outlineLvl') style.outline = numberIn(attributes)
  else if (name === 'w:numId') style.numId = numberIn(attributes)
  else if (name === 'w:ilvl') style.level = numberIn(attributes)
  else if (name === 'w:vanish') style.hidden = isOn(attributes)
}

/** What a style does not say itself, the one it is based on says. A circle of styles ends where it began. */
function resolve(defined: Map<string, Defined>, id: string): Style {
  const chain: Defined[] = []
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at) && seen.size < limits.wordStyleDepth;) {
    seen.add(at)
    const style = defined.get(at)
    if (style) chain.push(style)
    at = style?.basedOn ?? null
  }
  const first = <T>(read: (style: Defined) => T | null): T | null => chain.map(read).find((value) => value !== null) ?? null
  const contents = isContents(chain[0]?.name ?? '')
  return {
    id, contents, heading: contents ? null : headingOf(first(({ outline }) => outline), chain),
    numId: first(({ numId }) => numId), level: first(({ level }) => level), hidden: first(({ hidden }) => hidden),
  }
}

/** The outline level decides; a file without one is read by the names Word and WPS give their styles. */
function headingOf(outline: number | null, chain: Defined[]): number | null {
  if (outline !== null) return outline < 9 ? outline + 1 : null
  for (const { name } of chain) {
    const [, level] = /^(?:heading|标题) ?([1-9])$/i.exec(name.trim()) ?? []
    if (level !== undefined) return Number(level)
    if (/^(?:title|标题)$/i.test(name.trim())) return 1
  }
  return null
}

function isContents(name: string): boolean {
  return /^(?:toc|目录) ?(?:[1-9]|heading|标题)$/i.test(name.trim())
}
