// Figures of two years in, those that grew or shrank beyond what happens by itself out, and whether the report says why.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { besideFact } from './quoted.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { ComparisonReader, OwnFacts } from '../reader.js'
import type { Compared } from '../../model/companions.js'
import type { Fact } from '../../model/fact.js'
import type { Report } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Evidence } from '../../model/span.js'

/** What is compared, and the word by which a sentence speaks of it. */
export const comparedFigures: Array<{ id: string; word: RegExp }> = [
  { id: 'applications.received', word: /申请/ }, { id: 'applications.handled', word: /申请|办结|答复/ },
  { id: 'proactive.count', word: /公开/ }, { id: 'review.cases', word: /复议/ }, { id: 'litigation.cases', word: /诉讼/ },
  { id: 'tables.disclosure.licences', word: /许可/ }, { id: 'tables.disclosure.penalties', word: /处罚/ },
  { id: 'tables.disclosure.coercion', word: /强制/ },
]

/** Five times as many or as few, and by no fewer than twenty: small figures jump every year. */
const timesOver = 5
const leastChange = 20

interface Jump { name: string; was: number; is: number; word: RegExp; place: Evidence[] }

export const readJumpFacts: ComparisonReader = (report, rulebook, { previous }, own) => {
  const compared = previous ? comparedFigures.flatMap((each) => figureOf(each, previous, rulebook, own)) : []
  const jumps = compared.filter(({ was, is }) => Math.abs(is - was) >= leastChange && (is >= timesOver * was || was >= timesOver * is))
  const told = jumps.map(({ word }) => reasonFor(word, report))
  const open = jumps.filter((_, index) => told[index]!.length === 0)
  return [
    fact('jumps.compared', compared.length), ...listed('jumps.all', jumps), ...listed('jumps.unexplained', open),
    fact('jumps.reasons', told.flat().length > 0, told.flat()),
    feeJump(previous, own),
  ]
}

function figureOf({ id, word }: typeof comparedFigures[number], previous: Compared, { facts }: Rulebook, own: OwnFacts): Jump[] {
  const is = own(id)
  const was = previous.facts.find((each) => each.id === id)?.value
  if (typeof is.value !== 'number' || typeof was !== 'number') return []
  const beside = besideFact(previous, id)
  const place = is.evidence.slice(0, 1).map((each) => ({ ...each, ...(beside && { beside }) }))
  return [{ name: facts[id]!.title.zh, was, is: is.value, word, place }]
}

function listed(id: string, jumps: Jump[]): Fact[] {
  const places = jumps.flatMap(({ place }) => place)
  return [
    fact(id, jumps.length, places),
    fact(`${id}.list`, jumps.map(({ name, was, is }) => `${name}${was}→${is}`).join('、') || null, places),
  ]
}

/** A sentence on the same matter that speaks of growth or decline, or of a reason. */
const change = /增长|增加|增多|上升|激增|大幅|下降|减少|回落|同比|(?:较|比)(?:上年|去年|上一年)|由于|原因|主要是/

function reasonFor(word: RegExp, report: Report): Evidence[] {
  const at = sentenceTexts(report).map(unwrapped).findIndex((sentence) => word.test(sentence) && change.test(sentence))
  const sentence = report.sentences[at]
  return sentence ? [evidenceAt(report, sentence, placeOf(report, sentence))] : []
}

/** The number of yuan in a column of ten thousand yuan: the same fees as last year, ten thousand times over, give or take. */
function feeJump(previous: Compared | undefined, own: OwnFacts): Fact {
  const is = own('units.fee')
  const was = previous?.facts.find(({ id }) => id === 'units.fee')?.value
  if (!previous || typeof is.value !== 'number' || typeof was !== 'number' || was <= 0) return fact('units.previousFee', null)
  const times = is.value / was
  const beside = besideFact(previous, 'units.fee')
  const places = is.evidence.map((each) => ({ ...each, ...(beside && { beside }) }))
  return times >= 3000 && times <= 30000 ? fact('units.previousFee', was, places) : fact('units.previousFee', null)
}
