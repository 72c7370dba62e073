// Invented bodies of Qingxi county and the law of the report years, for the tests of the season.
import { loadRulebook } from '../../src/rulebook/load.js'
import type { Body } from '../../src/model/roster.js'

export const law = loadRulebook()

export function aBody(over: Partial<Body> = {}): Body {
  return {
    id: 'education', name: '清溪县教育局', kind: 'department', parent: null, code: null, host: null, aliases: [], founded: null, merged: null,
    abolished: null, localDue: null, ...over,
  }
}

export const byId = (...bodies: Body[]): Map<string, Body> => new Map(bodies.map((body) => [body.id, body]))
