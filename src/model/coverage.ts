// rules/coverage.json: each duty of the law that touches a report, each line of its forms and each known trap, with what holds it.
import Type from 'typebox'
import { Localised } from './words.js'
import { closed } from './schema.js'

/** What holds a duty or a trap: rules, cases of rules (of reports or of registers), tests; or why nothing can. */
const held = {
  rules: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  cases: Type.Optional(Type.Array(Type.Object({ rule: Type.String(), name: Type.String() }, closed), { minItems: 1 })),
  tests: Type.Optional(Type.Array(Type.Object({ file: Type.String(), title: Type.String() }, closed), { minItems: 1 })),
  why: Type.Optional(Localised),
}
export const Held = Type.Object(held, closed)
export type Held = Type.Static<typeof Held>

export const Duty = Type.Object({ law: Type.String(), article: Type.String(), says: Localised, ...held }, closed)
export type Duty = Type.Static<typeof Duty>

/** The rules that read every line of a form, and those that read some. */
export const FormCoverage = Type.Object({
  form: Type.String(),
  rules: Type.Array(Type.String(), { minItems: 1 }),
  some: Type.Array(Type.Object({ rules: Type.Array(Type.String(), { minItems: 1 }), rows: Type.Array(Type.String(), { minItems: 1 }) }, closed)),
}, closed)
export type FormCoverage = Type.Static<typeof FormCoverage>

/** A check that looks right and accuses wrongly, or lets pass what is wrong: of law, or of assessment in practice. */
export const Trap = Type.Object({
  of: Type.Union([Type.Literal('law'), Type.Literal('practice')]), number: Type.Integer({ minimum: 1 }), says: Localised, ...held,
}, closed)
export type Trap = Type.Static<typeof Trap>

export const Coverage = Type.Object({ duties: Type.Array(Duty), forms: Type.Array(FormCoverage), traps: Type.Array(Trap) }, closed)
export type Coverage = Type.Static<typeof Coverage>
