// Run after a process was killed: stops the cluster of the folder named if nobody uses it. Grace first, for a restart joins it.
import { setTimeout as sleep } from 'node:timers/promises'
import { joinCluster } from './cluster.js'

const graceMs = 3000

const folder = process.argv[2]
if (folder !== undefined) {
  await sleep(graceMs)
  const cluster = await joinCluster(folder).catch(() => null)
  await cluster?.release()
}
