// A file the service made in, a file among the reader's downloads out.
import type { Answered } from './ask.js'

/** The name is the service's own where it gave one. */
export function save({ blob, header }: Answered, otherwise: string): void {
  const given = /filename\*=UTF-8''([^;]+)/.exec(header('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = given === undefined ? otherwise : decoded(given) ?? otherwise
  document.body.append(link)
  link.click()
  link.remove()
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function decoded(name: string): string | null {
  try {
    return decodeURIComponent(name)
  } catch {
    return null
  }
}
