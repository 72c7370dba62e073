// A number in, a gate out that lets so many through at once; once it is shut, nobody new.
export interface Gate {
  /** @returns null, without the work done, where the gate was shut before its turn. */
  pass<T>(work: () => Promise<T>): Promise<T | null>
  shut(): void
  /** All that were let through are out again. */
  empty(): Promise<void>
}

export function openGate(most: number): Gate {
  const waiting: Array<() => void> = []
  const inside = new Set<Promise<unknown>>()
  let open = true
  const next = (): void => { waiting.shift()?.() }
  return {
    pass: async (work) => {
      while (open && inside.size >= most) await new Promise<void>((resolve) => { waiting.push(resolve) })
      if (!open) return null
      const doing = work()
      const watched = doing.catch(() => undefined).finally(() => {
        inside.delete(watched)
        next()
      })
      inside.add(watched)
      return doing
    },
    shut: () => {
      open = false
      while (waiting.length > 0) next()
    },
    empty: async () => {
      while (inside.size > 0) await Promise.all(inside)
    },
  }
}
