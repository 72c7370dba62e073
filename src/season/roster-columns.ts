// The columns of a roster file: what each is called, in Chinese and English, and how a cell of it is read and written.
import { isDate } from '../calendar/days.js'
import { plainHost } from './names.js'
import type { LocalDueDays } from '../model/roster.js'
import type { IssuerKind, Localised } from '../model/words.js'

export const columns = ['code', 'name', 'kind', 'parent', 'host', 'aliases', 'founded', 'mergedInto', 'mergedOn', 'abolished', 'localDue'] as const
export type Column = (typeof columns)[number]

export const headings: Record<Column, Localised> = {
  code: { zh: '代码', en: 'code' },
  name: { zh: '名称', en: 'name' },
  kind: { zh: '类别', en: 'kind' },
  parent: { zh: '上级', en: 'parent' },
  host: { zh: '网站域名', en: 'host' },
  aliases: { zh: '其他名称', en: 'aliases' },
  founded: { zh: '设立日期', en: 'founded' },
  mergedInto: { zh: '并入单位', en: 'merged into' },
  mergedOn: { zh: '并入日期', en: 'merged on' },
  abolished: { zh: '撤销日期', en: 'abolished' },
  localDue: { zh: '本地期限', en: 'local due' },
}

/** What offices call the columns besides. */
const alsoCalled: Partial<Record<Column, string[]>> = {
  code: ['单位代码', '机构代码', '统一社会信用代码'], name: ['单位名称', '机构名称', '单位'], kind: ['单位类别', '主体类别', '类型'],
  parent: ['上级单位', '隶属'], host: ['域名', '网站', '网址'], aliases: ['简称', '别名', '曾用名'], localDue: ['报送期限'],
}

/** Of no meaning to the roster: the number of a line in its file. */
const counters = ['序号', 'no', 'no.']

/** @returns 'counter' for a column that only counts the lines; null for one that is not known. */
export function columnNamed(heading: string): Column | 'counter' | null {
  const plain = heading.normalize('NFKC').trim().toLowerCase().replace(/[\s_-]+/g, ' ')
  if (counters.includes(plain)) return 'counter'
  return columns.find((column) => headings[column].zh === plain || headings[column].en === plain || column.toLowerCase() === plain
    || alsoCalled[column]?.includes(plain)) ?? null
}

export const kinds: Record<IssuerKind, Localised> = {
  government: { zh: '政府', en: 'government' },
  department: { zh: '部门', en: 'department' },
  township: { zh: '乡镇', en: 'township' },
  street: { zh: '街道', en: 'street' },
  'development-zone': { zh: '开发区', en: 'development-zone' },
  'public-institution': { zh: '公共企事业单位', en: 'public-institution' },
  other: { zh: '其他', en: 'other' },
}

/** A cell that was read, or what is wrong with it. */
export type Read<T> = { value: T } | { wrong: Localised }

export function readKind(cell: string): Read<IssuerKind> {
  const plain = cell.normalize('NFKC').trim().toLowerCase()
  const found = (Object.keys(kinds) as IssuerKind[]).find((kind) => kind === plain || kinds[kind].zh === plain)
  if (found) return { value: found }
  const all = Object.values(kinds)
  return wrong(`应为${all.map(({ zh }) => zh).join('、')}之一`, `must be one of ${all.map(({ en }) => en).join(', ')}`)
}

/** 2024-02-05, 2024/2/5, 2024.2.5, 2024年2月5日. */
export function readDay(cell: string): Read<string | null> {
  const plain = cell.normalize('NFKC').trim()
  if (plain === '') return { value: null }
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  const day = found && `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
  return day !== null && isDate(day) ? { value: day } : wrong('应为日期，如2024-02-05', 'must be a date, as in 2024-02-05')
}

export function readHost(cell: string): Read<string | null> {
  if (cell.trim() === '') return { value: null }
  const host = plainHost(cell.normalize('NFKC'))
  return host === null ? wrong('应为域名，如www.qingxi.gov.cn', 'must be a host, as in www.qingxi.gov.cn') : { value: host }
}

const perYear = /^(\d{4})\s*[:=]\s*(.+)$/

/** `02-20` for every year, `2024:2025-02-20` for one report year, several with semicolons between. */
export function readLocalDue(cell: string): Read<LocalDueDays | null> {
  const parts = cell.normalize('NFKC').split(/[;、\n]/).map((part) => part.trim()).filter((part) => part !== '')
  if (parts.length === 0) return { value: null }
  const due: LocalDueDays = { yearly: null, byYear: {} }
  for (const part of parts) {
    const year = perYear.exec(part)
    const yearly = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(part)
    if (year) {
      const day = readDay(year[2]!)
      if ('wrong' in day || day.value === null || day.value <= `${year[1]}-12-31`) return notDue
      due.byYear[year[1]!] = day.value
    } else if (yearly && isDate(`2024-${yearly[1]!.padStart(2, '0')}-${yearly[2]!.padStart(2, '0')}`)) {
      due.yearly = `${yearly[1]!.padStart(2, '0')}-${yearly[2]!.padStart(2, '0')}`
    } else return 'value' in readDay(part) ? turnedIntoDay : notDue
  }
  return { value: due }
}

const notDue = wrong('应为月-日（如02-20），或报告年度:日期（如2024:2025-02-20），日期在年度之后，多项用分号分开',
  'must be a month and day (02-20) or report year:date (2024:2025-02-20), the date after the year, with semicolons between')

/** A spreadsheet makes a whole date of a month and day, of the year in which it was typed: which report year is meant nobody can tell. */
const turnedIntoDay = wrong('带年份的日期看不出是每年还是哪一年度：每年相同写月-日（如02-20，表格软件中先把单元格设为文本），只一个年度写报告年度:日期（如2024:2025-02-20）',
  'a date with a year may be of every year or of one: write month and day (02-20, the cell made text), or report year:date (2024:2025-02-20)')

export function writeLocalDue(due: LocalDueDays | null): string {
  if (!due) return ''
  const years = Object.keys(due.byYear).sort().map((year) => `${year}:${due.byYear[year]}`)
  return [...(due.yearly === null ? [] : [due.yearly]), ...years].join(';')
}

function wrong(zh: string, en: string): { wrong: Localised } {
  return { wrong: { zh, en } }
}
