// Rules and rulesets as the API shows them, in one language.
import Type from 'typebox'
import { LedgerKind } from '../model/ledger.js'
import { Condition } from '../model/rule.js'
import { DimensionId, Outcome, RegimeId, Severity } from '../model/words.js'
import type { LedgerRule } from '../model/ledger.js'
import type { Citation, Rule } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

const closed = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const RulesetView = Type.Object(
  {
    id: Type.String(),
    version: Type.String(),
    digest: Type.String({ description: 'sha256 over all that can change a verdict' }),
    title: Type.String(),
    rules: Type.Integer({ description: 'How many rules' }),
  },
  closed,
)
export type RulesetView = Type.Static<typeof RulesetView>

/** What a rule is asked of. */
export const RuleSubject = Type.Union([Type.Literal('report'), Type.Literal('ledger')])
export type RuleSubject = Type.Static<typeof RuleSubject>

export const RuleView = Type.Object(
  {
    id: Type.String(),
    for: RuleSubject,
    number: nullable(Type.String({ description: 'Of a rule of registers, as assessors number it: L-01 to L-21; P for published documents' })),
    ledgers: Type.Array(LedgerKind, { description: 'The registers it is asked of' }),
    needs: Type.Array(Type.String(), { description: 'Columns without which it is asked of nothing' }),
    title: Type.String(),
    why: Type.String(),
    dimension: DimensionId,
    severity: Severity,
    weight: Type.Number(),
    statutory: Type.Array(RegimeId, { description: 'Regimes in which the law itself requires it' }),
    regimes: Type.Array(RegimeId),
    basis: Type.Record(
      Type.String(),
      Type.Array(
        Type.Object(
          {
            instrument: Type.String({ description: 'Id for /v1/laws/{id}' }),
            title: Type.String(),
            article: nullable(Type.String()),
          },
          closed,
        ),
      ),
      { description: 'By regime, or under `any` for the others' },
    ),
    verdicts: Type.Array(
      Type.Object(
        {
          outcome: Outcome,
          when: Type.Optional(Condition),
          says: Type.String(),
          advice: nullable(Type.String()),
        },
        closed,
      ),
      { description: 'The first whose condition holds is the finding' },
    ),
    since: Type.String(),
    status: Type.Union([Type.Literal('active'), Type.Literal('retired')]),
    replacedBy: nullable(Type.String()),
  },
  closed,
)
export type RuleView = Type.Static<typeof RuleView>

export function rulesetView({ id, version, digest, title, rules }: Rulebook, language: Language): RulesetView {
  return { id, version, digest, title: title[language], rules: rules.length }
}

/** Rules of reports in the order of findings, then those of registers by their numbers. */
export function rulesFor({ rules, ledger }: Rulebook, subject?: RuleSubject): Array<Rule | LedgerRule> {
  const byNumber = [...ledger.rules].sort((a, b) => (a.number < b.number ? -1 : 1))
  return [...(subject === 'ledger' ? [] : rules), ...(subject === 'report' ? [] : byNumber)]
}

export function ruleView(rule: Rule | LedgerRule, { laws }: Rulebook, language: Language): RuleView {
  const basisOf = (cites: Citation[]): RuleView['basis'][string] =>
    cites.map(({ law, article }) => {
      const held = laws[law]
      return { instrument: law, title: (language === 'en' ? held?.titleEn : held?.title) ?? law, article }
    })
  const ofLedgers = 'number' in rule ? rule : null
  return {
    id: rule.id,
    for: ofLedgers ? 'ledger' : 'report',
    number: ofLedgers?.number ?? null,
    ledgers: ofLedgers?.ledgers ?? [],
    needs: ofLedgers?.needs ?? [],
    title: rule.title[language],
    why: rule.why[language],
    dimension: rule.dimension,
    severity: rule.severity,
    weight: rule.weight,
    statutory: rule.statutory ?? [],
    regimes: rule.regimes,
    basis: Object.fromEntries(Object.entries(rule.cites).map(([regime, cites]) => [regime, basisOf(cites)])),
    verdicts: rule.verdicts.map(({ outcome, when, says, advice }) => ({
      outcome,
      ...(when && { when }),
      says: says[language],
      advice: advice === null ? null : (advice ?? rule.advice)[language],
    })),
    since: rule.since,
    status: rule.status,
    replacedBy: rule.replacedBy ?? null,
  }
}
