// The parts of a workbook that its sheets lean on: their names, the strings they count by, the styles that make a number a date.
import { limits } from '../model/limits.js'
import { readXml } from './xml.js'
import type { Archive } from './zip.js'

export interface Sheet { name: string; path: string }
export interface Workbook {
  /** Those that are shown, in order. */
  sheets: Sheet[]
  strings: string[]
  /** By number of style: whether its numbers are dates. */
  isDate: boolean[]
  /** Days to add: a workbook from an old Mac counts from 1904. */
  shift: number
}

const root = 'xl/'

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const targets = await targetsOf(archive)
  const found: Array<{ name: string; id: string; shown: boolean }> = []
  let shift = 0
  await readXml(archive.read('xl/workbook.xml', limits.workbookPartBytes), {
    open(name, attributes) {
      if (name === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) shift = 1462
      if (name !== 'sheet') return
      const { name: title = '', id = '', state = 'visible' } = attributes
      found.push({ name: title, id: attributes['r:id'] ?? id, shown: state === 'visible' })
    },
  })
  const sheets = found.filter(({ shown }) => shown).flatMap(({ name, id }) => {
    const path = targets.get(id)
    return path === undefined || !archive.has(path) ? [] : [{ name, path }]
  })
  return { sheets, shift, strings: await stringsOf(archive), isDate: await dateStylesOf(archive) }
}

async function targetsOf(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readXml(archive.read('xl/_rels/workbook.xml.rels', limits.workbookPartBytes), {
    open(name, { Id, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : root + Target)
    },
  })
  return targets
}

/** Rich text is several runs of one string; the reading aid over it (rPh) is none of it. */
async function stringsOf(archive: Archive): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let aid = 0
  await readXml(archive.read('xl/sharedStrings.xml', limits.workbookStringsBytes), {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') aid += 1
      inText = name === 't' && aid === 0
    },
    text(text) { if (inText) current += text },
    close(name) {
      inText = false
      if (name === 'rPh') aid -= 1
      if (name === 'si') strings.push(current)
    },
  })
  return strings
}

/** Numbers of formats that every spreadsheet knows as dates, Chinese ones among them. */
const builtIn = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

async function dateStylesOf(archive: Archive): Promise<boolean[]> {
  const custom = new Map<number, boolean>()
  const isDate: boolean[] = []
  let inCells = false
  await readXml(archive.read('xl/styles.xml', limits.workbookPartBytes), {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        isDate.push(custom.get(id) ?? builtIn(id))
      }
    },
    close(name) { if (name === 'cellXfs') inCells = false },
  })
  return isDate
}

/** A year or a day outside quotes and brackets. */
function isDateFormat(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]{0,100}"|\[[^\]]{0,100}\]|\\./g, ''))
}
