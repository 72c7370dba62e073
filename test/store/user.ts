// A process that uses the store of a folder, for tests that kill it. Says `ready`, then the id of each row once it is committed.
import { localCaller } from '../../src/access/roles.js'
import { openStore } from '../../src/store/store.js'
import { aResult } from './sample-result.js'

const [, , folder, mode] = process.argv
const store = await openStore({ dataFolder: folder! })
process.stdout.write('ready\n')
process.on('SIGTERM', () => {
  void store.close().then(() => process.exit(0))
})
while (mode === 'write') process.stdout.write(`${(await store.as(localCaller).evaluations.save(aResult())).id}\n`)
setInterval(() => undefined, 1000)
