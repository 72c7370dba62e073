// Report in, words by which it calls itself another kind of body out: 我局 in the report of a town.
import { evidenceOf, fact } from '../evidence.js'
import { sentenceTexts } from '../sentence-text.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'
import type { IssuerKind } from '../../model/words.js'

interface Slip extends Range { word: string; sure: boolean }

export const readOwnNameFacts: FactReader = (report) => {
  const { own, slips } = selves(report)
  const sure = slips.filter((slip) => slip.sure)
  const doubtful = slips.filter((slip) => !slip.sure)
  return [
    fact('selfName.own', own.length, evidenceOf(report, own)),
    fact('selfName.foreign', sure.length, evidenceOf(report, sure)),
    fact('selfName.doubtful', doubtful.length, evidenceOf(report, doubtful)),
    fact('selfName.word', (sure[0] ?? doubtful[0])?.word ?? null),
  ]
}

/** 基本局面 and 我委托 are other words; 本乡土 too. */
const self = /(?<![基根日资成版样书文标一])[我本](局(?![面限部势])|厅|镇(?!村)|乡(?![镇土村])|街道|街(?!道))/g
/** What each kind may never call itself; other kinds have offices under them that speak for them. */
const never: Partial<Record<IssuerKind, string[]>> = {
  township: ['局', '厅'], street: ['局', '厅'], department: ['镇', '乡', '街道', '街'],
}
/** Read with doubt: a former town, a bureau that compiled the government's report. */
const seldom: Partial<Record<IssuerKind, string[]>> = {
  street: ['镇', '乡'], township: ['街道', '街'], government: ['局', '厅', '镇', '乡', '街道'], 'development-zone': ['局', '镇', '乡', '街道'],
}

function selves(report: Report): { own: Range[]; slips: Slip[] } {
  const { name, kind } = report.identity.issuer
  if (name.value === null || kind.value === null || report.identity.reports > 1) return { own: [], slips: [] }
  const own: Range[] = []
  const slips: Slip[] = []
  const certain = name.from === 'title' && report.identity.clashes.length === 0
  sentenceTexts(report).forEach((text, index) => {
    if (!text.includes('我') && !text.includes('本')) return
    for (const match of text.matchAll(self)) {
      const start = report.sentences[index]!.start + match.index
      const found = { start: report.sentences[index]!.start, end: report.sentences[index]!.end }
      const verdict = verdictOf(match[1]!, name.value!, kind.value!)
      if (verdict === 'own') own.push({ start, end: start + match[0].length })
      else if (verdict && !isQuoted(text, match.index)) slips.push({ ...found, word: match[0], sure: certain && verdict === 'never' })
    }
  })
  return { own, slips }
}

/** A name that holds the word is that of its bearer: 某镇财政所 may say 我镇. */
function verdictOf(word: string, name: string, kind: IssuerKind): 'own' | 'never' | 'seldom' | null {
  if (name.includes(word)) return 'own'
  if (never[kind]?.includes(word)) return 'never'
  return seldom[kind]?.includes(word) ? 'seldom' : null
}

/** Someone else's words, or a name given for short: 县政务服务局(以下简称我局). */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at)
  const open = Math.max(before.lastIndexOf('“'), before.lastIndexOf('《'), before.lastIndexOf('"'))
  const close = Math.max(before.lastIndexOf('”'), before.lastIndexOf('》'))
  return open > close || /(?:以下|下)(?:简)?称:?[“"]?$/.test(before)
}
