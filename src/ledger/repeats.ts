// Keys of lines in, those that may stand twice out: eight bytes a line, sixteen while they are sorted. A match of hashes is only a suspicion.
export interface Repeats {
  add(key: string): void
  /** After the last line. Frees what was held. */
  suspects(): Suspects
}
export interface Suspects { count: number; has(key: string): boolean }

const perChunk = 65_536

export function repeatFinder(): Repeats {
  let chunks: Uint32Array[] = []
  let length = 0
  return {
    add(key) {
      const at = length % perChunk
      if (at === 0) chunks.push(new Uint32Array(perChunk * 2))
      const chunk = chunks.at(-1)!
      hash(key)
      chunk[at * 2] = high
      chunk[at * 2 + 1] = low
      length += 1
    },
    suspects() {
      const all = new BigUint64Array(length)
      for (let index = 0; index < chunks.length; index += 1) {
        const held = Math.min(perChunk, length - index * perChunk)
        all.set(new BigUint64Array(chunks[index]!.buffer, 0, held), index * perChunk)
      }
      chunks = []
      length = 0
      return among(all.sort())
    },
  }
}

/** Only hashes that stand at least twice are kept. */
function among(sorted: BigUint64Array): Suspects {
  const twice: bigint[] = []
  for (let at = 1; at < sorted.length; at += 1) {
    if (sorted[at] === sorted[at - 1] && twice.at(-1) !== sorted[at]) twice.push(sorted[at]!)
  }
  const set = new Set(twice)
  const words = new Uint32Array(2)
  const whole = new BigUint64Array(words.buffer)
  return {
    count: set.size,
    has(key) {
      hash(key)
      words[0] = high
      words[1] = low
      return set.has(whole[0]!)
    },
  }
}

let high = 0
let low = 0

/** Two lanes of 32 bits, mixed at the end. */
function hash(key: string): void {
  let one = 0xDEADBEEF
  let two = 0x41C6CE57
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at)
    one = Math.imul(one ^ unit, 2_654_435_761)
    two = Math.imul(two ^ unit, 1_597_334_677)
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909)
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  high = one >>> 0
  low = two >>> 0
}
