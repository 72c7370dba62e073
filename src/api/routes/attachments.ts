// Of whose report an evaluation is, where the roster could not tell or told wrongly.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { callerOf } from '../access.js'
import { languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { only } from '../season/reader.js'
import { rescorerForAll } from '../season/rescoring.js'
import { closed } from '../../model/schema.js'
import type { Api, Service } from '../dependencies.js'

const Uuid = Type.String({ format: 'uuid' })

export function attachmentRoutes(app: Api, service: Service): void {
  app.put('/v1/evaluations/:id/body', {
    config: { scope: 'evaluations:write' },
    schema: {
      tags: ['roster'], operationId: 'attachEvaluation', summary: '认定评估属于哪个单位 · Say of whose report an evaluation is',
      description: 'A stored evaluation is put to the body of the roster whose name it bears, where there is one and no doubt. Where there is '
        + 'doubt, or it was wrong, a person says; null for a body of no roster. It goes to the body\'s organisation with the verdicts on it, '
        + 'unless an office above has it; those scored again from it go along. 409 where it was made of a submission that is another\'s (say it '
        + 'of the submission), or while its body has a problem list or an objection that is not settled.',
      params: Type.Object({ id: Uuid }, closed), querystring: Type.Object(languageQuery, closed),
      body: Type.Object({ body: Type.Union([Uuid, Type.Null()]) }, closed),
      response: {
        204: { description: 'Said', type: 'null' }, ...problems('not-found', 'forbidden', 'wrong-step', 'rules-gone', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    only(caller, ['office', 'evaluator'])
    const { params: { id }, body: { body } } = request
    const tenant = service.store.as(caller)
    const rescore = await rescorerForAll(await tenant.bodies.decidedBeside(id, body), service, tenant)
    if (!(await tenant.bodies.attach(id, body, rescore))) {
      throw new Fault('not-found', { zh: `没有编号为 ${id} 的评估。`, en: `There is no evaluation ${id}.` })
    }
    return reply.code(204).send(null)
  })
}
