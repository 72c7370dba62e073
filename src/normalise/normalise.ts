// Source in, Text out: the same characters cleaned, with the way back to each.
import type { Source } from '../model/source.js'
import type { Text } from '../model/text.js'

export function normalise(_source: Source): Text {
  throw new Error('not built yet')
}
