// The draft and its result in, files to keep out: the marked copy, the record, the list of findings.
import { useState } from 'preact/hooks'
import { say } from '../frame/language.js'
import { Cancelled, Refused } from '../parts/ask.js'
import { Problem } from '../parts/problem.js'
import { download } from './actions.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { Evaluation } from '../../model/evaluation.js'
import type { Download } from './actions.js'
import type { Localised } from '../../model/words.js'

const files: Array<[Download, Localised]> = [
  ['record.pdf', words.recordPdf], ['record.docx', words.recordDocx], ['xlsx', words.workbook], ['marked', words.marked],
]

export function Downloads({ evaluation }: { evaluation: Evaluation }): JSX.Element {
  const [busy, setBusy] = useState<Download | null>(null)
  const [refused, setRefused] = useState<Refused['problem'] | null>(null)
  const fetchFile = async (what: Download): Promise<void> => {
    setBusy(what)
    setRefused(null)
    try {
      await download(what)
    } catch (error) {
      if (error instanceof Refused) setRefused(error.problem)
      else if (!(error instanceof Cancelled)) throw error
    } finally {
      setBusy(null)
    }
  }
  const { ruleset, engine, document } = evaluation
  return (
    <section class="card" aria-labelledby="record">
      <h2 id="record">{say(words.record)}</h2>
      <p class="soft small">{say(words.recordLead)}</p>
      <div class="row" role="group" aria-labelledby="record" aria-busy={busy !== null}>
        {files.map(([what, name]) => (
          <button key={what} type="button" aria-disabled={busy !== null} onClick={() => { if (busy === null) void fetchFile(what) }}>
            {say(name)}{busy === what ? ' …' : ''}
          </button>
        ))}
      </div>
      {refused && <Problem problem={refused} />}
      <p class="small soft">
        {say(words.ruleset)} {ruleset.id} {ruleset.version} · mingjian {engine.version} · <span class="digest">sha256 {document.sha256}</span>
      </p>
    </section>
  )
}
