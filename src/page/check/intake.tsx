// A draft dropped, picked or pasted in; the check begun out.
import { useState } from 'preact/hooks'
import { say } from '../frame/language.js'
import { DropZone } from '../parts/drop-zone.js'
import { KeyField } from '../parts/key-field.js'
import { Problem } from '../parts/problem.js'
import { check, handIn, startAnew, stop } from './actions.js'
import { SettingsForm } from './settings.js'
import { draft, evaluation, phase } from './state.js'
import { words } from './words.js'
import type { JSX } from 'preact'

export function Intake(): JSX.Element {
  const shown = evaluation.value !== null
  return (
    <section class={shown ? 'card intake compact' : 'card intake'} aria-label={say(words.fileName)}>
      <KeyField place="ahead" />
      <DropZone
        onFile={(file) => void handIn({ name: file.name, bytes: file })}
        pick={say(shown ? words.pickAgain : words.pick)} name={say(words.fileName)} primary={!shown}
      >
        <span class="soft">{shown ? draft.value?.name : say(words.orDrop)}</span>
      </DropZone>
      <Paste />
      <SettingsForm />
      {draft.value && <button type="button" class="quiet clear" onClick={startAnew}>{say(words.clear)}</button>}
      <Progress />
      {phase.value.is === 'failed' && (
        <>
          <Problem problem={phase.value.problem} />
          <div class="row"><button type="button" onClick={() => void check()}>{say(words.again)}</button></div>
        </>
      )}
      <p class="kept"><Shield />{say(words.kept)}</p>
    </section>
  )
}

/** Word and WPS put a page beside the words on the clipboard: with it tables keep their cells. */
function Paste(): JSX.Element {
  const [text, setText] = useState('')
  const [page, setPage] = useState<string | null>(null)
  const submit = (): void => {
    const bytes = page === null ? new Blob([text], { type: 'text/plain' }) : new Blob([page], { type: 'text/html' })
    void handIn({ name: `${say(words.pastedName)}.${page === null ? 'txt' : 'html'}`, bytes, pasted: text })
  }
  return (
    <details class="paste">
      <summary>{say(words.paste)}</summary>
      <label for="pasted">{say(words.pasteLabel)}</label>
      <textarea
        id="pasted" rows={10} spellcheck={false} value={text}
        onInput={(event) => { setText(event.currentTarget.value); setPage(null) }}
        onPaste={(event) => {
          const given = event.clipboardData?.getData('text/html') ?? ''
          // After the browser has put the words in, which is an input of its own.
          if (text === '' && given.includes('<table')) setTimeout(() => setPage(given))
        }}
      />
      {page !== null && <p class="small soft">{say(words.pastedWithTables)}</p>}
      <div class="row"><button type="button" class="primary" disabled={text.trim() === ''} onClick={submit}>{say(words.checkPasted)}</button></div>
    </details>
  )
}

function Progress(): JSX.Element {
  const now = phase.value
  const sending = now.is === 'sending'
  const sent = sending && now.share >= 1
  return (
    <div class="progress" role="status">
      {sending && (
        <>
          <span>{say(sent ? words.checking : words.sending)}{draft.value ? ` · ${draft.value.name}` : ''}</span>
          {sent ? <progress aria-label={say(words.checking)} /> : <progress aria-label={say(words.sending)} value={now.share} max={1} />}
          <button type="button" onClick={stop}>{say(words.cancel)}</button>
        </>
      )}
    </div>
  )
}

function Shield(): JSX.Element {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" class="shield">
      <path d="M8 1l6 2v4.5c0 3.6-2.6 6.2-6 7.5-3.4-1.3-6-3.9-6-7.5V3z" fill="none" stroke="currentColor" stroke-width="1.4" />
      <path d="M5 8l2.2 2.2L11 6.3" fill="none" stroke="currentColor" stroke-width="1.4" />
    </svg>
  )
}
