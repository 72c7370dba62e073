// Report in, FactSheet out: runs the readers, refuses two facts of one id and one that the catalogue does not know.
import { readComparisonFacts } from './comparison/comparison.js'
import { readDocumentFacts } from './document/document.js'
import { readElementFacts } from './elements/elements.js'
import { readFigureFacts } from './figures/figures.js'
import { readSafetyFacts } from './safety/safety.js'
import { readSubstanceFacts } from './substance/substance.js'
import { readTableFacts } from './tables/tables.js'
import { readWordingFacts } from './wording/wording.js'
import type { ComparisonReader } from './reader.js'
import type { Companions } from '../model/companions.js'
import type { Fact, FactSheet } from '../model/fact.js'
import type { Report } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'

/** What is held against other documents comes last: it compares what the others read. */
const readers: ComparisonReader[] = [
  readDocumentFacts, readElementFacts, readTableFacts, readFigureFacts, readSubstanceFacts, readWordingFacts, readSafetyFacts,
  readComparisonFacts,
]

/** @throws Error when a reader gives an unknown fact, or two give the same one: bugs, found by the first test that runs. */
export function readFacts(report: Report, rulebook: Rulebook, companions: Companions = {}): FactSheet {
  const found = new Map<string, Fact>()
  const get: FactSheet['get'] = (id) => {
    const fact = found.get(id)
    if (!fact) throw new Error(`no reader gives the fact ${id}`)
    return fact
  }
  for (const read of readers) {
    for (const fact of read(report, rulebook, companions, get)) {
      const before = found.size
      if (found.set(fact.id, fact).size === before) throw new Error(`fact ${fact.id} is read twice`)
    }
  }
  return { all: inOrder(found, rulebook), get }
}

/** By id. The catalogue is sorted once, and walked for every report: cheaper than sorting the facts and asking for each. */
function inOrder(found: Map<string, Fact>, { facts }: Rulebook): Fact[] {
  let ids = catalogued.get(facts)
  if (!ids) catalogued.set(facts, ids = Object.keys(facts).sort())
  const all: Fact[] = []
  for (const id of ids) {
    const fact = found.get(id)
    if (fact) all.push(fact)
  }
  const unknown = all.length < found.size ? [...found.keys()].find((id) => !(id in facts)) : undefined
  if (unknown !== undefined) throw new Error(`fact ${unknown} is not in rules/facts.json`)
  return all
}

const catalogued = new WeakMap<Rulebook['facts'], string[]>()
