// Whether the caller needs a key, for a page that has to ask its reader for one.
import Type from 'typebox'
import { problems } from '../openapi.js'
import { closed } from '../../model/schema.js'
import type { Api } from '../dependencies.js'

/** none: nothing asks for one · kept: what is stored does, a check does not · always */
const Asked = Type.Object({
  key: Type.Union([Type.Literal('none'), Type.Literal('kept'), Type.Literal('always')], {
    description: 'none: no key exists, and the service answers this machine alone; kept: only for what is stored; always: for every check too',
  }),
}, closed)

/** It tells what the first refusal would tell, before a reader has handed in a file in vain. */
export function accessRoutes(app: Api): void {
  app.get('/v1/access', {
    config: { public: true },
    schema: {
      tags: ['health'], operationId: 'getAccess', summary: '是否需要密钥 · Whether a key is needed',
      description: 'Of whoever asks, from where he asks; no key is looked at.',
      response: { 200: { description: 'For what', content: { 'application/json': { schema: Asked } } }, ...problems('store-unavailable') },
    },
  }, async (request) => ({ key: await app.keyAsked(request) }))
}
