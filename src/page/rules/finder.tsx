// What the reader types and chooses in, the wish that the list answers to out.
import { say } from '../frame/language.js'
import { dimensionNames, kindNames, regimeNames } from '../parts/names.js'
import { anything } from './search.js'
import { entries, open, shown, wish } from './state.js'
import { counted, words } from './words.js'
import type { JSX } from 'preact'
import type { Localised } from '../../model/words.js'
import type { Wish } from './search.js'

const change = (part: Partial<Wish>): void => { wish.value = { ...wish.value, ...part } }
const subjects = { report: words.report, ledger: words.ledger }

export function Finder(): JSX.Element {
  const asked = Object.values(wish.value).some((each) => each !== '')
  return (
    <div class="card finder screen-only" role="search">
      <label class="field words">
        <span>{say(words.search)}</span>
        <input
          type="search" value={wish.value.words} spellcheck={false} autocomplete="off" aria-describedby="search-hint"
          onInput={(event) => change({ words: event.currentTarget.value })}
        />
        <span id="search-hint" class="small soft">{say(words.searchHint)}</span>
      </label>
      <div class="fields" role="group" aria-label={say(words.filters)}>
        <Choice name={words.subject} value={wish.value.subject} names={subjects} choose={(subject) => change({ subject })} />
        <Choice name={words.dimension} value={wish.value.dimension} names={dimensionNames} choose={(dimension) => change({ dimension })} />
        <Choice name={words.regime} value={wish.value.regime} names={regimeNames} choose={(regime) => change({ regime })} />
        <Choice name={words.kind} value={wish.value.kind} names={kindNames} choose={(kind) => change({ kind })} />
      </div>
      <div class="row">
        <p role="status" class="figures">{say(counted(shown.value.length, entries.value?.length ?? 0))}</p>
        {asked && <button type="button" class="quiet" onClick={() => { wish.value = anything }}>{say(words.reset)}</button>}
        <button type="button" class="quiet" onClick={() => { open.value = new Set(open.value.size > 0 ? [] : shown.value.map(({ zh }) => zh.id)) }}>
          {say(open.value.size > 0 ? words.collapse : words.expand)}
        </button>
      </div>
    </div>
  )
}

interface ChoiceOf<T extends string> { name: Localised; value: T | ''; names: Record<T, Localised>; choose(value: T | ''): void }

function Choice<T extends string>({ name, value, names, choose }: ChoiceOf<T>): JSX.Element {
  return (
    <label class="field">
      <span>{say(name)}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value as T | '')}>
        <option value="">{say(words.all)}</option>
        {(Object.entries(names) as Array<[T, Localised]>).map(([id, title]) => <option key={id} value={id}>{say(title)}</option>)}
      </select>
    </label>
  )
}
