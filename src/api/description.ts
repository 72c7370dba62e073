// The API's description as a file: built without rules, without a database, the same on every machine.
import { buildApp } from './app.js'
import { readConfig } from '../config.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Store } from '../store/store.js'

/** @returns JSON, ending in a line break. */
export async function describeApi(): Promise<string> {
  const unused = (): never => {
    throw new Error('a description asks nothing')
  }
  const none = new Proxy({}, { get: unused }) as unknown
  const app = await buildApp({
    rulebook: none as Rulebook,
    store: none as Store,
    config: { ...readConfig({}), logLevel: 'silent' },
  })
  await app.ready()
  const description = app.swagger()
  await app.close()
  return `${JSON.stringify(description, null, 1)}\n`
}
