// What is wrong with a rule file, and where: collected over the whole folder, so that an author sees everything at once.
import { findNodeAtLocation, parseTree, type JSONPath } from 'jsonc-parser'
import { Fault } from '../model/fault.js'
import type { Shelf } from './shelf.js'
import type { Localised } from '../model/words.js'

export interface Problem { /** Relative to the folder rules/. */ file: string; line: number; reason: Localised }

/** The files read so far, and what was found wrong with them. */
export interface Desk { shelf: Shelf; texts: Map<string, string>; problems: Problem[] }

export function deskFor(shelf: Shelf): Desk {
  return { shelf, texts: new Map(), problems: [] }
}

export function complain(desk: Desk, file: string, path: JSONPath, reason: Localised): void {
  desk.problems.push({ file, line: lineAt(desk.texts.get(file) ?? '', path), reason })
}

/** @returns the fault that names them all, one per line; null when there is none. */
export function faultOf(problems: Problem[]): Fault | null {
  if (problems.length === 0) return null
  const told = (language: 'zh' | 'en') => problems.map((each) => `${each.file}:${each.line} ${each.reason[language]}`).join('\n')
  return new Fault('rules-invalid', { zh: told('zh'), en: told('en') })
}

/** Counted from 1. Where the path itself does not stand, its nearest ancestor that does. */
function lineAt(text: string, path: JSONPath): number {
  const root = parseTree(text)
  for (let length = path.length; root && length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length))
    if (node) return lineOf(text, (node.parent?.type === 'property' ? node.parent : node).offset)
  }
  return 1
}

export function lineOf(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
