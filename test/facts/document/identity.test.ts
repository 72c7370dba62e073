// Identity as facts: values, evidence that quotes them, and the plain measures of the text.
import t from 'tap'
import { readIdentityFacts } from '../../../src/facts/document/identity.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { normalise } from '../../../src/normalise/normalise.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { segment } from '../../../src/segment/segment.js'
import type { Fact } from '../../../src/model/fact.js'
import type { Submitted } from '../../../src/model/report.js'

async function factsOf(text: string, submitted: Submitted = {}): Promise<(id: string) => Fact> {
  const source = await ingest({ name: 'x.txt', bytes: new TextEncoder().encode(text) })
  const facts = readIdentityFacts(segment(source, normalise(source), submitted, loadRulebook()), loadRulebook())
  return (id) => facts.find((fact) => fact.id === id)!
}

const title = '岳西县水利局2016年政府信息公开工作年度报告'

t.test('what was read is quoted at its place', async (t) => {
  const text = `登录 | 注册\n${title}\n发布日期:2017-02-23\n一、概述\n内容。\n`
  const fact = await factsOf(text)
  const quote = (id: string): string[] => fact(id).evidence.map(({ start, end }) => text.slice(start, end))
  t.same(quote('report.title'), [title])
  t.same(quote('publication.date'), ['2017-02-23'])
  t.equal(fact('publication.source').value, 'page')
  t.match([fact('issuer.name').value, fact('issuer.kind').value, fact('issuer.province').value], ['岳西县水利局', 'department', '安徽省'])
  t.equal(fact('document.hostIs').value, null)
  t.equal(fact('document.draft').value, false)
})

t.test('a date that lost its marks is shown with its reading', async (t) => {
  const fact = await factsOf(`${title}\n一、概述\n内容。\n201732`)
  t.equal(fact('publication.date').value, '2017-03-02')
  t.equal(fact('publication.date').evidence[0]?.where.zh, '文末落款，读作2017年3月2日')
})

t.test('what is submitted needs no evidence', async (t) => {
  const fact = await factsOf(title, { publishedOn: '2017-01-05', draft: true, url: 'http://www.yuexi.gov.cn/' })
  t.same([fact('publication.date').value, fact('publication.source').value, fact('publication.date').evidence], ['2017-01-05', 'submitted', []])
  t.equal(fact('document.draft').value, true)
  t.equal(fact('document.hostIs').value, 'own')
})

t.test('characters and garbled ones are counted in the body alone, blanks left out', async (t) => {
  const fact = await factsOf('登录 | 注册\n标题 一\n正文\uFFFD\uE000 内容\n')
  t.equal(fact('document.characters').value, 9)
  t.equal(fact('document.garbledShare').value, 2 / 9)
})
