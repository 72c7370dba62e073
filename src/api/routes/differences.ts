// Two evaluations side by side: what is new, what is mended, what stayed, which figures were read otherwise.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { Difference } from '../../model/results.js'
import { differenceOf } from '../../season/difference.js'
import { callerOf } from '../access.js'
import { languageOf, languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { closed } from '../../model/schema.js'
import type { ChangedFinding } from '../../season/difference.js'
import type { FindingChange } from '../../model/results.js'
import type { Language } from '../../model/words.js'
import type { Api, Service } from '../dependencies.js'

const id = Type.String({ format: 'uuid' })

export function differenceRoutes(app: Api, { store }: Service): void {
  app.get('/v1/evaluations/:id/difference', {
    config: { scope: 'evaluations:read' },
    schema: {
      tags: ['results'], operationId: 'getDifference', summary: '两次评分的差异 · What differs between two evaluations',
      description: 'From the evaluation `with` to this one. Of the same report mended, of two years, or under two rulesets: `same` says which.',
      params: Type.Object({ id }, closed),
      querystring: Type.Object({ with: id, ...languageQuery }, closed),
      response: {
        200: { description: 'The difference', content: { 'application/json': { schema: Difference } } },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request): Promise<Difference> => {
    const { with: first, lang } = request.query
    const { evaluations } = store.as(callerOf(request))
    const get = async (which: string) => {
      const found = await evaluations.get(which)
      if (found) return found.result
      throw new Fault('not-found', { zh: `没有编号为 ${which} 的评估。`, en: `There is no evaluation ${which}.` })
    }
    const [from, to] = [await get(first), await get(request.params.id)]
    const { same, findings, figures } = differenceOf(from, to)
    const language = lang ?? languageOf(request)
    return {
      from: first, to: request.params.id, same,
      total: { from: from.score?.total ?? null, to: to.score?.total ?? null },
      findings: findings.map((each) => told(each, language)), figures,
    }
  })
}

function told({ ruleId, change, from, to }: ChangedFinding, language: Language): FindingChange {
  return {
    ruleId, title: (to ?? from)!.title[language], change,
    from: from?.outcome ?? null, to: to?.outcome ?? null,
    pointsFrom: from?.points.earned ?? null, pointsTo: to?.points.earned ?? null,
    messageFrom: from?.message[language] ?? null, messageTo: to?.message[language] ?? null,
  }
}
