// The XML of a part in, calls for each element out, its names under the prefixes everybody knows: w:p whatever the file calls it.
import { prefixedXmlReader } from '../../container/xml.js'
import type { Handlers } from '../../container/xml.js'

const office = 'http://schemas.openxmlformats.org/'
const strict = 'http://purl.oclc.org/ooxml/'
/** Transitional (ISO/IEC 29500-4) and strict (29500-1) name the same elements by other addresses. */
const knownSpaces = new Map([
  [`${office}wordprocessingml/2006/main`, 'w'], [`${strict}wordprocessingml/main`, 'w'],
  [`${office}officeDocument/2006/relationships`, 'r'], [`${strict}officeDocument/relationships`, 'r'],
  [`${office}officeDocument/2006/math`, 'm'], [`${strict}officeDocument/math`, 'm'],
  [`${office}drawingml/2006/main`, 'a'], [`${strict}drawingml/main`, 'a'],
  [`${office}drawingml/2006/wordprocessingDrawing`, 'wp'], [`${strict}drawingml/wordprocessingDrawing`, 'wp'],
  [`${office}drawingml/2006/chart`, 'c'], [`${strict}drawingml/chart`, 'c'],
  [`${office}drawingml/2006/diagram`, 'dgm'], [`${strict}drawingml/diagram`, 'dgm'],
  [`${office}markup-compatibility/2006`, 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
])

/** @throws Fault damaged-file, archive-refused. */
export function readWordXml(xml: string, handlers: Handlers): void {
  const reader = prefixedXmlReader(withKnownNames(prefixesOf(xml), handlers))
  reader.write(xml)
  reader.close()
}

/** Prefixes as the file declares them: the first declaration of each, which is the root's, holds for the part. */
export function prefixesOf(xml: string): Map<string, string> {
  const prefixes = new Map<string, string>()
  for (let at = xml.indexOf('xmlns'); at >= 0; at = xml.indexOf('xmlns', at + 5)) {
    const [, prefix = '', space] = /^xmlns(?::([\w.-]{1,60}))?\s{0,5}=\s{0,5}["']([^"'<]{0,200})["']/.exec(xml.slice(at, at + 300)) ?? []
    if (space !== undefined && !prefixes.has(prefix)) prefixes.set(prefix, space)
  }
  return prefixes
}

/** Nearly every file uses the usual prefixes, and then nothing has to be renamed. */
function withKnownNames(prefixes: Map<string, string>, handlers: Handlers): Handlers {
  const renamed = new Map([...prefixes].flatMap(([prefix, space]) => {
    const known = knownSpaces.get(space)
    return known === undefined || known === prefix ? [] : [[prefix, known] as const]
  }))
  if (renamed.size === 0) return handlers
  const nameOf = (name: string, isElement: boolean): string => {
    const colon = name.indexOf(':')
    const known = colon < 0 && !isElement ? undefined : renamed.get(colon < 0 ? '' : name.slice(0, colon))
    return known === undefined ? name : `${known}:${name.slice(colon + 1)}`
  }
  const { open, close, text } = handlers
  return {
    ...(open && { open: (name, attributes, end) => {
      const known = Object.entries(attributes).map(([key, value]) => [nameOf(key, false), value])
      open(nameOf(name, true), Object.fromEntries(known) as Record<string, string>, end)
    } }),
    ...(close && { close: (name, end) => { close(nameOf(name, true), end) } }),
    ...(text && { text }),
  }
}

/** A property that is on by its mere presence: w:vanish, w:isLgl (ECMA-376 part 1, 17.17.4). */
export function isOn(attributes: Record<string, string>): boolean {
  return !['0', 'false', 'off'].includes(attributes['w:val'] ?? '')
}

/** A whole number in an attribute; null where there is none. */
export function numberIn(attributes: Record<string, string>, name = 'w:val'): number | null {
  const value = Number.parseInt(attributes[name] ?? '', 10)
  return Number.isNaN(value) ? null : value
}
