// What is said of the information processing fee: notices issued, total notified, total collected (国办函〔2020〕109号; form of 2021, part six).
import { limits } from '../../model/limits.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { deniesFee, isFree } from './fee-sentences.js'
import { totalOf } from './fees.js'
import { claimsWithin } from '../figures/said-figures.js'
import type { Claim, Report, Sentence } from '../../model/report.js'
import type { FactReader } from '../reader.js'

export const readProcessingFeeFacts: FactReader = (report) => {
  const sentences = sentencesOnIt(report)
  const said = sentences.length ? statementOf(report, sentences) : bareStatement(report)
  const evidence = said.sentences.slice(0, limits.evidencePerFinding).map((each) => evidenceAt(report, each, placeOf(report, each)))
  return [
    fact('processingFee.statement', said.word, evidence),
    fact('processingFee.collected', said.collected, evidence),
  ]
}

interface Statement { word: 'none' | 'complete' | 'collected' | 'mentioned' | 'bare' | null; collected: number | null; sentences: Sentence[] }

/** Sentences that name the fee, or in part six its notices, and the ones right after them that go on about notices and sums. */
function sentencesOnIt(report: Report): Sentence[] {
  let goesOn = false
  return report.sentences.filter((sentence) => {
    const text = textOf(report, sentence)
    const named = /处理费/.test(text) || (sentence.slot === 'other' && /收费通知/.test(text))
    goesOn = named || (goesOn && /收费通知|金额|收取|元/.test(text))
    return goesOn
  })
}

function statementOf(report: Report, sentences: Sentence[]): Statement {
  const text = sentences.map((sentence) => textOf(report, sentence)).join('\n')
  const amounts = sentences.flatMap((sentence) => moneyOf(report, sentence))
  const collected = totalOf(amounts.filter((claim) => isCollected(report, claim))) ?? (amounts.length === 1 ? amounts[0]!.value : null)
  const notices = /\d[^,。;\d]{0,12}通知|收费通知[^,。;\d]{0,12}\d/.test(text)
  const notified = amounts.some((claim) => !isCollected(report, claim))
  if (collected !== null && collected > 0) return { word: notices && notified ? 'complete' : 'collected', collected, sentences }
  const deniedAtAll = !amounts.length && sentences.some((sentence) => deniesFee(textOf(report, sentence)))
  if (denied.test(text) || collected === 0 || deniedAtAll) return { word: 'none', collected: 0, sentences }
  return { word: 'mentioned', collected: null, sentences }
}

const denied = new RegExp([
  '(?:未|没有?|无|不)(?:[^,。;]{0,30}?)(?:处理费|收费通知)',
  '处理费[^,。;]{0,16}?(?:未(?!能|按)|没有|无|均?为?零|0(?![.\\d]))',
  '收费通知[^,。;]{0,8}0(?![.\\d])',
].join('|'))

/** Yuan of a sentence, zero included; prices per item or page are no sums. */
function moneyOf(report: Report, sentence: Sentence): Claim[] {
  return claimsWithin(report, sentence).filter(({ unit, role, start, end }) => (
    unit === 'yuan' && role !== 'last-year' && role !== 'comparison'
    && !/[每/]/.test(report.text.clean.slice(start - 3, start)) && report.text.clean[end] !== '/'))
}

/** '实际收取400元', not '通知收费总金额400元'. */
function isCollected(report: Report, claim: Claim): boolean {
  const before = report.text.clean.slice(Math.max(0, claim.start - 24), claim.start)
  const clause = before.slice(before.search(/[^,;。]*$/))
  return /实收|实际|收取|收到|收缴|已收|缴纳/.test(clause) && !/应收|通知|总金额[^实]{0,4}$/.test(clause)
}

/** Without the term: a nil sentence on charges in part six answers, and '无' alone is what the form of 2019 allowed. */
function bareStatement(report: Report): Statement {
  const part = report.sentences.filter(({ slot }) => slot === 'other')
  const denying = part.filter((sentence) => {
    const text = textOf(report, sentence)
    return /费/.test(text) && (deniesFee(text) || isFree(text)) && !/经费|三公|行政事业性/.test(text)
  })
  if (denying.length) return { word: 'none', collected: 0, sentences: denying.slice(0, 1) }
  const onlyNone = part.length > 0 && part.every((sentence) => nothing.test(textOf(report, sentence)))
  return { word: onlyNone ? 'bare' : null, collected: null, sentences: onlyNone ? part : [] }
}

const nothing = /^(?:[^,。]{0,10},)?(?:我[局镇乡办县区市街])?(?:无|没有|暂无)(?:其他|其它)?(?:需要?|应当?)?(?:报告|说明)?(?:的)?(?:其他|其它)?(?:事项|情况|内容)?[。;]?$/

function textOf(report: Report, { start, end }: Sentence): string {
  return report.text.clean.slice(start, end)
}
