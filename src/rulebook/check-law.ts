// Regimes, laws and what cites them in, every citation without an article and every year governed twice or not at all out.
import type { Rule } from '../model/rule.js'
import type { Law, Regime } from '../model/rulebook.js'
import type { Localised } from '../model/words.js'
import type { JSONPath } from 'jsonc-parser'

type Laws = Map<string, Law>
type TellIn = (file: string, path: JSONPath, reason: Localised) => void
interface Cited { law: string; article: string | null }

/** Report years follow one another: no year is governed twice, none between the first and the last is left out. */
export function checkRegimes(regimes: Regime[], forms: Set<string>, laws: Laws, tell: TellIn): void {
  const inOrder = [...regimes].sort((a, b) => a.reportYears.from - b.reportYears.from)
  inOrder.forEach((regime, index) => {
    const file = `regimes/${regime.id}.json`
    const { from, to } = regime.reportYears
    const before = inOrder[index - 1]
    if (to < from) tell(file, ['reportYears'], { zh: '年度区间首尾颠倒', en: 'the span of years ends before it begins' })
    if (before && before.reportYears.to >= from) tell(file, ['reportYears'], { zh: `年度与 ${before.id} 重叠`, en: `the years overlap those of ${before.id}` })
    if (before && before.reportYears.to < from - 1) tell(file, ['reportYears'], { zh: `年度与 ${before.id} 之间有空缺`, en: `years are missing after ${before.id}` })
    regime.instruments.forEach((cited, at) => { checkCited(cited, laws, (reason) => { tell(file, ['instruments', at], reason) }) })
    for (const [kind, due] of Object.entries(regime.due)) {
      due.cites.forEach((cited, at) => { checkCited(cited, laws, (reason) => { tell(file, ['due', kind, 'cites', at], reason) }) })
    }
    regime.forms.forEach((form, at) => {
      if (forms.has('appeals-2019') && !forms.has(form)) tell(file, ['forms', at], { zh: `没有表格“${form}”`, en: `there is no form "${form}"` })
    })
  })
}

/** Every regime a rule applies to has its citations, and each resolves to an article on file. */
export function checkCites(rule: Rule, regimes: Set<string>, laws: Laws, tell: (path: JSONPath, reason: Localised) => void): void {
  for (const regime of rule.regimes) {
    if (!rule.cites[regime] && !rule.cites['any']) tell(['cites'], { zh: `缺少 ${regime} 的依据`, en: `no citation for ${regime}` })
  }
  for (const [regime, cites] of Object.entries(rule.cites)) {
    if (regime !== 'any' && !regimes.has(regime)) tell(['cites', regime], { zh: `没有制度“${regime}”`, en: `there is no regime "${regime}"` })
    cites.forEach((cited, at) => { checkCited(cited, laws, (reason) => { tell(['cites', regime, at], reason) }) })
  }
}

function checkCited({ law: id, article }: Cited, laws: Laws, tell: (reason: Localised) => void): void {
  const law = laws.get(id)
  if (!law) return tell({ zh: `没有法律文件“${id}”`, en: `there is no law "${id}"` })
  if (article !== null && !law.articles.some((each) => each.article === article)) {
    tell({ zh: `“${law.title}”没有收录“${article}”`, en: `"${law.titleEn}" holds no article "${article}"` })
  }
}
