// The report page: parsed as a browser does, it has our own elements only, under a policy that lets its one style in and nothing else.
import { createHash } from 'node:crypto'
import { parse } from 'parse5'
import t from 'tap'
import { reportPage } from '../../src/export/html.js'
import { crowdedEvaluation } from './crowded-evaluation.js'
import { anEvaluation, hostile, hostileEvaluation } from './sample-evaluation.js'
import type { DefaultTreeAdapterTypes } from 'parse5'
import type { Evaluation } from '../../src/model/evaluation.js'

type Node = DefaultTreeAdapterTypes.Node
const known = new Set([
  'html', 'head', 'meta', 'title', 'style', 'body', 'main', 'h1', 'h2', 'h3', 'p', 'span', 'small', 'dl', 'div', 'dt', 'dd', 'table', 'thead',
  'tbody', 'tr', 'th', 'td', 'ol', 'ul', 'li', 'footer',
])

const pageOf = (evaluation: Evaluation): string => Buffer.from(reportPage(evaluation, 'zh')).toString()

function* elementsOf(node: Node): Generator<DefaultTreeAdapterTypes.Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child)
}

t.test('our own elements only', (t) => {
  for (const [name, text] of hostile) {
    for (const { tagName, attrs } of elementsOf(parse(pageOf(hostileEvaluation(text))))) {
      if (!known.has(tagName)) t.fail(`${name}: <${tagName}>`)
      for (const { name: attribute } of attrs) if (/^on|^style$|^src$|^href$/.test(attribute)) t.fail(`${name}: ${attribute}`)
    }
  }
  t.pass('walked')
  t.end()
})

t.test('its policy', (t) => {
  const page = pageOf(anEvaluation())
  const [, style] = /<style>([^]*)<\/style>/.exec(page)!
  const hash = createHash('sha256').update(style!).digest('base64')
  t.ok(page.includes(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`))
  t.ok(page.indexOf('Content-Security-Policy') < page.indexOf('<style'), 'before what it judges')
  t.end()
})

t.test('what it says', (t) => {
  const page = pageOf(anEvaluation())
  for (const phrase of [
    '优秀 92.5 分，区间90.1至95.0，已判定95%', '<h2>不符合或部分符合（2项）</h2>', '<h2>需人工核对（1项）</h2>', '<h2>没有检查（1项）</h2>', '−3.8 分',
    '表三 行“本年新收” 列“自然人”：26', '一处图片没有读。',
  ]) t.ok(page.includes(phrase), phrase)
  t.equal([...pageOf(crowdedEvaluation()).matchAll(/<h3>/g)].length, 70, 'the page has no bound of one sheet')
  t.match(pageOf(crowdedEvaluation()), '总分不超过59分11', 'every cap whole')
  t.match(pageOf(anEvaluation({ score: null, findings: [], notChecked: [] })), /没有不符合的项目。.*规则集各项都已检查。/s)
  t.end()
})
