// A choice of the reader's in, the same at the next visit out. Only the choice of language and of colours is ever kept, in this browser.

type Kept = 'language' | 'theme'

export function remembered(key: Kept): string | null {
  try {
    return localStorage.getItem(`mingjian.${key}`)
  } catch {
    // Storage may be forbidden: then each visit begins as the first.
    return null
  }
}

export function remember(key: Kept, value: string): void {
  try {
    localStorage.setItem(`mingjian.${key}`, value)
  } catch {
    // As above.
  }
}
