// A fault in, one line for standard error out: what was wrong and what to do.
import { faults } from '../model/fault.js'
import type { Fault } from '../model/fault.js'
import type { Language } from '../model/words.js'

/** `subject` is the file or option the fault is about. */
export function sayFault(fault: Fault, language: Language = 'zh', subject?: string): string {
  const { title, advice } = faults[fault.code]
  const head = subject === undefined ? '' : `${subject}: `
  return `${head}${title[language]}: ${fault.detail[language]} ${advice[language]}`
}
