// The days of one application typed in, the wish to compute out.
import { useRef } from 'preact/hooks'
import { say } from '../frame/language.js'
import { Problem } from '../parts/problem.js'
import { addEvent, busy, changeEvent, channel, compute, events, problem, received, removeEvent, replied } from './calculator.js'
import { channelNames, eventNames, words } from './words.js'
import type { ComponentChildren, JSX } from 'preact'
import type { Channel, EventType } from '../../model/deadline.js'
import type { Localised } from '../../model/words.js'
import type { Entered } from './calculator.js'

export function CalculatorForm(): JSX.Element {
  const adder = useRef<HTMLButtonElement>(null)
  return (
    <form class="calculator" onSubmit={(event) => { event.preventDefault(); void compute() }}>
      <div class="fields">
        <Field name={words.received}>
          <input type="date" required value={received.value} onInput={(event) => { received.value = event.currentTarget.value }} />
        </Field>
        <Field name={words.channel}>
          <select value={channel.value} onChange={(event) => { channel.value = event.currentTarget.value as Channel | '' }}>
            <option value="">{say(words.unknown)}</option>
            {Object.entries(channelNames).map(([id, name]) => <option key={id} value={id}>{say(name)}</option>)}
          </select>
        </Field>
        <Field name={words.replied}>
          <input type="date" value={replied.value} onInput={(event) => { replied.value = event.currentTarget.value }} />
        </Field>
      </div>
      <fieldset class="events">
        <legend>{say(words.events)}</legend>
        {events.value.length === 0 && <p class="small soft">{say(words.noEvents)}</p>}
        <ol>
          {events.value.map((each, index) => (
            <li key={each.key}><Event entered={each} index={index} onRemove={() => { removeEvent(each.key); adder.current?.focus() }} /></li>
          ))}
        </ol>
        <button type="button" ref={adder} onClick={() => addEvent()}>{say(words.add)}</button>
      </fieldset>
      <div class="row"><button type="submit" class="primary" disabled={busy.value}>{say(words.compute)}</button></div>
      {problem.value && <Problem problem={problem.value} />}
    </form>
  )
}

function Event({ entered: { key, type, date }, index, onRemove }: { entered: Entered; index: number; onRemove(): void }): JSX.Element {
  const nth = ` ${index + 1}`
  return (
    <div class="row">
      <select
        aria-label={say(words.event) + nth} value={type}
        onChange={(event) => changeEvent(key, { type: event.currentTarget.value as EventType })}
      >
        {Object.entries(eventNames).map(([id, name]) => <option key={id} value={id}>{say(name)}</option>)}
      </select>
      <input type="date" aria-label={say(words.date) + nth} value={date} onInput={(event) => changeEvent(key, { date: event.currentTarget.value })} />
      <button type="button" class="quiet" aria-label={`${say(words.remove)} ${say(eventNames[type])}${nth}`} onClick={onRemove}>
        {say(words.remove)}
      </button>
    </div>
  )
}

export function Field({ name, children }: { name: Localised; children: ComponentChildren }): JSX.Element {
  return <label class="field"><span>{say(name)}</span>{children}</label>
}
