// Score what is stored of a year once more, under another ruleset: beside the old scores, never over them.
import Type from 'typebox'
import { rejudge } from '../../evaluate.js'
import { engineVersion } from '../../model/engine.js'
import { callerOf } from '../access.js'
import { languageOf, languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { rescorerBy } from '../season/rescoring.js'
import { choiceFor } from '../rules/desk.js'
import { rulesQuery } from '../rules/query.js'
import { closed } from '../../model/schema.js'
import type { Api, Service } from '../dependencies.js'

const id = Type.String({ format: 'uuid' })
const Asked = Type.Object({
  year: Type.Integer({ minimum: 2008, maximum: 2100 }),
  from: Type.Optional(Type.String({ maxLength: 200, description: '`id@version` the set was scored by; the national ruleset where left out' })),
  ...rulesQuery,
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 100 }),
  cursor: Type.Optional(Type.String({ format: 'uuid', description: '`next` of the call before' })),
}, closed)
const Answer = Type.Object({
  ruleset: Type.Object({ id: Type.String(), version: Type.String(), digest: Type.String() }, closed),
  rescored: Type.Array(Type.Object({ from: id, to: id }, closed)),
  already: Type.Integer({ description: 'Scored by these rules before' }),
  skipped: Type.Array(Type.Object({ id, why: Type.String() }, closed)),
  next: Type.Union([id, Type.Null()], { description: 'Send it as `cursor` to go on; null when all were seen' }),
}, closed)

export function rescoringRoutes(app: Api, { store, rulebook, rulesets }: Service): void {
  app.post('/v1/rescorings', {
    config: { scope: 'evaluations:write' },
    schema: {
      tags: ['results'], operationId: 'createRescoring', summary: '用另一套规则重新计分 · Score a stored year again',
      description: 'Rules, weights, bands and gates are applied anew to the facts that were read at the time; no document is read again. Each new '
        + 'evaluation stands beside the one it was made from and is made once: leagues are told apart by `ruleset`. What people decided on the same '
        + 'text holds for it too. Call again with `next` until it is null.',
      querystring: Type.Object(languageQuery, closed), body: Asked,
      response: {
        200: { description: 'A part of the set', content: { 'application/json': { schema: Answer } } },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request): Promise<Type.Static<typeof Answer>> => {
    const { year, from, ruleset, overlay, limit, cursor } = request.body
    const kept = store.as(callerOf(request))
    const rules = rulesets.compose(await choiceFor({ ruleset, overlay }, rulebook.id, rulesets, kept.rulesets))
    const language = request.query.lang ?? languageOf(request)
    const done = await kept.rescorings.some({
      year, from: from ?? `${rulebook.id}@${rulebook.version}`, to: rules, limit, after: cursor,
    }, (result) => (result.engineVersion === engineVersion ? rejudge(result, rules) : { why: otherEngine[language] }), rescorerBy(() => rules))
    const { id, version, digest } = rules
    return { ruleset: { id, version, digest }, ...done }
  })
}

const otherEngine = {
  zh: '由另一版本的程序读取，其事实可能不全；请重新提交文件。',
  en: 'Read by another version of the program, whose facts may not be the same; send the document again.',
}
