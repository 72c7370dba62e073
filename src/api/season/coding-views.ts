// What people coded in, as the service shows it out.
import type { AdjudicationView, Codes, CodingView } from '../../model/coding-view.js'
import type { Adjudication } from '../../season/sampling/adjudication.js'
import type { Coding } from '../../season/sampling/coding.js'

export function codingView({ n, place, by, codes, codedAt, blind }: Coding): CodingView {
  return { n, place, coder: by.label, codes: codes as Codes, codedAt, blind }
}

export function adjudicationView({ n, by, codes, reason, decidedAt, blind }: Adjudication): AdjudicationView {
  return { n, adjudicator: by.label, codes: codes as Codes, reason, decidedAt, blind }
}
