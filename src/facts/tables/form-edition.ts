// Tables in, the edition of the form they were drawn up in out: by labels that only one edition prints.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Report } from '../../model/report.js'
import type { Form, Rulebook } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

type Edition = 'form-2019' | 'form-2021'

/** The regime whose reports are to be drawn up in an edition. */
const regimes: Record<Edition, string> = { 'form-2019': 'cn-2019-form-2019', 'form-2021': 'cn-2019-form-2021' }

/** form.used: form-2019, form-2021, mixed, statistics (the form of 2014 alone), or absent; form.labels: the labels it was told by. */
export const readFormEditionFacts: FactReader = (report, rulebook) => {
  const { regime } = report.identity
  if (regime !== regimes['form-2019'] && regime !== regimes['form-2021']) return nothing
  const seen = { 'form-2019': labelsOf(report, rulebook, 'form-2019'), 'form-2021': labelsOf(report, rulebook, 'form-2021') }
  const used = editionOf(seen['form-2019'].length, seen['form-2021'].length) ?? statisticsAlone(report)
  const shown = [...seen['form-2019'], ...seen['form-2021']]
  return [
    fact('form.used', used, shown.map(({ range }) => evidenceAt(report, range, placeOf(report, range)))),
    fact('form.labels', shown.length > 0 ? shown.slice(0, mostNamed).map(({ label }) => label).join('、') : null),
  ]
}

const nothing: Fact[] = [fact('form.used', null), fact('form.labels', null)]
const mostNamed = 4

/** One label alone may be a local table's own. */
function editionOf(old: number, current: number): Edition | 'mixed' | null {
  if (old > 0 && current > 0) return 'mixed'
  if (old >= 2) return 'form-2019'
  return current >= 2 ? 'form-2021' : null
}

function statisticsAlone({ tables }: Report): 'statistics' | null {
  return tables.length > 0 && tables.every(({ form }) => form.startsWith('statistics-')) ? 'statistics' : null
}

interface Found { label: string; range: Range }

function labelsOf(report: Report, rulebook: Rulebook, edition: Edition): Found[] {
  const { clean } = report.text
  return signaturesOf(rulebook, edition).flatMap(({ label, pattern }) => {
    const match = pattern.exec(clean)
    return match ? [{ label, range: { start: match.index, end: match.index + match[0].length } }] : []
  })
}

interface Signature { label: string; pattern: RegExp }
const known = new WeakMap<Rulebook['forms'], Map<Edition, Signature[]>>()

/** Labels of columns and rows that the other edition lacks; a cell may break them anywhere. */
function signaturesOf({ forms }: Rulebook, edition: Edition): Signature[] {
  let all = known.get(forms)
  if (!all) known.set(forms, all = new Map())
  let own = all.get(edition)
  if (!own) {
    const other = edition === 'form-2019' ? 'form-2021' : 'form-2019'
    const others = new Set(forms.filter((form) => isOf(form, other)).flatMap(labels))
    const ours = forms.filter((form) => isOf(form, edition)).sort((a, b) => (a.kind < b.kind ? 1 : -1))
    const distinct = new Set(ours.flatMap(labels).filter((label) => !others.has(label)))
    own = [...distinct].filter((label) => ![...others].some((each) => each.includes(label) || label.includes(each)))
      .map((label) => ({ label, pattern: new RegExp([...label].map(escaped).join('\\s{0,3}')) }))
    all.set(edition, own)
  }
  return own
}

function isOf({ kind, regimes: ids }: Form, edition: Edition): boolean {
  return (kind === 'disclosure' || kind === 'applications') && ids.some((id) => id === regimes[edition])
}

const shortest = 6

function labels({ rows, columns }: Form): string[] {
  return [...columns, ...rows].map(({ label }) => label.replace(/^\d\.|^\([一二三四五六七八九十]\)|\(.*\)$/g, ''))
    .filter((label) => label.length >= shortest)
}

function escaped(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
