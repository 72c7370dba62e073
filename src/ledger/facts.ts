// The line at hand in, every fact a rule may ask about it out; each is worked out when it is asked for, not before.
import { dateFacts } from './date-facts.js'
import { disclosureFacts } from './disclosure-facts.js'
import { handlingFacts } from './handling-facts.js'
import { replyFacts } from './reply-facts.js'
import { resultFacts } from './result-facts.js'
import type { LineContext, Readers } from './context.js'
import type { Fact, FactSheet, FactValue } from '../model/fact.js'

/** @throws Error for a fact nobody reads. */
export function lineFacts(context: LineContext): FactSheet {
  const facts = new Map<string, Fact>()
  const readers: Readers = {
    ...dateFacts(context), ...replyFacts(context), ...handlingFacts(context), ...resultFacts(context), ...disclosureFacts(context),
  }
  for (const [id, read] of Object.entries(readers)) {
    facts.set(id, { id, get value() { return read() }, evidence: [] })
  }
  return sheetOf(facts)
}

function sheetOf(facts: Map<string, Fact>): FactSheet {
  return {
    get(id) {
      const fact = facts.get(id)
      if (!fact) throw new Error(`no reader gives ${id}`)
      return fact
    },
    get all() { return [...facts.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) },
  }
}

export function factSheet(values: Record<string, FactValue>): FactSheet {
  return sheetOf(new Map(Object.entries(values).map(([id, value]): [string, Fact] => [id, { id, value, evidence: [] }])))
}
