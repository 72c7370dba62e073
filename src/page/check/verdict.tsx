// An evaluation in, its one line and what it rests on out.
import { useLayoutEffect, useRef } from 'preact/hooks'
import { number, say } from '../frame/language.js'
import { kindNames, regimeNames } from '../parts/names.js'
import { earlier, told } from './state.js'
import { sinceEarlier } from './what-if.js'
import { bandNames, words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { Evaluation } from '../../model/evaluation.js'
import type { Localised } from '../../model/words.js'

export function Verdict({ evaluation }: { evaluation: Evaluation }): JSX.Element {
  const { score, report, notes, document } = evaluation
  const line = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => line.current?.focus(), [told.value])
  return (
    <section class="card verdict" aria-labelledby="verdict">
      <h2 id="verdict" ref={line} tabIndex={-1}>
        {score ? (
          <>
            <span class="total figures">{number(score.total)}</span> {say(words.points)}
            {' '}<span class={`chip ${toneOf(score.band)}`}>{say(bandNames[score.band])}</span>
          </>
        ) : say(words.noScore)}
        <span class="verdict-line">{say(lineOf(evaluation))}</span>
      </h2>
      <p class="soft small">{[document.name, ...subjectOf(report)].filter(Boolean).join(' · ')}</p>
      {score && (
        <p class="small">
          {say(words.interval)} <span class="figures">{number(score.low)}–{number(score.high)}</span>
          {' · '}{say(words.coverage)} <span class="figures">{number(100 * score.coverage, 0)}%</span>
        </p>
      )}
      {score?.gates.map(({ id, effect }) => <p key={id} class="gate">{effect}</p>)}
      {report.clashes.length > 0 && <List title={say(words.clashes)} items={report.clashes} />}
      {notes.length > 0 && <List title={say(words.notes)} items={notes} />}
      <Since evaluation={evaluation} />
      {score && <Dimensions dimensions={score.dimensions} />}
    </section>
  )
}

function subjectOf({ issuer, year, regime }: Evaluation['report']): Array<string | number | null> {
  return [issuer.name, year, issuer.kind && say(kindNames[issuer.kind]), regime && say(regimeNames[regime])]
}

function lineOf({ score, report, mends, findings }: Evaluation): Localised {
  if (!score) return report.kind === 'other' ? words.notReport : { zh: '', en: '' }
  const open = findings.filter(({ outcome }) => outcome === 'review').length
  const then: Localised = open > 0 ? { zh: `另有 ${open} 处要人工判断。`, en: ` ${open} more for a person to decide.` } : { zh: '', en: '' }
  const last = mends[mends.length - 1]
  if (!last) return { zh: words.clean.zh + then.zh, en: words.clean.en + then.en }
  return {
    zh: `有 ${mends.length} 处会扣分，改完可到 ${last.after.total} 分。${then.zh}`,
    en: `${mends.length} ${mends.length === 1 ? 'finding costs' : 'findings cost'} points; once mended, ${last.after.total}.${then.en}`,
  }
}

function toneOf(band: NonNullable<Evaluation['score']>['band']): string {
  return { excellent: 'pass', good: 'pass', acceptable: 'partial', failing: 'fail', open: 'review' }[band]
}

function List({ title, items }: { title: string; items: string[] }): JSX.Element {
  return <div class="small"><strong>{title}</strong><ul class="plain">{items.map((item) => <li key={item}>{item}</li>)}</ul></div>
}

function Since({ evaluation }: { evaluation: Evaluation }): JSX.Element | null {
  if (!earlier.value) return null
  const { gone, come } = sinceEarlier(earlier.value, evaluation)
  if (gone.length + come.length === 0) return null
  return (
    <div class="since">
      {gone.length > 0 && <List title={`✓ ${say(words.gone)}（${gone.length}）`} items={gone} />}
      {come.length > 0 && <List title={`${say(words.come)}（${come.length}）`} items={come} />}
    </div>
  )
}

function Dimensions({ dimensions }: { dimensions: NonNullable<Evaluation['score']>['dimensions'] }): JSX.Element {
  return (
    <details class="dimensions">
      <summary>{say(words.dimensions)}</summary>
      <table>
        <thead><tr>{[words.dimension, words.earned, words.possible].map((name) => <th key={name.en} scope="col">{say(name)}</th>)}</tr></thead>
        <tbody>
          {dimensions.map(({ id, title, score, earned, possible }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              {[earned, possible].map((points, index) => <td key={index}>{score === null ? '—' : number(points)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
