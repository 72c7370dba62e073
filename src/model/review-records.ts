// The records of review as the service shows them: problem lists, objections, samples. Their states and steps: season/steps.ts.
import Type from 'typebox'
import { sampleReasons } from './coding-view.js'
import { closed, nullable } from './schema.js'

const Uuid = Type.String({ format: 'uuid' })
const Day = Type.String({ format: 'date' })
const RuleId = Type.String({ minLength: 1, maxLength: 100 })

export const itemStates = ['open', 'returned', 'closed', 'waived'] as const
export type ItemState = (typeof itemStates)[number]
export const itemSteps = ['return', 'close', 'keep-open', 'extend', 'waive', 'reopen'] as const
export type ItemStep = (typeof itemSteps)[number]
/** in-time, late: of what was returned since its day was given. overdue: open after its day. pending: open, and there is time. */
export const punctualities = ['in-time', 'late', 'overdue', 'pending'] as const
export type Punctuality = (typeof punctualities)[number]

const State = Type.Enum([...itemStates])

const Step = Type.Object({
  step: Type.Enum([...itemSteps]), from: State, to: State, reason: nullable(Type.String()), links: Type.Array(Type.String()),
  evaluationId: nullable(Uuid),
  seen: nullable(Type.Enum(['mended', 'still-there', 'other-report', 'cannot-tell'], {
    description: 'What the evaluation of the mended report says of this rule: a hint, for a person decides',
  })),
  late: nullable(Type.Boolean({ description: 'Of a return: whether it came after the day that held then' })),
  dueOn: nullable(Type.String({ format: 'date', description: 'The new day to mend by that this step gave' })),
  by: Type.String(), at: Type.String(),
}, closed)
export const ProblemList = Type.Object({
  id: Uuid, evaluationId: Uuid, bodyId: nullable(Uuid), bodyName: nullable(Type.String({ description: 'As in the roster' })),
  year: nullable(Type.Integer()), issuedOn: Day, dueOn: Day, note: nullable(Type.String()), issuedBy: Type.String(),
  items: Type.Array(Type.Object({
    n: Type.Integer(), ruleId: RuleId, state: State, returns: Type.Integer(),
    dueOn: Type.String({ format: 'date', description: 'The day that holds: the last that a step gave, else that of the list' }),
    steps: Type.Array(Step),
  }, closed)),
}, closed)
export type ProblemList = Type.Static<typeof ProblemList>

export const objectionStates = ['filed', 'withdrawn', 'upheld', 'partly-upheld', 'rejected'] as const
export type ObjectionState = (typeof objectionStates)[number]
export const objectionSteps = ['withdraw', 'uphold', 'uphold-partly', 'reject'] as const
export type ObjectionStep = (typeof objectionSteps)[number]

export const Objection = Type.Object({
  id: Uuid, evaluationId: Uuid, ruleId: Type.String(), reason: Type.String(), links: Type.Array(Type.String()),
  filedAt: Type.String(), filedBy: Type.String(),
  state: Type.Enum([...objectionStates]),
  decideBy: nullable(Type.String({ format: 'date', description: 'The last day to decide it; null where no clock was set when it was filed' })),
  daysLeft: nullable(Type.Integer({
    description: 'Working days left, today not counted; 0 on the last day and after. Null once it is settled, without a clock, or past the calendar',
  })),
  overdue: Type.Boolean({ description: 'Not decided, and its last day is over. It stays as it is: nothing is decided by silence' }),
  decision: nullable(Type.Object({
    reason: Type.String(), by: Type.String(), at: Type.String(), verdictId: nullable(Uuid),
    late: nullable(Type.Boolean({ description: 'Decided after its last day; null where there was none' })),
  }, closed)),
}, closed)
export type Objection = Type.Static<typeof Objection>

const Coefficient = Type.Number({ minimum: 0, maximum: 1 })
export const AgreementTargets = Type.Object({
  measure: Type.Enum(['kappa', 'alpha'], { description: 'Cohen\'s, or Krippendorff\'s, which is fit where pairs of coders change' }),
  objective: Coefficient,
  substance: Type.Number({ minimum: 0, maximum: 1, description: 'For rules of the dimension `substance`' }),
}, { ...closed, description: 'What coders are to reach on each rule. Conventions: no law sets any' })
export interface AgreementTargets { measure: 'kappa' | 'alpha'; objective: number; substance: number }
export const targetStates = ['met', 'not-met', 'too-few', 'no-variation'] as const
export type TargetState = (typeof targetStates)[number]

export const Plan = Type.Object({
  seed: Type.String({ minLength: 1, maxLength: 200, description: 'The same seed on the same evaluations draws the same' }),
  random: Type.Object({ share: Type.Number({ minimum: 0, maximum: 1 }), least: Type.Integer({ minimum: 0, maximum: 100_000 }) }, closed),
  criticalFails: Type.Boolean({ description: 'All with a failed critical rule' }),
  edges: Type.Object({
    within: Type.Number({ minimum: 0, maximum: 10, description: 'All whose interval crosses a band\'s edge, or whose total is so near' }),
  }, closed),
  doubleShare: Type.Number({ minimum: 0, maximum: 1, description: 'Share of the drawn that two people read blind' }),
  targets: AgreementTargets,
}, closed)

export const sampleHead = { id: Uuid, year: Type.Integer(), plan: Plan, population: Type.Integer(), drawnAt: Type.String() }
export const Sample = Type.Object({
  ...sampleHead,
  items: Type.Array(Type.Object({
    n: Type.Integer(), double: Type.Boolean(), evaluationId: nullable(Uuid),
    reasons: Type.Array(Type.Enum([...sampleReasons])),
  }, closed)),
}, closed)
export type Sample = Type.Static<typeof Sample>
