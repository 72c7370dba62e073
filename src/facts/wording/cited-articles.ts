// Report in, the articles of the regulation it cites for a matter out, each held against the articles that govern that matter.
import { evidenceOf, fact } from '../evidence.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import { anyOf } from '../../model/part-titles.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Lexicon, Rulebook } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** otherEdition: the article that governs the matter in the other edition of the regulation. */
type Verdict = 'fits' | 'otherEdition' | 'doubtful'
interface Cited extends Range { verdict: Verdict; article: string; right: string }

export const readCitedArticleFacts: FactReader = (report, rulebook) => {
  const book = topicsOf(rulebook)
  const edition = editionOf(report, rulebook)
  const cited = edition ? sentenceTexts(report).flatMap((text, index) => judge(report, text, index, book, edition)) : []
  const of = (verdict: Verdict): Cited[] => cited.filter((each) => each.verdict === verdict)
  const other = of('otherEdition')
  return [
    fact('articles.cited', cited.length, evidenceOf(report, cited)),
    fact('articles.otherEdition', other.length, evidenceOf(report, other)),
    fact('articles.doubtful', of('doubtful').length, evidenceOf(report, of('doubtful'))),
    fact('articles.article', (other[0] ?? of('doubtful')[0])?.article ?? null),
    fact('articles.right', (other[0] ?? of('doubtful')[0])?.right ?? null),
  ]
}

/** What a matter is called, and the articles on it by edition. */
interface Topic { words: RegExp; articles: Map<string, string[]> }
const compiled = new WeakMap<Lexicon, Topic[]>()
const editions = ['cn-regulation-2007', 'cn-regulation-2019'] as const

function topicsOf({ lexicons }: Rulebook): Topic[] {
  const lexicon = lexicons['articles'] ?? {}
  const known = compiled.get(lexicon)
  if (known) return known
  const topics = (lexicon['topics'] ?? []).map((topic) => ({
    words: anyOf(lexicon[`${topic}.words`]),
    articles: new Map(editions.map((edition) => [edition, lexicon[`${topic}.${edition}`] ?? []])),
  }))
  compiled.set(lexicon, topics)
  return topics
}

/** In 2019 work rested on both editions, so no article of either is out of place. */
const yearOfChange = 2019

function editionOf({ identity: { regime: id, year } }: Report, { regimes }: Rulebook): string | null {
  if (year.value === null || year.value === yearOfChange) return null
  const laws = regimes.find((regime) => regime.id === id)?.instruments.map(({ law }) => law) ?? []
  return editions.find((edition) => laws.includes(edition)) ?? null
}

/** 《条例》第四十九条、第五十条; another law's articles follow its own title. */
const named = /(?:《条例》|政府信息公开条例》?(?:\([^()]{0,40}\))?(?:\([^()]{0,40}\))?)(?:的)?(?=第)/g
const citesAny = /条例》?(?:\(|的?第)/
const listed = /^[第条款项、和及与至()一二三四五六七八九十\d\s]{3,40}/
/** 第三十一、三十二条 names two. */
const article = /[第、和]\s?([一二三四五六七八九十]{1,4}|\d{1,2})(?=\s?条|[、和])/g
/** Talk of the earlier edition, or of what changed, cites no article in force. */
const history = /旧条例|原条例|修订前|修改前|废止|(?:修订|修改)为/

function judge(report: Report, text: string, index: number, topics: Topic[], edition: string): Cited[] {
  if (!text.includes('条例') || !citesAny.test(text) || history.test(text)) return []
  const about = topics.filter(({ words }) => words.test(unwrapped(text)))
  if (about.length === 0) return []
  const { start } = report.sentences[index]!
  const cited: Cited[] = []
  for (const match of text.matchAll(named)) {
    const from = match.index + match[0].length
    const list = listed.exec(text.slice(from, from + 40))?.[0] ?? ''
    const articles = [...list.matchAll(article)].map((each) => each[1]!)
    if (articles.length === 0) continue
    const range = { start: start + match.index, end: start + from + list.length }
    cited.push({ ...range, ...verdictOf(articles, about, edition) })
  }
  return cited
}

/** One article that fits is enough: what else is cited beside it may be cited for something else. */
function verdictOf(articles: string[], about: Topic[], edition: string): { verdict: Verdict; article: string; right: string } {
  const right = about.flatMap(({ articles: of }) => of.get(edition) ?? [])
  const others = about.flatMap(({ articles: of }) => editions.filter((each) => each !== edition).flatMap((each) => of.get(each) ?? []))
  const numbers = articles.map(numberOf)
  const verdict = numbers.some((each) => right.includes(each)) ? 'fits' : numbers.every((each) => others.includes(each)) ? 'otherEdition' : 'doubtful'
  return { verdict, article: numbers.map((each) => `第${each}条`).join('、'), right: right.map((each) => `第${each}条`).join('、') }
}

const digits = '一二三四五六七八九'

/** 五十 is 50; there is no article of a hundred. */
function numberOf(written: string): string {
  if (/^\d/.test(written)) return written
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written]
  const value = (digit: string | undefined, none: number): number => digit ? digits.indexOf(digit) + 1 : none
  return String((written.includes('十') ? value(tens, 1) * 10 : 0) + value(ones, 0))
}
