// A fault in, one line for standard error out: what was wrong and what to do.
import { faults } from '../model/fault.js'
import type { Fault } from '../model/fault.js'
import type { Language } from '../model/words.js'

/** `subject` is the file or option the fault is about. */
export function sayFault(fault: Fault, language: Language = 'zh', subject?: string): string {
  const { title, advice } = faults[fault.code]
  const head = subject === undefined ? '' : `${subject}: `
  const detail = sentence(fault.detail[language], language)
  return language === 'zh' ? `${head}${title.zh}：${detail}${advice.zh}` : `${head}${title.en}: ${detail} ${advice.en}`
}

/** A detail may be a phrase; advice follows it as the next sentence. */
function sentence(text: string, language: Language): string {
  if (/[。.！!？?]$/.test(text)) return text
  return text + (language === 'zh' ? '。' : '.')
}
