// A register dropped or picked in, its rates, columns, findings and reconciliation out.
import { say } from '../frame/language.js'
import { DropZone } from '../parts/drop-zone.js'
import { Problem } from '../parts/problem.js'
import { Field } from './calculator-form.js'
import { asOf, busy, check, file, found, kind, map, pickLedger, pickReport, problem, report } from './ledger.js'
import { Columns, Rates, Reconciled } from './ledger-tables.js'
import { Findings } from './ledger-findings.js'
import { kindNames, words } from './words-of-ledgers.js'
import type { JSX } from 'preact'
import type { LedgerKind } from '../../model/ledger.js'

export function LedgerView(): JSX.Element {
  const answer = found.value
  return (
    <section class="card ledger" aria-labelledby="ledger-title">
      <h2 id="ledger-title">{say(words.title)}</h2>
      <p class="small soft">{say(words.lead)}</p>
      <div class="fields screen-only">
        <Field name={words.kind}>
          <select value={kind.value} onChange={(event) => { kind.value = event.currentTarget.value as LedgerKind; map.value = {}; void check() }}>
            {Object.entries(kindNames).map(([id, name]) => <option key={id} value={id}>{say(name)}</option>)}
          </select>
        </Field>
        <Field name={words.asOf}>
          <input type="date" value={asOf.value} onChange={(event) => { asOf.value = event.currentTarget.value; void check() }} />
        </Field>
      </div>
      {file.value && <p class="small paper-only">{whichOnes(file.value).join(' · ')}</p>}
      <DropZone onFile={pickLedger} pick={say(words.pick)} name={say(words.file)} accept=".csv,.xlsx,.txt" primary>
        <span class="soft">{file.value?.name ?? say(words.orDrop)}</span>
      </DropZone>
      <DropZone onFile={pickReport} pick={say(words.pickReport)} name={say(words.report)}>
        <span class="soft">{report.value?.name ?? say(words.reportHint)}</span>
      </DropZone>
      <p role="status">{busy.value && `${say(words.working)}…`}</p>
      {problem.value && <Problem problem={problem.value} />}
      {problem.value && file.value && <div><button type="button" onClick={() => void check()}>{say(words.again)}</button></div>}
      {!answer && isUnrecognised(problem.value) && <Columns answer={null} />}
      {answer && (
        <>
          <Rates answer={answer} />
          <Columns answer={answer} />
          <Findings answer={answer} />
          {answer.reconciliation && <Reconciled answer={answer} reconciliation={answer.reconciliation} />}
        </>
      )}
    </section>
  )
}

function isUnrecognised(shown: typeof problem.value): boolean {
  return shown !== null && 'type' in shown && shown.type === 'urn:mingjian:problem:ledger-not-recognised'
}

/** What stands in the fields, which are not printed. */
function whichOnes(ledger: File): string[] {
  return [say(kindNames[kind.value]), ledger.name, asOf.value, report.value?.name ?? ''].filter((each) => each !== '')
}
