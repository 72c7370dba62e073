// The inside of a body in, the bytes of a Word document out; other parts are given where a case needs them.
import { archive } from '../../container/archive.js'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  + ` xmlns:r="${office}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"`
  + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
  + ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
  + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'

/** Of other parts: the name without folder and ending is the type of its relationship, but for its figure: header2.xml is a header. */
export interface Given { parts?: Record<string, string>; document?: string; over?: Record<string, string | Buffer> }

export function wordParts(body: string, { parts = {}, document, over = {} }: Given = {}): Record<string, string | Buffer> {
  const names = Object.keys(parts)
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
      + 'ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
      + '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
      + '</Types>',
    '_rels/.rels': relations([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': document ?? `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(names.map((name) => [name, name.replace(/\d*\..*/, ''), name])),
    ...Object.fromEntries(names.map((name) => [`word/${name}`, parts[name]!])),
    ...over,
  }
}

export function wordFile(body: string, given: Given = {}): Buffer {
  return archive(wordParts(body, given))
}

function relations(list: Array<[id: string, type: string, target: string]>): string {
  const each = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}

export const part = (name: string, inside: string): string => `<w:${name} ${namespaces}>${inside}</w:${name}>`
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
/** Runs as XML, or a bare text. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content === '' || content.startsWith('<') ? content : r(content)}</w:p>`
export const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`
export const tr = (cells: string[], properties = ''): string => `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`
export const tbl = (rows: string[], widths: number[] = []): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>`
  + `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
export const style = (id: string, name: string, inside = '', type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`
export const box = (content: string): string => `<wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx>`
export const blip = '<w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/><a:blip r:embed="rId9"/></wp:inline></w:drawing>'
