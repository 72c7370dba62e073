// The state of the self-check in, a request to the service out: always unkept, always in the language of the page.
import { language } from '../frame/language.js'
import { corrections, draft, identityCorrections, lastYearNumber, previous, settings } from './state.js'

/** `store=false`, whatever else is chosen: the page promises that nothing is kept. */
export function evaluationAddress(): string {
  return `/v1/evaluations?${query({ store: 'false', include: 'text,reading' })}`
}

export function exportAddress(format: string): string {
  return `/v1/exports/${format}?${query({})}`
}

export function markedCopyAddress(): string {
  return `/v1/marked-copies?${query({})}`
}

export function body(): FormData {
  const form = new FormData()
  form.append('metadata', JSON.stringify(metadata()))
  form.append('file', draft.value!.bytes, draft.value!.name)
  if (previous.value) form.append('previous', previous.value.bytes, previous.value.name)
  return form
}

function query(given: Record<string, string>): string {
  const { overlay } = settings.value
  return new URLSearchParams({ ...given, lang: language.value, ...(overlay !== '' && { overlay }) }).toString()
}

function metadata(): Record<string, unknown> {
  const { published, publishedOn, issuerKind, province, localDue } = settings.value
  const carried = Number(lastYearNumber.value)
  return {
    draft: !published,
    ...(published && publishedOn !== '' && { publishedOn }),
    ...(issuerKind !== '' && { issuerKind }),
    ...(province !== '' && { province }),
    ...(localDue !== '' && { localDue }),
    ...identityCorrections.value,
    ...(!previous.value && /^\d{1,7}$/.test(lastYearNumber.value) && { lastYearCarriedForward: carried }),
    ...(corrections.value.length > 0 && { corrections: corrections.value.map(({ start, end, value }) => ({ start, end, value })) }),
  }
}
