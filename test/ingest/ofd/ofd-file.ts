// What is drawn on the pages of an OFD document in, as XML; the bytes of the document out.
import { archive } from '../../container/archive.js'

export interface OfdGiven {
  /** Inside of the Page element of each page; a text alone is the inside of its one layer. */
  pages: string[]
  /** Inside of the templates, by id. */
  templates?: Record<string, string>
  resources?: string
  /** Millimetres. */
  box?: string
}

/** @param over parts that replace or join those made here. */
export function ofdOf({ pages, templates = {}, resources = '', box = '0 0 210 297' }: OfdGiven, over: Record<string, string | Buffer> = {}): Buffer {
  const parts: Record<string, string> = {
    'OFD.xml': '<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml': `<ofd:Document xmlns:ofd="o"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>${box}</ofd:PhysicalBox></ofd:PageArea>`
      + '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>'
      + Object.keys(templates).map((id) => `<ofd:TemplatePage ID="${id}" BaseLoc="/Doc_0/Tpls/${id}.xml"/>`).join('')
      + '</ofd:CommonData>'
      + `<ofd:Pages>${pages.map((_, at) => `<ofd:Page ID="${at + 1}" BaseLoc="Pages/${at}.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    'Doc_0/PublicRes.xml': `<ofd:Res xmlns:ofd="o">${resources}</ofd:Res>`,
  }
  const page = (content: string): string => `<ofd:Page xmlns:ofd="o">${content.includes('<ofd:Content>') ? content : layer(content)}</ofd:Page>`
  pages.forEach((content, at) => { parts[`Doc_0/Pages/${at}.xml`] = page(content) })
  for (const [id, content] of Object.entries(templates)) parts[`Doc_0/Tpls/${id}.xml`] = page(content)
  return archive({ ...parts, ...over })
}

export function layer(content: string): string {
  return `<ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content>`
}

/** A line of letters 4 mm high, its left end and foot at a place in millimetres. */
export function line(text: string, x: number, y: number, attributes = ''): string {
  return object(`<ofd:TextCode X="0" Y="4" DeltaX="g ${text.length - 1} 4">${text}</ofd:TextCode>`, `${x} ${y - 4} ${text.length * 4} 5`, attributes)
}

export function object(codes: string, boundary: string, attributes = ''): string {
  return `<ofd:TextObject Boundary="${boundary}" Size="4" ${attributes}>${codes}</ofd:TextObject>`
}

export function path(drawing: string, boundary = '0 0 210 297', attributes = '', inside = ''): string {
  return `<ofd:PathObject Boundary="${boundary}" ${attributes}>${inside}<ofd:AbbreviatedData>${drawing}</ofd:AbbreviatedData></ofd:PathObject>`
}
