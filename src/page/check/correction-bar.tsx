// Whether values are being corrected in, the buttons to begin, to score again and to leave it out.
import { say } from '../frame/language.js'
import { apply, correcting, isNumber, leave, typed, typedIdentity, undo } from './correcting.js'
import { corrections, identityCorrections } from './state.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'

export function CorrectionBar(): JSX.Element {
  const done = corrections.value.length + Object.keys(identityCorrections.value).length
  const waiting = typed.value.size + Object.keys(typedIdentity.value).length
  const unsound = [...typed.value.values()].some(({ as }) => !isNumber(as))
  if (!correcting.value) {
    return (
      <div class="row screen-only">
        <button type="button" onClick={() => { correcting.value = true }}>{say(words.correct)}</button>
        {done > 0 && <span class="chip review">{say(words.corrected)} {done}</span>}
        {done > 0 && <button type="button" class="quiet" onClick={undo}>{say(words.undoCorrections)}</button>}
      </div>
    )
  }
  return (
    <div class="row screen-only">
      <button type="button" class="primary" aria-disabled={waiting === 0 || unsound} onClick={() => { if (waiting > 0 && !unsound) apply() }}>
        {say(words.applyCorrections)}{waiting > 0 ? `（${waiting}）` : ''}
      </button>
      <button type="button" onClick={leave}>{say(words.stopCorrecting)}</button>
    </div>
  )
}
