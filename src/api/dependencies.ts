// What a group of routes is given: the server with its types, and what its answers are made from.
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RulesetDesk } from './rules/desk.js'
import type { Observer } from '../observe/observed.js'
import type { Rulebook } from '../model/rulebook.js'
import type { present } from '../present/present.js'
import type { Store } from '../store/store.js'
import type { Pool } from '../threads/pool.js'

export type Api = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>

export interface Service {
  rulebook: Rulebook
  rulesets: RulesetDesk
  store: Store
  evaluate: Pool['evaluate']
  annotate: Pool['annotate']
  present: typeof present
  /** How long one request may take, in milliseconds. */
  requestTimeoutMs: number
  /** Where what happens is counted and traced. */
  observer: Observer
  /** An upload of which nothing arrives for so long is cut off, in milliseconds. */
  uploadStallMs: number
  /** host or host:port: who may be notified of a batch. */
  webhookHosts: ReadonlySet<string>
  /** Opens /metrics to others than this machine. */
  metricsToken: string | undefined
}
