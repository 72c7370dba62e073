// The articles something rests on in, their names in one line out.
import { language, say } from '../frame/language.js'
import type { JSX } from 'preact'
import type { FindingAnswer } from '../../model/evaluation.js'

export function Basis({ basis }: { basis: FindingAnswer['basis'] }): JSX.Element {
  return (
    <>
      {basis.map(({ instrument, title, article }, index) => (
        <span key={`${instrument} ${article ?? ''}`}>
          {index > 0 && say({ zh: '；', en: '; ' })}{say({ zh: `《${title}》`, en: title })}{article !== null && articleName(article)}
        </span>
      ))}
    </>
  )
}

/** Articles of a regulation are numbered 49, the parts of a form 三; anything else is a name. */
export function articleName(article: string): string {
  const zh = language.value === 'zh'
  if (/^\d+$/.test(article)) return zh ? `第${article}条` : ` art. ${article}`
  return zh ? `“${article}”` : ` “${article}”`
}
