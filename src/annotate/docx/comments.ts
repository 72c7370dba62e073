// Notes in, the parts of a Word document that hold its comments out: those it has are kept, new ones follow.
import { relationsPart } from '../../container/package-parts.js'
import { numberIn, prefixesOf, readWordXml } from '../../ingest/docx/word-xml.js'

export interface Comment { id: number; note: string }

const transitional = {
  main: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}
const strict = { main: 'http://purl.oclc.org/ooxml/wordprocessingml/main', relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships' }
const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'

/** With its colon; '' where WordprocessingML has no prefix of its own. */
export function wordPrefix(xml: string): string {
  for (const [prefix, space] of prefixesOf(xml)) if (space === transitional.main || space === strict.main) return prefix === '' ? '' : `${prefix}:`
  return 'w:'
}

/** The first id that is free. */
export function nextCommentId(xml: string | null): number {
  let next = 0
  if (xml !== null) {
    readWordXml(xml, {
      open(name, attributes) { if (name === 'w:comment') next = Math.max(next, (numberIn(attributes, 'w:id') ?? -1) + 1) },
    })
  }
  return next
}

/** @param old the part as it is; null where the document has no comments. No date: the same file gives the same copy. */
export function commentsPart(old: string | null, comments: readonly Comment[], author: string, document: string): string {
  const main = isStrict(document) ? strict.main : transitional.main
  const part = old ?? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${main}"></w:comments>`
  const prefix = wordPrefix(part)
  const written = comments.map(({ id, note }) => {
    const [comment, p, r, t] = ['comment', 'p', 'r', 't'].map((name) => prefix + name)
    const lines = note.split('\n').map((line) => `<${p}><${r}><${t} xml:space="preserve">${escaped(line)}</${t}></${r}></${p}>`)
    const by = `${prefix}author="${escaped(author)}" ${prefix}initials="${escaped(author.slice(0, 2))}"`
    return `<${comment} ${prefix}id="${id}" ${by}>${lines.join('')}</${comment}>`
  })
  return beforeEnd(part, `${prefix}comments`, written.join(''))
}

/** Tells the document of its comments. `target` is the whole name of their part. */
export function withRelation(part: string | null, target: string, document: string): string {
  const old = part ?? '<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  let id = 'rIdMingjian'
  while (old.includes(`"${id}"`)) id += '1'
  const type = `${isStrict(document) ? strict.relations : transitional.relations}/comments`
  return beforeEnd(old, rootOf(old), `<Relationship Id="${id}" Type="${type}" Target="/${target}"/>`)
}

export function withContentType(part: string, name: string): string {
  return beforeEnd(part, rootOf(part), `<Override PartName="/${name}" ContentType="${contentType}"/>`)
}

/** Beside the document, under a name that is free. */
export function freeName(main: string, taken: (name: string) => boolean): string {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  let name = `${folder}comments.xml`
  for (let number = 1; taken(name) || taken(relationsPart(name)); number++) name = `${folder}comments${number}.xml`
  return name
}

function isStrict(document: string): boolean {
  return [...prefixesOf(document).values()].includes(strict.main)
}

function rootOf(xml: string): string {
  return /<\/([\w.:-]{1,80})\s{0,9}>\s*$/.exec(xml.slice(-200))?.[1] ?? /<([\w.:-]{1,80})[\s/>]/.exec(xml.replace(/^\s*<\?[^>]{0,200}\?>/, ''))?.[1] ?? ''
}

/** The root may be an empty element: it is opened then. */
function beforeEnd(xml: string, root: string, inside: string): string {
  const end = xml.lastIndexOf(`</${root}`)
  if (end >= 0) return xml.slice(0, end) + inside + xml.slice(end)
  return xml.replace(/\/>\s*$/, () => `>${inside}</${root}>`)
}

function escaped(text: string): string {
  // Control characters are no XML in any form.
  return text.replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
