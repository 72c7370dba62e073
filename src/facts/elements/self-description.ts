// What the preface says of the report's own parts, held against the parts that stand.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { claimedParts } from './named-parts.js'
import { topLevelParts } from './outline.js'
import { answeredSlots } from './part-answers.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import { partTitles } from '../../model/part-titles.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { PartTitles } from '../../model/part-titles.js'
import type { Report, SectionSlot, Section } from '../../model/report.js'
import type { Range } from '../../model/span.js'

/** Read once for all readers. */
export const readSelfDescriptionFacts: FactReader = (report, rulebook) => {
  const known = readBefore.get(report)
  if (known) return known
  const facts = describe(report, rulebook)
  readBefore.set(report, facts)
  return facts
}

const readBefore = new WeakMap<Report, Fact[]>()

const describe: FactReader = (report, rulebook) => {
  const words = partTitles(rulebook)
  const claim = findClaim(report, words)
  if (!claim) return ids.map((id) => fact(`selfDescription.${id}`, null))
  const evidence = [evidenceAt(report, claim.range, placeOf(report, claim.range))]
  const names = claim.names.length === claim.count ? claim.names : joined(claim.names, words)
  const missing = names.filter((name) => !stands(report, name, words))
  return [
    fact('selfDescription.claimedParts', claim.count ?? names.length, evidence),
    fact('selfDescription.namedParts', names.length, evidence),
    fact('selfDescription.missingCount', missing.length, evidence),
    fact('selfDescription.missingParts', missing.length > 0 ? missing.join('、') : null, evidence),
  ]
}

const ids = ['claimedParts', 'namedParts', 'missingCount', 'missingParts']
/** A preface is short; where it stands inside the first part it opens that part. */
const sentencesSearched = 12
const longestClaim = 600

function findClaim(report: Report, words: PartTitles): { count: number | null; names: string[]; range: Range } | null {
  const texts = sentenceTexts(report)
  const preface = report.sentences.findIndex(({ slot }) => slot !== 'preface')
  const until = Math.max(preface === -1 ? texts.length : preface, 0) + 3
  for (let index = 0; index < Math.min(texts.length, until, sentencesSearched); index++) {
    const { start, slot } = report.sentences[index]!
    const end = report.sentences[lastOfList(texts, index)]!.end
    const text = unwrapped(report.text.clean.slice(start, Math.min(end, start + longestClaim)))
    const claim = claimedParts(text, slot === 'preface', (name) => words.slotsOf(name).length > 0)
    if (claim) return { ...claim, range: { start, end } }
  }
  return null
}

/** 包括一、概述;二、主动公开情况;…: a list may be told with the marks that end sentences. */
function lastOfList(texts: string[], first: number): number {
  let last = first
  while (last + 1 < texts.length && last - first < sentencesSearched && texts[last]!.endsWith(';')) last++
  return last
}

/** Separators stand inside names too: 复议、诉讼情况 is one part, 依申请公开情况和存在的问题 are two. */
function joined(names: string[], words: PartTitles): string[] {
  const parts: string[] = []
  for (const name of names.flatMap((each) => atAnd(each, words))) {
    const last = parts.at(-1)
    if (last !== undefined && !closed.test(last) && sameSlot(last, name, words)) parts[parts.length - 1] = `${last}、${name}`
    else parts.push(name)
  }
  return parts
}

/** How a name ends: what stands before it can't be cut from what follows. */
const closed = /(?:情况|概述|概况|事项|措施|问题|附表|附件|计划|安排|打算)$/

function sameSlot(a: string, b: string, words: PartTitles): boolean {
  const [first, second] = [words.slotsOf(a)[0], words.slotsOf(b)[0]]
  return first !== undefined && first === second
}

function atAnd(name: string, words: PartTitles): string[] {
  const match = /^(.{2,}?(?:情况|概述|概况|事项|措施|问题|公开))(?:以及|和|及)(.{2,})$/.exec(name)
  if (!match) return [name]
  const [left, right] = [words.slotsOf(match[1]!)[0], words.slotsOf(match[2]!)[0]]
  const pair = left === 'problems' && right === 'improvements'
  return left && right && left !== right && !pair ? [match[1]!, match[2]!] : [name]
}

/** By heading, by the slot it means, or by what a sentence says; plans are held against the words of the title. */
function stands(report: Report, name: string, words: PartTitles): boolean {
  const slots = words.slotsOf(name)
  if (topLevelParts(report).some(({ title }) => alike(title, name))) return true
  if (slots[0] === 'improvements') return report.sections.some((section) => sharesWord(section, name))
  return slots.length > 0 && slots.some((slot) => slotStands(report, slot))
}

function slotStands(report: Report, slot: SectionSlot): boolean {
  if (slot === 'preface' || report.sections.some((section) => section.slot === slot || section.also?.includes(slot))) return true
  return answeredSlots(report).some((answered) => answered.some((each) => each === slot))
}

const planWords = /改进|整改|措施|打算|思路|安排|计划|方向|重点|目标|下一步|下步|今后/g

function sharesWord({ title, slot, also }: Section, name: string): boolean {
  if (slot !== 'improvements' && !also?.includes('improvements')) return false
  return (name.match(planWords) ?? []).some((word) => title.includes(word))
}

/** Two titles are alike when one holds the other or most of their pairs of characters are the same. */
function alike(title: string, name: string): boolean {
  const a = essence(title)
  const b = essence(name)
  if (!a || !b) return a === b
  if (a.includes(b) || b.includes(a)) return true
  let common = 0
  for (let at = 0; at + 1 < b.length; at++) if (a.includes(b.slice(at, at + 2))) common++
  return common * 2 >= 0.6 * (a.length + b.length - 2) && common > 0
}

/** A title without the words that any title may carry. */
function essence(title: string): string {
  return title.replace(/政府信息公开|政务公开|政府信息|信息公开|工作|情况|\s|的|[、,和及与]/g, '').replace(/其它/g, '其他')
}
