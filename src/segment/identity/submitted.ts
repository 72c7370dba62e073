// What was read and what was submitted in, the values that hold and the clashes between both out.
import type { PublicationDate } from './publication.js'
import type { Identity, Reading, Submitted } from '../../model/report.js'
import type { IssuerKind } from '../../model/words.js'

export interface Read {
  year: Reading<number>
  name: Reading<string>
  kind: Reading<IssuerKind>
  province: Reading<string>
  /** Best first. */
  published: PublicationDate[]
}

/** From here on the page itself says 发布日期 before the date. */
const byLabel = 5

type Settled = Pick<Identity, 'year' | 'issuer' | 'publishedOn' | 'otherPublicationDates' | 'clashes'>

export function submittedOver(read: Read, submitted: Submitted): Settled {
  const clashes: Identity['clashes'] = []
  const over = <T extends string | number>(field: string, reading: Reading<T>, value: T | undefined): Reading<T> => {
    if (value === undefined) return reading
    if (reading.value !== null && reading.value !== value) {
      clashes.push({ field, submitted: String(value), read: String(reading.value), range: reading.ranges[0] ?? null })
    }
    return { value, ranges: [], from: 'submitted' }
  }
  const [best] = read.published
  const found: Reading<string> = best ? { value: best.date, ranges: [best.range], from: placeOf(best) }
    : { value: null, ranges: [], from: 'none', looked: 'the record and the first lines of the page, the signature' }
  const publishedOn = over('publishedOn', found, submitted.publishedOn)
  return {
    year: over('year', read.year, submitted.year),
    issuer: {
      name: over('issuer', read.name, submitted.issuer),
      kind: over('issuerKind', read.kind, submitted.issuerKind),
      province: over('province', read.province, submitted.province),
    },
    publishedOn: { ...publishedOn, source: submitted.publishedOn ? 'submitted' : best?.source ?? null },
    otherPublicationDates: read.published.filter(({ date }) => date !== publishedOn.value)
      .map((each) => ({ date: each.date, source: placeOf(each), range: each.range })),
    clashes,
  }
}

function placeOf({ strength, source }: PublicationDate): string {
  return strength >= byLabel ? 'label' : source
}
