// An evaluation in, its results beside the document out.
import { useEffect } from 'preact/hooks'
import { say } from '../frame/language.js'
import { Document } from './document.js'
import { Downloads } from './downloads.js'
import { follow } from './follow.js'
import { LastYear } from './last-year.js'
import { Mends } from './mends.js'
import { NotChecked, Remarks } from './remarks.js'
import { isBusy } from './state.js'
import { Tables } from './tables.js'
import { Verdict } from './verdict.js'
import { WhatWasRead } from './what-was-read.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { Evaluation } from '../../model/evaluation.js'
import type { Localised } from '../../model/words.js'

export function Results({ evaluation }: { evaluation: Evaluation }): JSX.Element {
  useEffect(follow, [])
  const { reading, score } = evaluation
  return (
    <div class="results" aria-busy={isBusy.value}>
      <div class="list">
        <Verdict evaluation={evaluation} />
        <Contents evaluation={evaluation} />
        <Mends evaluation={evaluation} />
        <Remarks evaluation={evaluation} />
        {reading && <Tables reading={reading} />}
        {score && <LastYear evaluation={evaluation} />}
        {reading && <WhatWasRead reading={reading} />}
        <NotChecked evaluation={evaluation} />
        <Downloads evaluation={evaluation} />
      </div>
      <Document evaluation={evaluation} />
    </div>
  )
}

function Contents({ evaluation: { mends, findings, reading, score } }: { evaluation: Evaluation }): JSX.Element {
  const parts: Array<[id: string, name: Localised, there: boolean]> = [
    ['mends', words.mendFirst, mends.length > 0],
    ['review', words.review, findings.some(({ outcome }) => outcome === 'review')],
    ['tables', words.tables, (reading?.tables.length ?? 0) > 0],
    ['last-year', words.lastYear, score !== null],
    ['read', words.read, reading !== undefined],
    ['not-checked', words.notChecked, true],
    ['record', words.record, true],
    ['document', words.document, true],
  ]
  return (
    <nav class="contents small screen-only" aria-label={say(words.contents)}>
      <ul>{parts.filter(([, , there]) => there).map(([id, name]) => <li key={id}><a href={`#${id}`}>{say(name)}</a></li>)}</ul>
    </nav>
  )
}
