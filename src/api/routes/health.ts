// Whether the process lives, and whether it can work: for those who watch it.
import Type from 'typebox'
import { problems } from '../openapi.js'
import { closed } from '../../model/schema.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['health']
const Live = Type.Object({ status: Type.Literal('ok') }, closed)
const Ready = Type.Object(
  {
    status: Type.Literal('ready'),
    store: Type.Literal('ok'),
    ruleset: Type.Object({ id: Type.String(), version: Type.String(), digest: Type.String() }, closed),
  },
  closed,
)

export function healthRoutes(app: Api, { rulebook, store }: Service): void {
  app.get(
    '/healthz',
    {
      config: { rateLimit: false, public: true },
      schema: {
        tags,
        operationId: 'isAlive',
        summary: '进程是否存活 · Whether the process lives',
        description: 'Asks nothing else: a database that is away does not make it restart.',
        response: { 200: { description: 'It does', content: { 'application/json': { schema: Live } } }, ...problems() },
      },
    },
    (): Type.Static<typeof Live> => ({ status: 'ok' }),
  )

  app.get(
    '/readyz',
    {
      config: { rateLimit: false, public: true },
      schema: {
        tags,
        operationId: 'isReady',
        summary: '是否可以服务 · Whether it can work',
        description: 'The database answers and the rules are loaded.',
        response: {
          200: { description: 'It can', content: { 'application/json': { schema: Ready } } },
          ...problems('store-unavailable'),
        },
      },
    },
    async (): Promise<Type.Static<typeof Ready>> => {
      await store.ping()
      const { id, version, digest } = rulebook
      return { status: 'ready', store: 'ok', ruleset: { id, version, digest } }
    },
  )
}
