// numbering.xml in; gives each numbered paragraph, asked in reading order, the label Word computes for it: "一、", "（二）", "1.".
import { printedNumber } from './number-formats.js'
import { isOn, numberIn, readWordXml } from './word-xml.js'
import { limits } from '../../model/limits.js'
import type { Styles } from './styles.js'

export interface Numbering {
  /** The level a style stands for in a list, where the style itself does not say. */
  levelOfStyle(numId: number, styleId: string): number | null
  /** Counts the paragraph and prints its label, with the blank after it; '' where none is printed. */
  next(numId: number, level: number): string
}

interface Level {
  start: number
  format: string
  /** "%1、": each %n is the number of level n. */
  text: string
  /** Level, counted from 1, that starts this one anew; null for every higher one, 0 for none. */
  restart: number | null
  /** All numbers of the label as decimals, whatever their formats (w:isLgl). */
  legal: boolean
  suffix: string
  style: string | null
}
interface Definition { levels: Map<number, Level>; styleLink: string | null }
interface List { abstractId: number | null; starts: Map<number, number>; levels: Map<number, Level> }

const plainLevel = (): Level => ({ start: 1, format: 'decimal', text: '', restart: null, legal: false, suffix: 'tab', style: null })
/** Lists have nine levels. */
const levelCount = 9

/** @param xml null where the document has no lists. */
export function readNumbering(xml: string | null, styles: Styles): Numbering {
  const { definitions, lists } = xml === null ? { definitions: new Map<number, Definition>(), lists: new Map<number, List>() } : parse(xml)
  const counters = new Map<Definition, Array<number | null>>()
  const begun = new Set<string>()

  const definitionOf = (list: List | undefined, depth = 0): Definition | null => {
    const definition = definitions.get(list?.abstractId ?? -1)
    if (!definition?.styleLink || depth > levelCount) return definition ?? null
    // The levels of this list stand with the list that its style names.
    const { numId } = styles.character(definition.styleLink)
    return numId === null ? definition : definitionOf(lists.get(numId), depth + 1)
  }
  const levelsOf = (list: List, definition: Definition) => (level: number): Level | undefined =>
    list.levels.get(level) ?? definition.levels.get(level)

  return {
    levelOfStyle(numId, styleId) {
      const definition = definitionOf(lists.get(numId))
      for (const [level, { style }] of definition?.levels ?? []) if (style === styleId) return level
      return null
    },
    next(numId, level) {
      const list = lists.get(numId)
      const definition = definitionOf(list)
      if (!list || !definition || level < 0 || level >= levelCount) return ''
      const levelAt = levelsOf(list, definition)
      const counter = counters.get(definition) ?? Array<number | null>(levelCount).fill(null)
      counters.set(definition, counter)
      const start = list.starts.get(level)
      const first = start !== undefined && !begun.has(`${numId}/${level}`)
      begun.add(`${numId}/${level}`)
      counter[level] = first ? start : (counter[level] ?? (levelAt(level)?.start ?? 1) - 1) + 1
      restartBelow(counter, level, levelAt)
      return labelOf(counter, level, levelAt)
    },
  }
}

function restartBelow(counter: Array<number | null>, level: number, levelAt: (level: number) => Level | undefined): void {
  for (let below = level + 1; below < levelCount; below++) {
    const restart = levelAt(below)?.restart ?? null
    if (restart === null || (restart > 0 && level < restart)) counter[below] = null
  }
}

function labelOf(counter: Array<number | null>, level: number, levelAt: (level: number) => Level | undefined): string {
  const own = levelAt(level)
  if (!own || own.format === 'bullet') return ''
  const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1
    const each = levelAt(index)
    // A level that nobody has begun yet begins by being named.
    const value = counter[index] ?? each?.start ?? 1
    counter[index] = value
    return printedNumber(value, own.legal ? 'decimal' : each?.format ?? 'decimal')
  })
  return text === '' || own.suffix === 'nothing' || /[、，。．：）】〕\s]$/.test(text) ? text : `${text} `
}

function parse(xml: string): { definitions: Map<number, Definition>; lists: Map<number, List> } {
  const definitions = new Map<number, Definition>()
  const lists = new Map<number, List>()
  let definition: Definition | null = null
  let list: List | null = null
  let overridden = 0
  let level: Level | null = null
  readWordXml(xml, {
    open(name, attributes) {
      if (name === 'w:abstractNum') {
        definition = { levels: new Map(), styleLink: null }
        list = null
        definitions.set(numberIn(attributes, 'w:abstractNumId') ?? -1, definition)
      } else if (name === 'w:num') {
        list = { abstractId: null, starts: new Map(), levels: new Map() }
        lists.set(numberIn(attributes, 'w:numId') ?? -1, list)
      } else if (name === 'w:lvlOverride') overridden = numberIn(attributes, 'w:ilvl') ?? 0
      else if (name === 'w:startOverride') list?.starts.set(overridden, numberIn(attributes) ?? 1)
      else if (name === 'w:abstractNumId' && list) list.abstractId = numberIn(attributes)
      else if (name === 'w:numStyleLink' && definition) definition.styleLink = attributes['w:val'] ?? null
      else if (name === 'w:lvl') {
        level = plainLevel();
        (list ?? definition)?.levels.set(numberIn(attributes, 'w:ilvl') ?? 0, level)
      } else if (level) define(level, name, attributes)
    },
    close(name) { if (name === 'w:lvl') level = null },
  })
  return { definitions, lists }
}

function define(level: Level, name: string, attributes: Record<string, string>): void {
  if (name === 'w:start') level.start = numberIn(attributes) ?? 1
  // A format of one's own comes twice, the one every program knows last.
  else if (name === 'w:numFmt') level.format = attributes['w:val'] ?? 'decimal'
  else if (name === 'w:lvlText') level.text = (attributes['w:val'] ?? '').slice(0, limits.wordNumberLength)
  else if (name === 'w:lvlRestart') level.restart = numberIn(attributes)
  else if (name === 'w:isLgl') level.legal = isOn(attributes)
  else if (name === 'w:suff') level.suffix = attributes['w:val'] ?? 'tab'
  else if (name === 'w:pStyle') level.style = attributes['w:val'] ?? null
}
