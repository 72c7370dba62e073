// The parts of a workbook that its sheets lean on: their names, the strings they count by, the styles that make a number a date.
import { limits } from '../model/limits.js'
import { unescaped } from './escaped-text.js'
import { readXml } from './xml.js'
import type { Archive } from './zip.js'

export interface Sheet { name: string; path: string }
export interface Workbook {
  /** Those that are shown, in order. */
  sheets: Sheet[]
  /** How many are not. */
  hidden: number
  strings: string[]
  /** By number of style: whether its numbers are dates. */
  isDate: boolean[]
  /** Days to add: a workbook from an old Mac counts from 1904. */
  shift: number
}

const workbookPart = 'xl/workbook.xml'

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const targets = await targetsOf(archive, workbookPart)
  const found: Array<{ name: string; id: string; shown: boolean }> = []
  let shift = 0
  await readXml(archive.read(workbookPart, limits.workbookPartBytes), {
    open(name, attributes) {
      if (name === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) shift = 1462
      if (name !== 'sheet') return
      const { name: title = '', id = '', state = 'visible' } = attributes
      found.push({ name: unescaped(title), id: relationOf(attributes) ?? id, shown: state === 'visible' })
    },
  })
  const sheets = found.filter(({ shown }) => shown).flatMap(({ name, id }) => {
    const path = targets.get(id)
    return path === undefined || !archive.has(path) ? [] : [{ name, path }]
  })
  const hidden = found.filter(({ shown }) => !shown).length
  return { sheets, hidden, shift, strings: await stringsOf(archive), isDate: await dateStylesOf(archive) }
}

/** The prefix of the namespace of relations is for each program to choose. */
export function relationOf(attributes: Record<string, string>): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]
}

/** Where the parts stand that a part names by id. External ones lead to no part of the archive. */
export async function targetsOf(archive: Archive, part: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  const at = part.lastIndexOf('/') + 1
  const folder = part.slice(0, at)
  await readXml(archive.read(`${folder}_rels/${part.slice(at)}.rels`, limits.workbookPartBytes), {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, resolved(folder, Target))
    },
  })
  return targets
}

/** ../drawings/drawing1.xml beside xl/worksheets/ is xl/drawings/drawing1.xml. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = folder.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Rich text is several runs of one string; the reading aid over it (rPh) is none of it. */
async function stringsOf(archive: Archive): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let run = ''
  let inText = false
  let aid = 0
  await readXml(archive.read('xl/sharedStrings.xml', limits.workbookStringsBytes), {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') aid += 1
      inText = name === 't' && aid === 0
      run = ''
    },
    text(text) { if (inText) run += text },
    close(name) {
      // An escape stands within one run.
      if (inText) current += unescaped(run)
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
