// A value as read in; itself, or a field to put it right, out.
import { number, say } from '../frame/language.js'
import { correcting, isNumber, placeKey, type, typed, written } from './correcting.js'
import { corrections } from './state.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { ReadValue } from './correcting.js'

interface Given { value: number | null; raw: string | null; start?: number | undefined; end?: number | undefined; name: string; stop?: boolean }

/** What has no place of its own in the text can't be named to the service, and stays as it is. */
export function Value({ value, raw, start, end, name, stop = true }: Given): JSX.Element {
  const at: ReadValue | null = start !== undefined && end !== undefined ? { start, end, value, raw: raw ?? '' } : null
  if (!correcting.value || !at) return <Shown value={value} raw={raw} at={at} />
  const as = typed.value.get(placeKey(at))?.as ?? written(value)
  return (
    <input
      type="text" inputMode="decimal" class="value" size={6} aria-label={name} value={as} aria-invalid={!isNumber(as)} tabIndex={stop ? 0 : -1}
      onInput={(event) => type(at, event.currentTarget.value)}
    />
  )
}

function Shown({ value, raw, at }: { value: number | null; raw: string | null; at: ReadValue | null }): JSX.Element {
  const corrected = at && corrections.value.some((correction) => placeKey(correction) === placeKey(at))
  if (corrected) return <><ins>{value === null ? '—' : number(value, 6)}</ins> <del>{raw}</del><span class="unseen">{say(words.corrected)}</span></>
  return <>{value === null ? raw?.trim() ?? '' : number(value, 6)}</>
}
