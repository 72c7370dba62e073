// Keys of lines in, those that may stand twice out: eight bytes a line, sorted shelf by shelf. A match of hashes is only a suspicion.
export interface Repeats {
  add(key: string): void
  /** After the last line. Frees what was held. */
  suspects(): Suspects
}
export interface Suspects { count: number; has(key: string): boolean }

/** Hashes that begin alike lie together, so that no more than one shelf is ever copied. */
const shelves = 256
const perPiece = 1024

interface Shelf { pieces: Uint32Array[]; length: number }

export function repeatFinder(): Repeats {
  let all = Array.from({ length: shelves }, (): Shelf => ({ pieces: [], length: 0 }))
  return {
    add(key) {
      hash(key)
      const shelf = all[high >>> 24]!
      const at = shelf.length % perPiece
      if (at === 0) shelf.pieces.push(new Uint32Array(perPiece * 2))
      const piece = shelf.pieces.at(-1)!
      piece[at * 2] = high
      piece[at * 2 + 1] = low
      shelf.length += 1
    },
    suspects() {
      const twice = new Set<bigint>()
      for (const shelf of all) {
        collect(twice, sorted(shelf))
        shelf.pieces = []
      }
      all = []
      return among(twice)
    },
  }
}

function sorted({ pieces, length }: Shelf): BigUint64Array {
  const whole = new BigUint64Array(length)
  pieces.forEach((piece, index) => {
    whole.set(new BigUint64Array(piece.buffer, 0, Math.min(perPiece, length - index * perPiece)), index * perPiece)
  })
  return whole.sort()
}

/** Only hashes that stand at least twice are kept. */
function collect(twice: Set<bigint>, hashes: BigUint64Array): void {
  for (let at = 1; at < hashes.length; at += 1) if (hashes[at] === hashes[at - 1]) twice.add(hashes[at]!)
}

function among(set: Set<bigint>): Suspects {
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
