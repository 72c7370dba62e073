// A few numbers that may change in, by how much each must for every sum to hold out: a small system of linear equations.
/** A number in a sum, added or taken away. */
export interface Membership { sum: number; sign: 1 | -1 }

/** `free`: the sums leave open how the change is shared out between the numbers, so that there are many ways. */
export interface Solution { indexes: number[]; changes: number[]; free: boolean }

interface Given { values: readonly number[]; lack: number[]; broken: number[]; memberships: Membership[][] }

/** null where no change of these numbers, each whole and none to below zero, makes all sums hold. */
export function solutionOf(indexes: number[], { values, lack, broken, memberships }: Given): Solution | null {
  const rows = new Map<number, number[]>()
  indexes.forEach((index, at) => {
    for (const { sum, sign } of memberships[index]!) {
      let row = rows.get(sum)
      if (!row) rows.set(sum, row = [...indexes.map(() => 0), lack[sum]!])
      row[at]! += sign
    }
  })
  if (broken.some((sum) => !rows.has(sum))) return null
  const solved = eliminate([...rows.values()], indexes.length)
  if (!solved) return null
  const { changes, free } = solved
  if (free) return { indexes, changes, free }
  const mended = changes.map((change, at) => values[indexes[at]!]! + change)
  const isWhole = changes.every((change) => change !== 0) && mended.every((value) => Number.isInteger(value) && value >= 0)
  return isWhole ? { indexes, changes, free } : null
}

/** Gauss and Jordan over rows of coefficients with their right side last. null where the rows contradict each other. */
function eliminate(rows: number[][], unknowns: number): { changes: number[]; free: boolean } | null {
  let pivots = 0
  for (let column = 0; column < unknowns; column += 1) {
    const at = rows.findIndex((row, index) => index >= pivots && row[column] !== 0)
    if (at < 0) continue
    const pivot = rows[at]!
    rows[at] = rows[pivots]!
    rows[pivots] = pivot.map((value) => value / pivot[column]!)
    rows.forEach((row, index) => {
      if (index !== pivots && row[column] !== 0) rows[index] = row.map((value, each) => value - row[column]! * rows[pivots]![each]!)
    })
    pivots += 1
  }
  if (rows.slice(pivots).some((row) => Math.abs(row[unknowns]!) > tiny)) return null
  const free = pivots < unknowns
  return { changes: free ? [] : rows.slice(0, unknowns).map((row) => row[unknowns]!), free }
}

/** Coefficients are ones: what elimination leaves of rounding is far below any figure. */
const tiny = 1e-6
