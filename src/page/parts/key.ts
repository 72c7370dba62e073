// A key the reader typed in, the header that shows it out. In memory alone: it is gone with the page.
import { signal } from '@preact/signals'

export const key = signal('')

/** What a header can't hold is no key. */
export function authorization(): string | null {
  const given = key.value.trim()
  return /^[\x21-\x7e]{1,200}$/.test(given) ? `Bearer ${given}` : null
}
