// Rules, rulesets and the cases of rules as the API shows them, in one language.
import Type from 'typebox'
import { LedgerKind } from './ledger.js'
import { Condition } from './rule.js'
import { DimensionId, IssuerKind, Outcome, RegimeId, Severity } from './words.js'
import { closed, nullable } from './schema.js'

export const RuleCaseView = Type.Object(
  {
    name: Type.String({ description: 'As its author wrote it, in Chinese' }),
    outcome: Outcome,
    from: Type.Union([Type.Literal('text'), Type.Literal('facts'), Type.Literal('register')], {
      description: 'A whole report, facts read of one, or a register',
    }),
    regime: Type.Union([RegimeId, Type.Null()], { description: 'Given with facts; a text tells it itself' }),
    given: Type.Array(Type.String(), { description: 'Line by line; facts as `name: value`' }),
  },
  closed,
)
export type RuleCaseView = Type.Static<typeof RuleCaseView>

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
    issuerKinds: nullable(Type.Partial(Type.Record(RegimeId, Type.Array(IssuerKind)), {
      ...closed, description: 'By regime, the kinds of issuer it is asked of; null, or a regime left out: every kind',
    })),
    points: Type.Partial(Type.Record(RegimeId, Type.Number()), {
      ...closed,
      description: 'By regime, what failing it costs of 100 where every rule of its dimension is decided; more where fewer are. Empty for registers',
    }),
    gates: Type.Array(
      Type.Object({ id: Type.String(), title: Type.String(), caps: Type.Array(Type.Number()), person: Type.Boolean() }, closed),
      { description: 'Caps on the total that it can set off: by how many rules do, the last for that many or more' },
    ),
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
    stands: Type.Record(Type.String(), Type.String(), { description: 'What each {brace} of a message stands for, by what is written in it' }),
    since: Type.String(),
    status: Type.Union([Type.Literal('active'), Type.Literal('retired')]),
    replacedBy: nullable(Type.String()),
    cases: Type.Optional(Type.Array(RuleCaseView, { description: 'What it is held to; of one rule alone, not in lists' })),
  },
  closed,
)
export type RuleView = Type.Static<typeof RuleView>
