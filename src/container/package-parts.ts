// An archive in, the parts of an Office document out, found by their relationships (ECMA-376 part 2, Open Packaging Conventions).
import { xmlReader } from './xml.js'
import { limits } from '../model/limits.js'
import type { Archive } from './zip.js'

/** `type` is the last word of the relationship's address, which is the same in the transitional and the strict form. */
export interface Relation { id: string; type: string; target: string }

/** The text of a part, with or without a byte-order mark; null for one that is not there. */
export async function partText(archive: Archive, name: string): Promise<string | null> {
  const bytes = await archive.bytes(name, limits.xmlPartBytes)
  if (!bytes) return null
  const [first, second] = bytes
  if (first === 0xFF && second === 0xFE) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xFE && second === 0xFF) return new TextDecoder('utf-16be').decode(bytes)
  const start = first === 0xEF && second === 0xBB ? 3 : 0
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start).toString('utf8')
}

/** Of a part, or of the whole package for ''. What lies outside the file is left out: nothing is ever fetched. */
export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const xml = await partText(archive, relationsPart(part))
  const relations: Relation[] = []
  if (xml === null) return relations
  const reader = xmlReader({
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Type === undefined || Target === undefined || TargetMode === 'External') return
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(part, Target) })
    },
  })
  reader.write(xml)
  reader.close()
  return relations
}

/** word/document.xml has its relationships in word/_rels/document.xml.rels. */
export function relationsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

function resolved(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = part.split('/').slice(0, -1)
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}
