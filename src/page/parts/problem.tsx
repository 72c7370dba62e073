// A refusal in, what was wrong and what to do about it out, read aloud at once.
import { say } from '../frame/language.js'
import type { JSX } from 'preact'
import type { Localised } from '../../model/words.js'
import type { ShownProblem } from './ask.js'

export function Problem({ problem }: { problem: ShownProblem | Localised }): JSX.Element {
  return (
    <div class="problem" role="alert">
      {'title' in problem ? <Told {...problem} /> : <p><strong>{say(problem)}</strong></p>}
    </div>
  )
}

function Told({ title, detail, advice, errors = [], instance }: ShownProblem): JSX.Element {
  return (
    <>
      <p><strong>{title}</strong></p>
      <p>{detail}</p>
      {errors.length > 0 && <ul>{errors.map(({ at, message }) => <li key={at}><code>{at}</code> {message}</li>)}</ul>}
      <p>{advice}</p>
      {instance !== undefined && <p class="small soft">{say({ zh: '编号', en: 'Reference' })} {instance}</p>}
    </>
  )
}
