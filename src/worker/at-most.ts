// Something awaited and a bound in milliseconds in; an end when the one is over or the other, and no timer left behind, out.
// A timer that is left keeps the process: a service that had nothing more to do went on for the twelve seconds it might have needed.

/** What it resolves to, or fails with, is for whoever else awaits it. */
export async function atMost(awaited: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => { timer = setTimeout(resolve, ms) })
  try {
    await Promise.race([awaited, over])
  } finally {
    clearTimeout(timer)
  }
}
