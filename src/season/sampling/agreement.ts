// Codes two or more readers gave to the same items in; percent agreement, Cohen's kappa and Krippendorff's alpha out.
/** One item, one code from each reader; null where a reader gave none. */
export type Codes = Array<string | null>

/** Null where it is not defined: nothing to compare, or no variation at all, so that chance alone would agree always. */
export interface Agreement {
  /** Items that the two, or at least two, readers coded. */
  items: number
  percent: number | null
  kappa: number | null
  alpha: number | null
}

/** Percent and kappa are of the first two readers; alpha is of all. Shares of 1, not of 100. */
export function agreementOf(items: Codes[]): Agreement {
  const pairs = items.flatMap(([a, b]) => (a == null || b == null ? [] : [[a, b] as const]))
  return {
    items: items.filter((codes) => codes.filter((code) => code !== null).length > 1).length,
    percent: percentOf(pairs), kappa: kappaOf(pairs), alpha: alphaOf(items),
  }
}

type Pair = readonly [string, string]

function percentOf(pairs: Pair[]): number | null {
  return pairs.length === 0 ? null : pairs.filter(([a, b]) => a === b).length / pairs.length
}

/**
 * (observed - chance) / (1 - chance), where chance is the sum over categories of the product of both readers' shares.
 * Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 37-46.
 */
function kappaOf(pairs: Pair[]): number | null {
  const n = pairs.length
  if (n === 0) return null
  const [first, second] = [counts(pairs.map(([a]) => a)), counts(pairs.map(([, b]) => b))]
  const agreed = pairs.filter(([a, b]) => a === b).length
  // In whole numbers, so that "no variation" is not a matter of rounding.
  let chance = 0
  for (const [category, count] of first) chance += count * (second.get(category) ?? 0)
  return chance === n * n ? null : (agreed * n - chance) / (n * n - chance)
}

/**
 * 1 - observed / expected disagreement over the values that can be paired within an item; items coded once take no part.
 * Krippendorff, K., Content Analysis (nominal data, any number of readers, missing values): alpha = 1 - (n - 1) * Do / De, with
 * Do = sum of the disagreeing coincidences o(c,k), De = sum over c not k of n(c) * n(k).
 */
function alphaOf(items: Codes[]): number | null {
  const totals = new Map<string, number>()
  let n = 0
  let disagreement = 0
  for (const codes of items) {
    const given = codes.filter((code): code is string => code !== null)
    const m = given.length
    if (m < 2) continue
    n += m
    const here = counts(given)
    for (const [category, count] of here) {
      totals.set(category, (totals.get(category) ?? 0) + count)
      disagreement += count * (m - count) / (m - 1)
    }
  }
  let expected = 0
  for (const count of totals.values()) expected += count * (n - count)
  return n === 0 || expected === 0 ? null : 1 - (n - 1) * disagreement / expected
}

function counts(codes: string[]): Map<string, number> {
  const map = new Map<string, number>()
  for (const code of codes) map.set(code, (map.get(code) ?? 0) + 1)
  return map
}
