// What the reader knows of the report in, the settings of the check out.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { language, say } from '../frame/language.js'
import { askJson } from '../parts/ask.js'
import { KeyField } from '../parts/key-field.js'
import { kindNames } from '../parts/names.js'
import { check } from './actions.js'
import { draft, settings } from './state.js'
import { provinces, words } from './words.js'
import type { ComponentChildren, JSX } from 'preact'
import type { IssuerKind } from '../../model/words.js'
import type { Settings } from './state.js'

interface Overlay { id: string; title: string; province: string | null }
const overlays = signal<Overlay[]>([])

const change = (part: Partial<Settings>): void => { settings.value = { ...settings.value, ...part } }

export function SettingsForm(): JSX.Element {
  const { published, publishedOn, issuerKind, province, overlay, localDue } = settings.value
  // Without the list the check goes on under the national rules.
  useEffect(() => {
    askJson<{ items: Overlay[] }>(`/v1/overlays?lang=${language.value}`).then(({ items }) => { overlays.value = items }, () => undefined)
  }, [language.value])
  return (
    <details class="settings">
      <summary>{say(words.settings)}<span class="soft"> · {say(published ? words.published : words.draft)}</span></summary>
      <fieldset class="row">
        <legend>{say(words.state)}</legend>
        {[false, true].map((each) => (
          <label key={String(each)} class="row">
            <input type="radio" name="state" checked={published === each} onChange={() => change({ published: each })} />
            {say(each ? words.published : words.draft)}
          </label>
        ))}
      </fieldset>
      <div class="fields">
        {published && (
          <Field name={say(words.publishedOn)}>
            <input type="date" value={publishedOn} onChange={(event) => change({ publishedOn: event.currentTarget.value })} />
          </Field>
        )}
        <Field name={say(words.issuerKind)}>
          <select value={issuerKind} onChange={(event) => change({ issuerKind: event.currentTarget.value as IssuerKind | '' })}>
            <option value="">{say(words.byText)}</option>
            {Object.entries(kindNames).map(([kind, name]) => <option key={kind} value={kind}>{say(name)}</option>)}
          </select>
        </Field>
        <Field name={say(words.province)}>
          <select
            value={province}
            onChange={(event) => change({ province: event.currentTarget.value, overlay: overlayOf(event.currentTarget.value) })}
          >
            <option value="">{say(words.byText)}</option>
            {provinces.map((name) => <option key={name} value={name}>{name}</option>)}
          </select>
        </Field>
        <Field name={say(words.overlay)}>
          <select value={overlay} onChange={(event) => change({ overlay: event.currentTarget.value })}>
            <option value="">{say(words.noOverlay)}</option>
            {overlays.value.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
          </select>
        </Field>
        <Field name={say(words.localDue)}>
          <input type="date" value={localDue} onChange={(event) => change({ localDue: event.currentTarget.value })} />
        </Field>
        <KeyField place="aside" />
      </div>
      {draft.value && <div class="row"><button type="button" onClick={() => void check()}>{say(words.applySettings)}</button></div>}
    </details>
  )
}

function overlayOf(province: string): string {
  return overlays.value.find((each) => each.province === province && province !== '')?.id ?? ''
}

function Field({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return <label class="field"><span>{name}</span>{children}</label>
}
