// A wish to read in, rules, cases and laws fetched out; each is asked for once.
import { batch } from '@preact/signals'
import { askJson, Refused } from '../parts/ask.js'
import { anything, entriesOf } from './search.js'
import { entries, named, problem, setOpen, wish } from './state.js'
import type { Law } from '../../model/rulebook.js'
import type { Language } from '../../model/words.js'
import type { RuleView } from '../../model/rule-view.js'

interface RuleList { items: RuleView[] }

export async function fetchRules(): Promise<void> {
  problem.value = null
  try {
    const [zh, en] = await Promise.all((['zh', 'en'] as const).map((lang) => askJson<RuleList>(`/v1/rulesets/cn-national/rules?lang=${lang}`)))
    entries.value = entriesOf(zh!.items, en!.items)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    problem.value = error.problem
  }
}

/** Opens the rule that the address names, whatever was being looked for. */
export function followAddress(): void {
  const id = decoded(location.hash.slice(1))
  batch(() => {
    named.value = id
    if (!entries.value?.some(({ zh }) => zh.id === id)) return
    wish.value = anything
    setOpen(id, true)
  })
}

const laws = new Map<string, Promise<Law>>()
const rules = new Map<string, Promise<RuleView>>()

export const lawOf = (id: string): Promise<Law> => once(laws, id, `/v1/laws/${encodeURIComponent(id)}`)

export const ruleOf = (id: string, lang: Language): Promise<RuleView> =>
  once(rules, `${id} ${lang}`, `/v1/rules/${encodeURIComponent(id)}?lang=${lang}`)

/** A refusal is not kept: the next wish asks anew. */
function once<T>(kept: Map<string, Promise<T>>, key: string, url: string): Promise<T> {
  const asked = kept.get(key) ?? askJson<T>(url)
  kept.set(key, asked)
  asked.catch(() => kept.delete(key))
  return asked
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
