// Whether the service asks for a key in, the field for one and what it is for out. The field stands where nothing can be done without it.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { say } from '../frame/language.js'
import { askJson } from './ask.js'
import { key } from './key.js'
import type { JSX } from 'preact'
import type { KeyAsked } from '../../model/caller.js'
import type { Localised } from '../../model/words.js'

/** null until the service has said it, and where it can not be asked. */
const asked = signal<KeyAsked | null>(null)

const words = {
  key: { zh: '访问密钥（不保存）', en: 'Access key (not kept).' },
  unknown: { zh: '服务要求时才填。', en: 'Only where the service asks for one.' },
  none: { zh: '本服务不要求密钥，不用填。', en: 'This service asks for no key.' },
  kept: { zh: '核对不用密钥，不用填。', en: 'A check needs no key.' },
  always: { zh: '本服务要求密钥，填了才能核对。', en: 'This service asks for a key; nothing is checked without it.' },
} satisfies Record<string, Localised>

/** A view asks once; what was refused for want of a key is asked for again by its reader. */
function useAsked(): KeyAsked | null {
  useEffect(() => {
    if (asked.peek() !== null) return
    askJson<{ key: KeyAsked }>('/v1/access').then((answer) => { asked.value = answer.key }, () => undefined)
  }, [])
  return asked.value
}

/** @param place ahead of all else where nothing is done without a key; aside, among what may be left as it is, where a check goes without. */
export function KeyField({ place }: { place: 'ahead' | 'aside' }): JSX.Element | null {
  const is = useAsked()
  if ((is === 'always') !== (place === 'ahead')) return null
  return (
    <label class="field key-field">
      <span>{say(words.key)} {say(words[is ?? 'unknown'])}</span>
      <input type="password" autocomplete="off" value={key.value} onInput={(event) => { key.value = event.currentTarget.value }} />
    </label>
  )
}
