// What people coded in, as the service shows it out; and what it says where there is no such sample.
import { Fault } from '../../model/fault.js'
import type { AdjudicationView, Codes, CodingView } from '../../model/coding-view.js'
import type { Adjudication } from '../../season/sampling/adjudication.js'
import type { Coding } from '../../season/sampling/coding.js'

export function codingView({ n, place, by, codes, codedAt, blind }: Coding): CodingView {
  return { n, place, coder: by.label, codes: codes as Codes, codedAt, blind }
}

export function adjudicationView({ n, by, codes, reason, decidedAt, blind }: Adjudication): AdjudicationView {
  return { n, adjudicator: by.label, codes: codes as Codes, reason, decidedAt, blind }
}

/** @param id of a sample, or `id/n` of an item. @throws Fault not-found */
export function absentSample(id: string): never {
  throw new Fault('not-found', { zh: `没有编号为 ${id} 的样本或项目。`, en: `There is no sample or item ${id}.` })
}
