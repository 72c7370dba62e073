// The XML of a page, a template or a composite of OFD in (GB/T 33190-2016, 7.7, 11 to 13), the objects it draws out, in the order it draws them.
import { xmlReader } from '../../container/xml.js'
import { numbersOf } from './numbers.js'

export interface PageContent {
  /** Left, top, width and height in millimetres; null where the document's own size holds. */
  area: number[] | null
  templates: Array<{ id: string; front: boolean }>
  objects: PageObject[]
  /** Of the composites that a part of resources defines, by id. */
  composites: Map<string, PageObject[]>
}

export interface PageObject {
  kind: 'text' | 'path' | 'image' | 'composite'
  attributes: Record<string, string>
  /** Of a text: its codes. Of a path: its drawing in short form, and the colours it is filled and stroked with. */
  codes: TextCode[]
  drawing: string
  fill: string | null
  stroke: string | null
}
export interface TextCode { attributes: Record<string, string>; text: string }

const kinds: Record<string, PageObject['kind']> = {
  TextObject: 'text', PathObject: 'path', ImageObject: 'image', CompositeObject: 'composite',
}

export function readPageContent(xml: string): PageContent {
  const reading = new Reading()
  const reader = xmlReader({ open: reading.open, text: reading.onText, close: reading.close })
  reader.write(xml)
  reader.close()
  return reading.content
}

class Reading {
  readonly content: PageContent = { area: null, templates: [], objects: [], composites: new Map() }
  private object: PageObject | null = null
  private unit: PageObject[] | null = null
  private code: TextCode | null = null
  private text: 'area' | 'drawing' | null = null
  private boxText = ''
  private clips = 0

  readonly open = (name: string, attributes: Record<string, string>): void => {
    const kind = kinds[name]
    // What a clip is cut by is drawn nowhere.
    if (name === 'Clips') this.clips += 1
    else if (this.clips > 0) return
    else if (kind) {
      this.object = { kind, attributes, codes: [], drawing: '', fill: null, stroke: null }
      const list = this.unit ?? this.content.objects
      list.push(this.object)
    } else if (name === 'TextCode' && this.object) this.object.codes.push(this.code = { attributes, text: '' })
    else if (name === 'AbbreviatedData') this.text = 'drawing'
    else if (name === 'FillColor' && this.object) this.object.fill = attributes['Value'] ?? ''
    else if (name === 'StrokeColor' && this.object) this.object.stroke = attributes['Value'] ?? ''
    else if (name === 'PhysicalBox') this.text = 'area'
    else if (name === 'Template') {
      this.content.templates.push({ id: attributes['TemplateID'] ?? '', front: attributes['ZOrder'] === 'Foreground' })
    } else if (name === 'CompositeGraphicUnit' || name === 'VectorG') {
      this.unit = []
      this.content.composites.set(attributes['ID'] ?? '', this.unit)
    }
  }

  readonly onText = (text: string): void => {
    if (this.code) this.code.text += text
    else if (this.text === 'drawing' && this.object) this.object.drawing += text
    else if (this.text === 'area') this.boxText += text
  }

  readonly close = (name: string): void => {
    if (name === 'Clips') this.clips -= 1
    if (this.clips > 0) return
    if (name === 'TextCode') this.code = null
    else if (name === 'AbbreviatedData') this.text = null
    else if (name === 'PhysicalBox') {
      this.content.area ??= boxOf(this.boxText)
      this.text = null
    } else if (name === 'CompositeGraphicUnit' || name === 'VectorG') this.unit = null
    else if (kinds[name]) this.object = null
  }
}

/** Nothing for a page without width or height. */
export function boxOf(text: string): number[] | null {
  const box = numbersOf(text)
  return box.length >= 4 && box[2]! > 0 && box[3]! > 0 ? box.slice(0, 4) : null
}
