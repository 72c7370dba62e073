// Whatever is to be stopped in order in; SIGTERM and SIGINT heard out, until the process ends.
const graceMs = 20_000

/** A second signal, or a stop that takes too long, ends the process at once; the watch then sees to the embedded PostgreSQL. */
export function stopOnSignal({ stop }: { stop(): Promise<void> }): void {
  let stopping = false
  const onSignal = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), graceMs).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal)
}
