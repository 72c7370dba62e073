// The articles a rule rests on in, their words out, each with how its wording was verified.
import { useEffect, useState } from 'preact/hooks'
import { language, say } from '../frame/language.js'
import { Refused } from '../parts/ask.js'
import { articleName } from '../parts/basis.js'
import { regimeNames } from '../parts/names.js'
import { Problem } from '../parts/problem.js'
import { lawOf } from './actions.js'
import { confidenceNames, words } from './words.js'
import type { JSX } from 'preact'
import type { Law } from '../../model/rulebook.js'
import type { Localised } from '../../model/words.js'
import type { RuleView } from '../../model/rule-view.js'
import type { ShownProblem } from '../parts/ask.js'

type Cited = RuleView['basis'][string][number]

/** The same articles under several regimes stand once, with all of them above. */
export function Laws({ basis }: { basis: RuleView['basis'] }): JSX.Element {
  const groups = new Map<string, { regimes: string[]; cites: Cited[] }>()
  for (const [regime, cites] of Object.entries(basis)) {
    const key = cites.map(({ instrument, article }) => `${instrument} ${article ?? ''}`).join('|')
    groups.set(key, { cites, regimes: [...groups.get(key)?.regimes ?? [], regime] })
  }
  return (
    <>
      {[...groups].map(([key, { regimes, cites }]) => (
        <div key={key} class="laws">
          {(groups.size > 1 || regimes[0] !== 'any') && <p class="small soft">{regimes.map(nameOf).join(say({ zh: '；', en: '; ' }))}</p>}
          <ul class="plain">{cites.map((cite) => <li key={`${cite.instrument} ${cite.article ?? ''}`}><Article cite={cite} /></li>)}</ul>
        </div>
      ))}
    </>
  )
}

function nameOf(regime: string): string {
  return say(regime === 'any' ? words.anyRegime : (regimeNames as Record<string, Localised>)[regime] ?? { zh: regime, en: regime })
}

function Article({ cite: { instrument, title, article } }: { cite: Cited }): JSX.Element {
  const [law, setLaw] = useState<Law | null>(null)
  const [problem, setProblem] = useState<ShownProblem | Localised | null>(null)
  useEffect(() => {
    lawOf(instrument).then(setLaw, (error: unknown) => {
      if (!(error instanceof Refused)) throw error
      setProblem(error.problem)
    })
  }, [instrument])
  const held = law?.articles.find((each) => each.article === article)
  return (
    <figure class="article">
      <figcaption>
        <b>{language.value === 'zh' ? `《${title}》` : title}{article !== null && articleName(article)}</b>
        {law?.number && <span class="small soft"> {law.number}</span>}
        {held && <> <span class="chip">{say(words[held.wording])}</span> <span class="small soft">{say(confidenceNames[held.confidence]!)}</span></>}
      </figcaption>
      {problem && <Problem problem={problem} />}
      {held && <blockquote lang="zh-CN">{held.text}</blockquote>}
      {law && article === null && <p class="small soft">{say(words.whole)}</p>}
      {law && <p class="small soft">{say(words.source)}{say({ zh: '：', en: ': ' })}<span lang="zh-CN">{law.source}</span></p>}
    </figure>
  )
}
