// Report in, what its part on problems and improvements lists out: problems and measures, item by item.
import { answeredSlots } from '../elements/part-answers.js'
import type { AnsweredSlot } from '../elements/part-answers.js'
import { sentenceTexts } from '../sentence-text.js'
import type { Report, Section } from '../../model/report.js'
import type { Range } from '../../model/span.js'

type Kind = 'problem' | 'measure'
/** `clauses` are an item's words between stops, without its number. */
export interface Item extends Range { kind: Kind; numbered: boolean; clauses: string[] }
export interface ProblemItems { problems: Item[]; measures: Item[]; denial: Range | null }

const read = new WeakMap<Report, ProblemItems>()

/** Read once for all readers. */
export function problemItems(report: Report): ProblemItems {
  const known = read.get(report)
  if (known) return known
  const pieces = piecesOf(report)
  const items = itemsOf(pieces)
  const fresh = {
    problems: listed(items, 'problem'),
    measures: listed(items, 'measure'),
    denial: pieces.find(({ text }) => denial.test(text)) ?? null,
  }
  read.set(report, fresh)
  return fresh
}

/** What stands before the numbers of a list announces it. */
function listed(items: Item[], kind: Kind): Item[] {
  const all = items.filter((item) => item.kind === kind)
  return all.some(({ numbered }) => numbered) ? all.filter(({ numbered }) => numbered) : all
}

/** 无。 and 本年度不存在问题 as the whole of a sentence. */
const denial = new RegExp([
  '^(?:(?:20\\d\\d年度?|本年度|目前),?)?(?:我[局镇乡办县区市街委]|本单位|本机关)?(?:暂?无|没有|不存在)(?:(?:存在)?(?:的)?(?:主要)?问题)?[。;]?$',
  '^存在的?(?:主要)?问题:?(?:暂?无|没有)[。;]?$',
].join('|'))

interface Piece extends Range { text: string; title: boolean }

/** Headings below the part and its sentences, in order. A report without such a part may still tell of problems in a sentence. */
function piecesOf(report: Report): Piece[] {
  const { sections, sentences } = report
  const inside = insidePart(sections)
  const answered = answeredSlots(report)
  const within = (index: number): boolean => inside[sentences[index]!.section] === true
  const headings = sections.filter(({ level }, index) => inside[index] && level > 1)
    .map(({ heading, title }) => ({ ...heading, text: title, title: true }))
  const texts = sentenceTexts(report)
  const said = sentences.flatMap(({ start, end, slot }, index) => {
    const speaks = inside.includes(true) ? within(index) : slot !== 'preface' && tellsOf(answered[index]!, texts[index]!)
    return speaks ? [{ start, end, text: texts[index]!, title: false }] : []
  })
  return [...headings, ...said].sort((a, b) => a.start - b.start)
}

/** A sentence that names a problem outright, or what will be done next about one. */
function tellsOf(answered: AnsweredSlot[], text: string): boolean {
  return answered.includes('problems') || (answered.includes('improvements') && toMeasures.test(text))
}

/** For each section whether it, or the top-level one around it, is on problems or improvements. */
function insidePart(sections: Section[]): boolean[] {
  let until = -1
  return sections.map(({ slot, also, heading, body, level }) => {
    const named = slot === 'problems' || slot === 'improvements' || also?.includes('problems') === true || also?.includes('improvements') === true
    if (named && (level === 1 || heading.start >= until)) until = Math.max(until, body.end)
    return heading.start < until
  })
}

const toMeasures = new RegExp([
  '改进(?:措施|情况|方向|办法|思路|工作|打算)', '整改(?:措施|情况)', '下一?步', '今后', '针对(?:上述|以上|这些|存在|此|上年|去年|上一年)', '为此', '(?:打算|计划|安排|思路|举措)$',
  '(?:20\\d\\d年|明年|新的一年|来年)[^,]{0,16}(?:将|要|重点|继续|进一步|计划)', '将(?:继续|进一步|从|着力|重点|切实|采取|不断|按|做好|严格)', '解决(?:办法|措施)',
  '^措施', '努力方向', '对策', '^改进',
].join('|'))
const toProblems = /(?:存在|主要)[^,]{0,8}(?:问题|不足|差距|困难|薄弱|短板)|问题(?:和|与|及)?不足|主要表现/
/** 解决存在的问题 goes on about measures. */
const takesUp = /解决|针对|整改|改进|查找|梳理|克服/
const numberWords = '[(]?[一二三四五六七八九十]{1,2}[)、]|[一二三四五六七八九]是|[(]?\\d{1,2}[)、.]|[①-⑨]|首先|其次|再次|最后|第[一二三四五六七八九],'
const numbers = new RegExp(numberWords, 'g')
const number = new RegExp(`^(?:${numberWords})`)

/** What is told of turns where a clause says so: a title, 下一步, 针对上述问题; items begin at their numbers. */
function itemsOf(pieces: Piece[]): Item[] {
  const items: Item[] = []
  let kind: Kind = 'problem'
  let item: Item | null = null
  for (const part of pieces.flatMap(partsOf)) {
    for (const clause of clausesOf(part.text)) {
      const turned = kindOf(clause, kind)
      if (turned !== kind) item = null
      kind = turned
      if (opening.test(clause) && !isItem(part, clause)) continue
      if (!item || (part.opens && item.start !== part.start)) {
        items.push(item = { kind, start: part.start, end: part.end, numbered: part.opens, clauses: [] })
      }
      item.clauses.push(clause)
      item.end = part.end
    }
  }
  return items
}

/** 2.公开内容与群众需求还有差距: what has a number of its own and says whereof is no announcement. */
function isItem({ opens, text }: Part, clause: string): boolean {
  return opens && clause.length > 8 && stillLacking.test(clause) && number.test(text)
}

const stillLacking = /有(?:一定|较大|些|一些)?(?:的)?差距$/

function kindOf(clause: string, before: Kind): Kind {
  if (toMeasures.test(clause)) return 'measure'
  return toProblems.test(clause) && !takesUp.test(clause) ? 'problem' : before
}

interface Part extends Range { text: string; opens: boolean }

/** A sentence at its numbers. */
function partsOf({ text, start, end, title }: Piece): Part[] {
  const at = [...text.matchAll(numbers)].map(({ index }) => index).filter((index) => index === 0 || /[,;:。、]/.test(text[index - 1]!))
  if (at.length === 0) return [{ text, start, end, opens: title }]
  const from = at[0] === 0 ? at : [0, ...at]
  return from.map((index, order) => {
    const next = from[order + 1] ?? text.length
    return { text: text.slice(index, next), start: start + index, end: start + next, opens: at.includes(index) }
  })
}

function clausesOf(text: string): string[] {
  return text.replace(number, '').replace(/\s+/g, '').split(/[,;:。、]/)
    .map((clause) => clause.replace(/^[^,]{0,12}主要(?:表现|体现)(?:在|为|是)?/, '')).filter((clause) => /[一-龥]{2}/.test(clause))
}

/** Praise and announcements around the list, which name no problem. */
const opening = new RegExp([
  '取得', '成效', '成绩', '成果', '^虽然', '^尽管', '相比', '(?:如下|以下)', '^(?:但|但是|同时|也|仍|还)+$', '^针对', '^为此$', '^(?:对此|因此)$',
  '(?:存在|有)(?:的|着|了)?(?:一些|一定|不少|部分|许多|诸多|个别)?(?:主要)?(?:的)?(?:问题|不足|差距|短板|薄弱环节|困难)(?:和不足|与不足|和差距|和问题)?$',
  '^(?:主要|存在的?主要)?(?:问题|措施|改进情况|改进措施|改进工作|主要)$', '^20\\d\\d年度?$', '^(?:近年来|目前|当前|一年来|总体上|总的来看)$', '^下一?步$', '^今后$',
].join('|'))
