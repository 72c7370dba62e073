// The rows of a league in the order of their totals in, their ranks out: page by page, without the pages before.
export interface Scored { total: number | null; band: string | null }

/** What a page has to know of those before it. */
export interface Reached {
  /** Bodies ranked so far. */
  ranked: number
  /** Rank of the last of them, and the total its rank began at; null before the first. */
  rank: number
  from: number | null
}

export const start: Reached = { ranked: 0, rank: 0, from: null }

/** Totals have one decimal: in tenths their differences are whole. */
const tenths = (points: number): number => Math.round(points * 10)

/**
 * Bodies whose totals lie within `ties` points of the first of their rank share it, and the next rank counts all before it (1, 1, 3): a
 * tenth of a point must not decide. Measured from the first of the rank and not from the neighbour, so that a long row of small steps is not
 * one rank. No rank where the band is open: there the interval crosses an edge, or a person has yet to decide (assessment practice, traps 26).
 */
export function ranksOf(rows: readonly Scored[], reached: Reached = start, ties = 0.5): { ranks: Array<number | null>; reached: Reached } {
  let { ranked, rank, from } = reached
  const ranks = rows.map(({ total, band }) => {
    if (total === null || band === null || band === 'open') return null
    ranked += 1
    if (from === null || tenths(from) - tenths(total) > tenths(ties)) {
      rank = ranked
      from = total
    }
    return rank
  })
  return { ranks, reached: { ranked, rank, from } }
}
