// Things to be worked on in, their results in the same order out, several under way at once.

/** @param ahead how many are begun before the first of them is done. */
export async function* inOrder<Given, Made>(given: readonly Given[], ahead: number, work: (each: Given) => Promise<Made>): AsyncGenerator<Made> {
  const begun: Array<Promise<Made>> = []
  for (const each of given) {
    const made = work(each)
    // It is thrown when its turn comes, not before.
    made.catch(() => undefined)
    begun.push(made)
    if (begun.length >= ahead) yield await begun.shift()!
  }
  while (begun.length > 0) yield await begun.shift()!
}
