// The address of a service in, its typed client out: every operation of openapi/openapi.json, lists to their end, files sent.
import createClient from 'openapi-fetch'
import { patientFetch } from './patience.js'
import { answerOf } from './problem.js'
import type { Client } from 'openapi-fetch'
import type { paths } from '../../openapi/api.js'
import type { Patience } from './patience.js'
import type { Answer } from './problem.js'

export { MingjianError, answerOf } from './problem.js'
export type { components, operations, paths } from '../../openapi/api.js'
export type { Problem } from './problem.js'

export interface MingjianOptions extends Patience {
  /** http://127.0.0.1:8080 */
  address: string
  /** Of the form mj_…; left out on an open service. */
  key?: string
  /** Language of titles, messages and advice. */
  language?: 'zh' | 'en'
}

/** What a GET answers with 200 as JSON. */
type Answered<P extends keyof paths> = paths[P] extends { get: { responses: { 200: { content: { 'application/json': infer A } } } } } ? A : never
type Entry<P extends keyof paths> = Answered<P> extends { items: Array<infer E> } ? E : never
/** The lists that are cut into pages. */
export type ListPath = { [P in keyof paths]: Answered<P> extends { items: unknown[]; next: string | null } ? P : never }[keyof paths]
/** The operations that take a form with files. */
export type FormPath = {
  [P in keyof paths]: paths[P] extends { post: { requestBody?: { content: { 'multipart/form-data': unknown } } } } ? P : never
}[keyof paths]
type Created<P extends FormPath> = paths[P] extends { post: { responses: infer R } } ? Json<R[keyof R & (200 | 201 | 202)]> : never
type Json<R> = R extends { content: { 'application/json': infer A } } ? A : never
type Query<P extends keyof paths, M extends 'get' | 'post'> = paths[P][M] extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never
/** Held in memory while it is sent. */
export interface NamedFile { name: string; content: Blob | Uint8Array | string }

export interface Upload<P extends FormPath> {
  /** Goes as JSON in the field `metadata`. */
  metadata?: object
  query?: Query<P, 'post'>
}

export interface Mingjian extends Client<paths> {
  /**
   * Every entry of a list, page after page, each page asked for when the one before is used up.
   * @throws MingjianError
   */
  each<P extends ListPath>(path: P, query?: Omit<Query<P, 'get'>, 'cursor'>): AsyncGenerator<Entry<P>, void, undefined>
  /**
   * Sends files in a form, by the names of its fields.
   * @throws MingjianError
   */
  upload<P extends FormPath>(path: P, files: Record<string, NamedFile | NamedFile[]>, more?: Upload<P>): Promise<Created<P>>
}

/** Inside, one shape stands for all paths: which there are is known where the client is used. */
type Ask = (path: string, options: object) => Promise<Answer<unknown>>

/** Tries again what the service puts off (429, 503) or a cut connection left open, and gives each POST an Idempotency-Key: see patience.ts. */
export function createMingjian({ address, key, language, ...patience }: MingjianOptions): Mingjian {
  const client = createClient<paths>({
    baseUrl: address.replace(/\/+$/, ''),
    fetch: patientFetch(patience),
    headers: { ...(key !== undefined && { authorization: `Bearer ${key}` }), ...(language !== undefined && { 'accept-language': language }) },
  })
  const { GET: get, POST: post } = client as unknown as { GET: Ask; POST: Ask }
  const each = async function* each(path: string, query: object = {}): AsyncGenerator<unknown, void, undefined> {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await answerOf(get(path, { params: { query: { ...query, cursor } } })) as { items: unknown[]; next: string | null }
      yield* page.items
      cursor = page.next
    }
  }
  const upload = (path: string, files: Record<string, NamedFile | NamedFile[]>, { metadata, query }: Upload<FormPath> = {}): Promise<unknown> =>
    answerOf(post(path, { params: { query }, body: formOf(files, metadata), bodySerializer: (form: FormData) => form }))
  return { ...client, each, upload } as unknown as Mingjian
}

function formOf(files: Record<string, NamedFile | NamedFile[]>, metadata: object | undefined): FormData {
  const form = new FormData()
  for (const [field, given] of Object.entries(files)) {
    for (const { name, content } of Array.isArray(given) ? given : [given]) {
      form.append(field, content instanceof Blob ? content : new Blob([content as Uint8Array<ArrayBuffer>]), name)
    }
  }
  if (metadata !== undefined) form.append('metadata', JSON.stringify(metadata))
  return form
}
