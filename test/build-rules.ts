// Small rules, rulebooks and fact sheets for tests, with everything a test does not speak of filled in.
import type { FactSheet, FactValue } from '../src/model/fact.js'
import type { Finding } from '../src/model/finding.js'
import type { Rule } from '../src/model/rule.js'
import type { Rulebook } from '../src/model/rulebook.js'
import type { Evidence } from '../src/model/span.js'

export const bothLanguages = (text: string): { zh: string; en: string } => ({ zh: text, en: text })

export const everyRegime = ['cn-2007', 'cn-2007-form-2014', 'cn-2019-form-2019', 'cn-2019-form-2021'] as const

export function aRule(over: Partial<Rule> = {}): Rule {
  return {
    id: 'some-rule', title: bothLanguages('某项'), why: bothLanguages('为什么'), dimension: 'elements', severity: 'major', weight: 2,
    regimes: [...everyRegime], cites: { any: [{ law: 'some-law', article: '1' }] },
    verdicts: [{ outcome: 'pass', says: bothLanguages('有') }],
    advice: bothLanguages('请补上'), since: '2026-11-01', status: 'active', ...over,
  }
}

export const documentKind = aRule({
  id: 'document-kind', dimension: 'release', severity: 'critical', weight: 0,
  verdicts: [
    { outcome: 'review', when: { fact: 'report.reports', operator: 'greaterThan', value: 1 }, says: bothLanguages('文件中有{report.reports}份报告') },
    { outcome: 'fail', when: { fact: 'report.kind', operator: 'equal', value: 'other' }, says: bothLanguages('文件是{report.otherKind|words}') },
    { outcome: 'pass', says: bothLanguages('文件是年度报告') },
  ],
})

export function aRulebook(rules: Rule[], over: Partial<Rulebook> = {}): Rulebook {
  const regimes = everyRegime.map((id) => ({
    id, title: bothLanguages(id), reportYears: { from: 2008, to: 2009 }, instruments: [], due: {},
    limits: { reply: 15, extension: 15, proactive: 20, alsoLawful: [] }, outline: [], forms: [],
  }))
  return {
    id: 'test', version: '1', title: bothLanguages('试'), digest: '', precondition: 'document-kind', rules: [documentKind, ...rules], cases: {},
    regimes, forms: [], calendar: {}, handling: { editions: [] }, lexicons: {}, facts: {},
    ledger: {
      columns: { fields: {}, personal: [], groups: [], totals: [], channels: {}, applicantKinds: {}, results: {}, grounds: {} },
      facts: {}, terms: {}, rules: [], cases: {},
    },
    places: { source: '', places: [], zones: [], romanised: [], provinceLabels: [], areaCodes: [] },
    laws: {
      'some-law': {
        id: 'some-law', title: '某条例', titleEn: 'Some Regulation', number: null, issuedBy: '', issuedOn: null, inForceFrom: null,
        inForceTo: null, source: '', articles: [{ article: '1', text: '第一条', wording: 'paraphrase', confidence: 'high' }],
      },
    },
    terms: { notice: { zh: '通知', en: 'a notice' }, 'issuer.kind.street': { zh: '街道办事处', en: 'street office' } },
    scoring: { dimensions: [], bands: [], openBand: { id: 'open', title: bothLanguages('待核'), coverageUnder: 0.7 }, gates: [] },
    lineage: [], adjustments: [], localDue: [], apart: [],
    ...over,
  }
}

/** Facts that are not named are absent; a report of 2021's form by an issuer of unknown kind unless said otherwise. */
export function aSheet(values: Record<string, FactValue> = {}, evidence: Record<string, Evidence[]> = {}): FactSheet {
  const all: Record<string, FactValue> = {
    'report.kind': 'annual-report', 'report.otherKind': null, 'report.reports': 1, 'report.regime': 'cn-2019-form-2021',
    'issuer.kind': null, 'issuer.province': null, 'report.year': null, 'document.draft': false, ...values,
  }
  const get = (id: string) => ({ id, value: all[id] ?? null, evidence: evidence[id] ?? [] })
  return { get, all: Object.keys(all).sort().map(get) }
}

export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'some-rule', title: bothLanguages('某项'), dimension: 'elements', severity: 'major', weight: 1, statutory: false,
    outcome: 'pass', credit: 1, message: bothLanguages('有'), advice: null, cites: [], evidence: [], ...over,
  }
}
