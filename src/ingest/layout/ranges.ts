// Ordered numbers in; where a value or a stretch of values stands among them out.

/** Indexes [first, end) of the numbers from `from` to `to`, both included. */
export function rangeIn(ordered: readonly number[], from: number, to: number): [number, number] {
  return [countBelow(ordered, from), countBelow(ordered, to, true)]
}

/** Of the stretches between neighbouring numbers, the one a value stands in; the outer ones take what is outside. */
export function stretchAt(ordered: readonly number[], value: number): number {
  return Math.min(Math.max(countBelow(ordered, value, true) - 1, 0), ordered.length - 2)
}

/** How many numbers are smaller, or also equal. */
function countBelow(ordered: readonly number[], value: number, orEqual = false): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ordered[middle]! < value || (orEqual && ordered[middle] === value)) low = middle + 1
    else high = middle
  }
  return low
}
