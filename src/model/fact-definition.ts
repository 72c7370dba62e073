// rules/facts.json, one entry: what kind of value a fact is, and where its figures come from when a message says them.
import Type from 'typebox'
import { Localised } from './words.js'
import { closed } from './schema.js'

/**
 * Where the figures of a fact come from when a message says them. Left out: they stand in its evidence, and the finding shows it.
 * counted: how many there are of what the evidence shows. reckoned: follows from figures that stand there. lawful: the law, the form or the
 * calendar says it. given: the caller says it. compared: it stands in the report, or the set, that this one is held against.
 */
export const FigureSource = Type.Union([
  Type.Literal('counted'), Type.Literal('reckoned'), Type.Literal('lawful'), Type.Literal('given'), Type.Literal('compared'),
])
export type FigureSource = Type.Static<typeof FigureSource>

export const FactDefinition = Type.Object({
  type: Type.Union([
    Type.Literal('number'), Type.Literal('text'), Type.Literal('flag'), Type.Literal('date'), Type.Literal('word'), Type.Literal('words'),
  ], { description: 'word: one id of rules/terms.json; words: several, joined by commas' }),
  unit: Type.Optional(Type.String()),
  figures: Type.Optional(FigureSource),
  /** The facts it is reckoned from: their places are shown wherever it is said. */
  from: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  title: Localised,
}, closed)
export type FactDefinition = Type.Static<typeof FactDefinition>
