// A service that is told to stop in; everyone who stood at its door served, and no connection left that would hold the stop.
import { setImmediate as turn } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** Under load somebody new comes at every turn: those who came before the stop have been let in by then. */
const doorMs = 1_000

/** Needs `return503OnClosing: false`. */
export function stopInOrder(app: FastifyInstance): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
    await letInWhoWaits(app)
  })
  // Kept alive after its last answer, a connection would hold the stop until it is given up: for longer than a process is given to end.
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
  })
}

/**
 * libuv takes one connection a turn. Those still queued in the kernel when the listening socket closes are reset, though their clients
 * are connected. Two turns without anyone, since the first may be the rest of the turn that is under way.
 */
async function letInWhoWaits({ server }: FastifyInstance): Promise<void> {
  let quiet = 0
  const coming = (): void => { quiet = 0 }
  server.on('connection', coming)
  for (const end = Date.now() + doorMs; quiet < 2 && Date.now() < end;) {
    quiet += 1
    await turn()
  }
  server.off('connection', coming)
}
