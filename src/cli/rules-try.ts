// A rule and a document in, out comes which facts the rule saw and which of its conditions held: for whoever writes a rule.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import pc from 'picocolors'
import { explain } from '../explain.js'
import { Fault } from '../model/fault.js'
import { rulebookFor } from '../rulebook/choose.js'
import { choiceOf, submittedOf } from './document-options.js'
import type { DocumentOptions } from './document-options.js'
import type { ConditionTrace, RuleTrace } from '../model/trace.js'
import type { Language, Localised } from '../model/words.js'

export interface TryOptions extends DocumentOptions { lang: Language }

/** @throws Fault as `explain`, and file-unreadable. */
export async function tryRule(id: string, file: string, options: TryOptions): Promise<void> {
  const bytes = await readFile(file).catch((cause: Error) => {
    throw new Fault('file-unreadable', { zh: `${cause.message}。`, en: `${cause.message}.` }, { cause })
  })
  const rulebook = rulebookFor(choiceOf(options))
  const trace = await explain({ name: basename(file), bytes }, submittedOf(options), rulebook, id)
  process.stdout.write(printTrace(trace, rulebook.terms, options.lang))
}

const labels = {
  zh: { stands: '成立', otherwise: '其他情况', found: '结论', absent: '没有' },
  en: { stands: 'stands', otherwise: 'otherwise', found: 'Finding', absent: 'absent' },
} as const

function printTrace({ finding, verdicts }: RuleTrace, terms: Record<string, Localised>, language: Language): string {
  const label = labels[language]
  const word = (outcome: string) => terms[outcome]?.[language] ?? outcome
  const lines = verdicts.flatMap(({ outcome, when, stands }, index) => [
    `${index + 1}. ${stands ? pc.bold(`${word(outcome)}  ← ${label.stands}`) : word(outcome)}`,
    ...(when ? conditionLines(when, '   ', language) : [`   ${label.otherwise}`]),
  ])
  return `${[
    `${pc.bold(finding.title[language])}  ${pc.dim(finding.ruleId)}`, ...lines,
    `${label.found}  ${pc.bold(word(finding.outcome))}  ${finding.message[language]}`,
  ].join('\n')}\n`
}

function conditionLines(trace: ConditionTrace, indent: string, language: Language): string[] {
  const mark = trace.holds ? pc.green('✓') : pc.red('✗')
  if ('group' in trace) {
    return [`${indent}${mark} ${trace.group}`, ...trace.parts.flatMap((part) => conditionLines(part, `${indent}  `, language))]
  }
  const seen = trace.seen === null ? labels[language].absent : JSON.stringify(trace.seen)
  return [`${indent}${mark} ${trace.fact} = ${seen}  ${pc.dim(`${trace.operator} ${JSON.stringify(trace.value)}`)}`]
}
