// The address of a database in the environment, a service on it that is killed once the work of a POST is done and before it is answered.
import { openStore } from '../../src/store/store.js'
import { aService } from './asked.js'
import { dyingAt } from './dying.js'

const store = await openStore({ databaseUrl: process.env['DATABASE_URL']!, dataFolder: 'unused' })
dyingAt(store, () => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}).now = true
const { app } = await aService({ store })
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
