// Every wording of every form's labels in, one index out that names what a label means: a row, a column or a group.
import type { Form } from '../../model/rulebook.js'

export type Kind = Form['kind']

/** What a label may stand for. The same label can be several things; the reader of the place decides. */
export interface Meaning {
  kind: Kind
  role: 'row' | 'column' | 'group'
  key: string
  /** Block the row belongs to, or the group opens. */
  block: string | null
  /** Ids of the forms that print it. */
  forms: string[]
}

export interface Labels {
  /** By folded label. */
  meanings: Map<string, Meaning[]>
  /** Every beginning of every folded label: words are joined only while they can still become one. */
  beginnings: Set<string>
  firstUnits: Set<number>
  longest: number
}

/** Built once for a rulebook's forms. */
export function labelsOf(forms: Form[]): Labels {
  const known = built.get(forms)
  if (known) return known
  const labels: Labels = { meanings: new Map(), beginnings: new Set(), firstUnits: new Set(), longest: 0 }
  for (const form of forms) {
    for (const each of form.rows) addLabel(labels, form, 'row', each, each.block ?? null)
    for (const each of form.columns) addLabel(labels, form, 'column', each, null)
    for (const each of form.groups) addLabel(labels, form, 'group', each, each.key)
  }
  for (const folded of labels.meanings.keys()) {
    labels.firstUnits.add(folded.charCodeAt(0))
    labels.longest = Math.max(labels.longest, folded.length)
    for (let end = 1; end <= folded.length; end++) labels.beginnings.add(folded.slice(0, end))
  }
  built.set(forms, labels)
  return labels
}

const built = new WeakMap<Form[], Labels>()

type Labelled = Form['groups'][number]

/** With and without its number and its guidance in brackets: either may be lost, and a number may be printed without its mark. */
function addLabel(labels: Labels, form: Form, role: Meaning['role'], labelled: Labelled, block: string | null): void {
  const { key, label, aliases } = labelled
  const bare = withoutNumber(label)
  const wordings = [label, bare, withoutBrackets(bare), ...aliases, ...aliases.map(withoutBrackets)]
  for (const folded of new Set(wordings.map(fold))) {
    if (folded === '') continue
    const meanings = labels.meanings.get(folded) ?? []
    const same = meanings.find((each) => each.kind === form.kind && each.role === role && each.key === key)
    if (!same) labels.meanings.set(folded, [...meanings, { kind: form.kind, role, key, block, forms: [form.id] }])
    else if (!same.forms.includes(form.id)) same.forms.push(form.id)
  }
}

/**
 * What a label means; [] when it is none. `text` may carry blanks, line breaks, any punctuation, a wrong or a lost number
 * and guidance in brackets.
 */
export function meaningsOf(labels: Labels, text: string): Meaning[] {
  if (text.length > labels.longest * 3 || !mayBegin(labels, text)) return none
  return meaningsOfFolded(labels, text, fold(text)) ?? none
}

const none: Meaning[] = []

/** Meanings of a folded label, with its number or without. */
export function foldedMeanings({ meanings }: Labels, folded: string): Meaning[] | undefined {
  const own = meanings.get(folded)
  if (own) return own
  const bare = folded.startsWith(among) ? folded.slice(among.length) : folded
  return (bare === folded ? undefined : meanings.get(bare)) ?? (isNumeral(bare.charCodeAt(0)) ? meanings.get(unnumbered(bare)) : undefined)
}

/** The label as a whole; where it is none, without its brackets: `folded` is the whole, folded before. */
export function meaningsOfFolded(labels: Labels, text: string, folded: string): Meaning[] | undefined {
  if (text.length > labels.longest * 3) return undefined
  return foldedMeanings(labels, folded) ?? (text.includes('(') ? foldedMeanings(labels, fold(withoutBrackets(text))) : undefined)
}

/** The labels a text is made of from end to end, at most one of each level of a head; [] where anything else stands in it. */
export function labelPath(labels: Labels, text: string): Meaning[][] {
  const folded = fold(text)
  const path: Meaning[][] = []
  for (let from = 0; from < folded.length && path.length < mostLevels;) {
    const longest = longestAt(labels, folded, from)
    if (longest === 0) return noPath
    path.push(foldedMeanings(labels, folded.slice(from, from + longest))!)
    from += longest
    if (from === folded.length) return path.length > 1 ? path : noPath
  }
  return noPath
}

const noPath: Meaning[][] = []
/** (三)本年度办理结果, its group and its row; or the body, the way and the result of a lawsuit. */
const mostLevels = 4

function longestAt(labels: Labels, folded: string, from: number): number {
  let longest = 0
  for (let end = from + 2; end <= folded.length && end - from <= labels.longest + 2; end++) {
    if (foldedMeanings(labels, folded.slice(from, end))) longest = end - from
    else if (!mayGrow(labels, folded.slice(from, end))) break
  }
  return longest
}

/** Pages put it before the first of several rows, or before each of them. */
const among = '其中'

/** Whether a label can still come of these folded words when more are joined to them. */
export function mayGrow({ beginnings }: Labels, folded: string): boolean {
  if (folded === '' || beginnings.has(folded)) return true
  const bare = folded.startsWith(among) ? folded.slice(among.length) : folded
  return bare === '' || beginnings.has(bare) || (isNumeral(bare.charCodeAt(0)) && beginnings.has(unnumbered(bare)))
}

/** Most words of a text begin no label: their first character tells. */
export function mayBegin({ firstUnits }: Labels, text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isWordUnit(unit)) return firstUnits.has(unit) || isNumeral(unit)
  }
  return text.length < 4
}

function isNumeral(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || numerals.has(unit)
}

const numerals = new Set(Array.from('一二三四五六七八九十', (each) => each.charCodeAt(0)))

function unnumbered(folded: string): string {
  return folded.replace(/^(?:\d{1,2}|[一二三四五六七八九十]{1,3})/, '')
}

/** Leaves Han characters, letters and digits, so that brackets, quotes, 、 and , and blanks make no difference. */
export function fold(text: string): string {
  let folded = ''
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && isWordUnit(text.charCodeAt(at))) continue
    if (at > from) folded += text.slice(from, at)
    from = at + 1
  }
  return usualSpelling(folded)
}

/** A folded label grown by a word; a spelling may be cut between the two: 或/者. */
export function grown(folded: string, word: string): string {
  return usualSpelling(folded + fold(word))
}

function usualSpelling(folded: string): string {
  return variants.test(folded) ? folded.replace(everyVariant, (word) => usual[word]!) : folded
}

/** Spellings that differ between pages; the last two are what a conversion from traditional script makes of the words. */
const usual: Record<string, string> = { 其它: '其他', 或者: '或', 做出: '作出', 资讯: '信息', 档案: '文件' }
const variants = /其它|或者|做出|资讯|档案/
const everyVariant = new RegExp(variants, 'g')

function isWordUnit(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9FFF) || unit === 0x3007
    || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5A) || (unit >= 0x61 && unit <= 0x7A)
}

const number = /^\s*(?:其中\s*:?\s*)?(?:[一二三四五六七八九十]{1,3}\s*、|\(\s*[一二三四五六七八九十]{1,3}\s*\)|\d{1,2}\s*\.|其中\s*:)\s*/

function withoutNumber(text: string): string {
  return text.replace(number, '')
}

/** Innermost brackets with what they hold: a number, or guidance such as who must fill the row, or the unit. */
function withoutBrackets(text: string): string {
  return text.replace(/\([^()]{0,120}\)/g, '')
}
