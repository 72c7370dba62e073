// Nothing in, what can be done with the whole form out: read from a file, fill, undo, clear, download.
import { say } from '../frame/language.js'
import { DropZone } from '../parts/drop-zone.js'
import { KeyField } from '../parts/key-field.js'
import { download, load } from './actions.js'
import { blanks, blankTotals, busy, form, issuer, keysOf, notice, undo, undoable, writeMany, year } from './state.js'
import { words } from './words.js'
import type { JSX } from 'preact'

export function Controls(): JSX.Element {
  return (
    <div class="card controls screen-only">
      <KeyField place="ahead" />
      <DropZone onFile={(file) => void load(file)} pick={busy.value === 'load' ? say(words.reading) : say(words.pick)} name={say(words.fileName)}>
        <span class="soft small">{say(words.pickHint)}</span>
      </DropZone>
      <div class="row">
        <label class="field">
          <span>{say(words.issuer)} <small class="soft">{say(words.optional)}</small></span>
          <input
            type="text" value={issuer.value} maxLength={100} autoComplete="organization"
            onInput={(event) => { issuer.value = event.currentTarget.value }}
          />
        </label>
        <label class="field short">
          <span>{say(words.year)}</span>
          <input
            type="text" inputMode="numeric" pattern="\d{4}" maxLength={4} value={year.value} autoComplete="off"
            onInput={(event) => { year.value = event.currentTarget.value }}
          />
        </label>
        <DownloadButton />
      </div>
      <div class="row">
        <button type="button" onClick={() => writeMany(blankTotals(), words.totals)}>{say(words.totals)}</button>
        <button type="button" onClick={() => writeMany(blanks(), words.zeros)}>{say(words.zeros)}</button>
        <button type="button" onClick={clear}>{say(words.clear)}</button>
        {undoable.value && <button type="button" class="quiet" onClick={undo}>{say(words.undo)}{say(undoable.value.what)}</button>}
      </div>
      <p class="small" role="status">{notice.value && say(notice.value)}</p>
      <p class="small soft">{say(words.keys)} {say(words.kept)}</p>
    </div>
  )
}

export function DownloadButton(): JSX.Element {
  return (
    <button type="button" class="primary" disabled={busy.value !== null} onClick={() => void download()}>
      {say(busy.value === 'download' ? words.downloading : words.download)}
    </button>
  )
}

function clear(): void {
  writeMany((form.value?.tables ?? []).flatMap((table) => keysOf(table).map(({ key }): [string, string] => [key, ''])), words.clear)
}
