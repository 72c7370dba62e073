// The rows of a roster file and the roster as it stands in; the bodies to write, or every mistake with its line, out.
import { columnNamed, columns, headings, kinds, readDay, readHost, readKind, readLocalDue, writeLocalDue } from './roster-columns.js'
import { plainName } from './names.js'
import type { Column, Read } from './roster-columns.js'
import type { Body } from '../model/roster.js'
import type { Language, Localised } from '../model/words.js'

/** `line` as a spreadsheet shows it; 0 where the file as a whole is wrong. */
export interface FileMistake { line: number; column: Column | null; says: Localised }

/** A body of the file. `parent` and `mergedInto` are lines of the file or ids of the roster. */
export interface FileBody extends Omit<Body, 'id' | 'parent' | 'merged'> {
  line: number
  /** Of the body of the roster it is; null for a new one. */
  id: string | null
  parent: Place | null
  merged: { into: Place | null; on: string | null } | null
}
export type Place = { line: number } | { id: string }

export interface RosterFile {
  bodies: FileBody[]
  mistakes: FileMistake[]
  /** Of the roster, in no line of the file: they stay as they are. */
  untouched: number
}

interface Line { line: number; cells: Partial<Record<Column, string>> }

/**
 * A line is the body of the roster with its code, or, where it has none, with its name under the same parent; else a new one.
 * @param rows with the number of the line each stands in; the first that is not blank is the head.
 */
export function readRosterFile(rows: Array<{ line: number; cells: string[] }>, roster: Body[]): RosterFile {
  const mistakes: FileMistake[] = []
  const lines = linesOf(rows, mistakes)
  if (mistakes.length > 0) return { bodies: [], mistakes, untouched: roster.length }
  const find = finder(lines, roster)
  const bodies = lines.map((line) => bodyOf(line, find, mistakes))
  identify(bodies, roster, mistakes)
  refuseCircles(bodies, roster, mistakes)
  const touched = new Set(bodies.map(({ id }) => id))
  mistakes.sort((a, b) => a.line - b.line)
  return { bodies, mistakes, untouched: roster.filter(({ id }) => !touched.has(id)).length }
}

function linesOf(rows: Array<{ line: number; cells: string[] }>, mistakes: FileMistake[]): Line[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [head, ...rest] = filled.slice(titleLines(filled))
  if (!head) return fail(mistakes, 0, null, '文件是空的', 'The file is empty')
  const at = new Map<Column, number>()
  head.cells.forEach((cell, index) => {
    if (cell.trim() === '') return
    const column = columnNamed(cell)
    if (!column) unknownColumn(mistakes, head.line, cell.trim().slice(0, 40))
    else if (column === 'counter') return
    else if (at.has(column)) fail(mistakes, head.line, column, '这一列出现了两次', 'This column stands twice')
    else at.set(column, index)
  })
  for (const column of ['name', 'kind'] as const) if (!at.has(column)) fail(mistakes, head.line, column, '缺少这一列', 'This column is missing')
  if (rest.length === 0) fail(mistakes, head.line, null, '表头之下没有内容', 'Nothing stands under the head')
  return rest.map(({ line, cells }) => {
    const named = [...at].map(([column, index]): [Column, string] => [column, (cells[index] ?? '').trim()])
    for (const [column, cell] of named) {
      if (control.test(cell)) fail(mistakes, line, column, '含有看不见的控制字符，请删去后重新填写', 'holds a control character that nobody sees; write it anew')
    }
    return { line, cells: Object.fromEntries(named) }
  })
}

/** Lines of one cell above the head, which is the first line that names a column: the title of a sheet, who fills it in. None without a head. */
function titleLines(filled: Array<{ cells: string[] }>): number {
  const head = filled.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== '' && columnNamed(cell)))
  const above = filled.slice(0, Math.max(0, head))
  return above.every(({ cells }) => new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')).size === 1) ? above.length : 0
}

function unknownColumn(mistakes: FileMistake[], line: number, called: string): void {
  const known = (language: Language): string => columns.map((column) => headings[column][language]).join(language === 'zh' ? '、' : ', ')
  fail(mistakes, line, null, `不认识的列“${called}”，可用的列：${known('zh')}`, `Unknown column "${called}"; there are ${known('en')}`)
}

/** A workbook can write any, PostgreSQL holds no NUL, and two names that differ by one look alike. */
const control = /[^\P{Cc}\n\t]|\p{Cs}/u

type Find = (named: string) => Place | 'none' | 'several'

/** By code first, then by name; lines of the file go before the roster, whose body they may be. */
function finder(lines: Line[], roster: Body[]): Find {
  const codes = new Map<string, Place>(roster.flatMap(({ id, code }) => (code === null ? [] : [[code, { id }]])))
  const names = new Map<string, Place[]>()
  for (const { line, cells } of lines) {
    if (cells.code) codes.set(cells.code, { line })
    push(names, plainName(cells.name ?? ''), { line })
  }
  const inFile = new Set(names.keys())
  for (const { id, name } of roster) if (!inFile.has(plainName(name))) push(names, plainName(name), { id })
  return (named) => {
    const byCode = codes.get(named)
    if (byCode) return byCode
    const byName = names.get(plainName(named)) ?? []
    return byName.length === 1 ? byName[0]! : byName.length === 0 ? 'none' : 'several'
  }
}

function bodyOf({ line, cells }: Line, find: Find, mistakes: FileMistake[]): FileBody {
  const taken = <T>(column: Column, read: Read<T>, otherwise: T): T => {
    if ('value' in read) return read.value
    fail(mistakes, line, column, read.wrong.zh, read.wrong.en)
    return otherwise
  }
  const place = (column: 'parent' | 'mergedInto'): Place | null => {
    const named = cells[column] ?? ''
    if (named === '') return null
    const found = find(named)
    if (found === 'none') fail(mistakes, line, column, `找不到“${named.slice(0, 60)}”`, `There is no "${named.slice(0, 60)}"`)
    else if (found === 'several') {
      fail(mistakes, line, column, `“${named.slice(0, 60)}”不止一个，请写代码`, `There are several "${named.slice(0, 60)}": write the code`)
    } else return found
    return null
  }
  const name = cells.name ?? ''
  if (name.length < 2 || name.length > 120) fail(mistakes, line, 'name', '应为2到120个字', 'must have 2 to 120 characters')
  if ((cells.code ?? '').length > 60) fail(mistakes, line, 'code', '最长60个字符', 'may have 60 characters')
  const aliases = (cells.aliases ?? '').split(/[;；、\n]/).map((alias) => alias.trim()).filter((alias) => alias !== '')
  if (aliases.length > 20 || aliases.some((alias) => alias.length < 2 || alias.length > 120)) {
    fail(mistakes, line, 'aliases', '最多20个，每个2到120个字', 'at most 20, each of 2 to 120 characters')
  }
  const into = place('mergedInto')
  const on = taken('mergedOn', readDay(cells.mergedOn ?? ''), null)
  return {
    line, id: null, name, aliases, code: cells.code || null,
    kind: taken('kind', readKind(cells.kind ?? ''), 'other'),
    parent: place('parent'),
    host: taken('host', readHost(cells.host ?? ''), null),
    founded: taken('founded', readDay(cells.founded ?? ''), null),
    merged: into === null && on === null ? null : { into, on },
    abolished: taken('abolished', readDay(cells.abolished ?? ''), null),
    localDue: taken('localDue', readLocalDue(cells.localDue ?? ''), null),
  }
}

/** Which body of the roster each line is, and that no two lines are one. A line without a code keeps the code of its body. */
function identify(bodies: FileBody[], roster: Body[], mistakes: FileMistake[]): void {
  const byCode = new Map(roster.flatMap((body) => (body.code === null ? [] : [[body.code, body]])))
  const byName = new Map(roster.map((body) => [`${body.parent ?? ''} ${plainName(body.name)}`, body]))
  const atLine = new Map(bodies.map((body) => [body.line, body]))
  const nameKey = ({ parent, name }: FileBody): string => {
    const above = parent === null ? '' : 'id' in parent ? parent.id : atLine.get(parent.line)!.id ?? `line ${parent.line}`
    return `${above} ${plainName(name)}`
  }
  const doubled = new Set<string>()
  for (const { id, code } of roster) if (code !== null && byCode.get(code)!.id !== id) doubled.add(code)
  for (const body of bodies) {
    body.id = body.code === null ? null : byCode.get(body.code)?.id ?? null
    if (body.code === null || !doubled.has(body.code)) continue
    fail(mistakes, body.line, 'code', '名单中不止一个单位用这个代码', 'Several bodies of the roster have this code')
  }
  // A body is found under a parent that was found: the lines may stand in any order.
  for (let found = true; found;) {
    found = false
    for (const body of bodies) {
      const held = body.id === null ? byName.get(nameKey(body)) : undefined
      if (!held || (held.code !== null && body.code !== null)) continue
      body.id = held.id
      body.code ??= held.code
      found = true
    }
  }
  const codes = new Map<string, number>()
  const names = new Map<string, number>()
  for (const body of bodies) {
    if (body.code !== null) repeated(codes, body.code, body.line, 'code', mistakes)
    repeated(names, nameKey(body), body.line, 'name', mistakes)
  }
}

function repeated(seen: Map<string, number>, key: string, line: number, column: Column, mistakes: FileMistake[]): void {
  const before = seen.get(key)
  if (before === undefined) seen.set(key, line)
  else fail(mistakes, line, column, `与第${before}行重复`, `The same as in line ${before}`)
}

/** A body is not above itself, however far up. */
function refuseCircles(bodies: FileBody[], roster: Body[], mistakes: FileMistake[]): void {
  const lineOfId = new Map(bodies.flatMap(({ id, line }) => (id === null ? [] : [[id, line]])))
  const parents = new Map<string, string | null>()
  const nodeOf = (place: Place | null): string | null =>
    place === null ? null : 'line' in place ? `line ${place.line}` : lineOfId.has(place.id) ? `line ${lineOfId.get(place.id)}` : place.id
  for (const { id, parent } of roster) if (!lineOfId.has(id)) parents.set(id, nodeOf(parent === null ? null : { id: parent }))
  for (const { line, parent } of bodies) parents.set(`line ${line}`, nodeOf(parent))
  for (const { line } of bodies) {
    const start = `line ${line}`
    const seen = new Set<string>()
    let at = parents.get(start) ?? null
    while (at !== null && at !== start && !seen.has(at)) {
      seen.add(at)
      at = parents.get(at) ?? null
    }
    if (at === start) fail(mistakes, line, 'parent', '上级关系成环', 'It stands above itself')
  }
}

/** The roster as a file holds it: readRosterFile reads the same bodies from it. Formulas are for the writer of the file to guard. */
export function rosterRows(bodies: Body[], language: Language): string[][] {
  const byId = new Map(bodies.map((body) => [body.id, body]))
  const place = (id: string | null): string => {
    const body = id === null ? undefined : byId.get(id)
    return body ? body.code ?? body.name : ''
  }
  const cells = (body: Body): Record<Column, string> => ({
    code: body.code ?? '', name: body.name, kind: kinds[body.kind][language], parent: place(body.parent), host: body.host ?? '',
    aliases: body.aliases.join(';'), founded: body.founded ?? '', mergedInto: place(body.merged?.into ?? null), mergedOn: body.merged?.on ?? '',
    abolished: body.abolished ?? '', localDue: writeLocalDue(body.localDue),
  })
  return [columns.map((column) => headings[column][language]), ...bodies.map((body) => columns.map((column) => cells(body)[column]))]
}

function fail(mistakes: FileMistake[], line: number, column: Column | null, zh: string, en: string): never[] {
  mistakes.push({ line, column, says: { zh, en } })
  return []
}

function push(map: Map<string, Place[]>, key: string, place: Place): void {
  map.set(key, [...(map.get(key) ?? []), place])
}
