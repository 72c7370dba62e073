// What a report has to tell, and whether it tells it as its own.
import t from 'tap'
import { readSubstanceFacts } from '../../../src/facts/substance/substance.js'
import { catalogued, factsOf } from '../prose-report.js'
import type { FactReader } from '../../../src/facts/reader.js'
import type { IssuerKind } from '../../../src/model/words.js'
import type { Report } from '../../../src/model/report.js'
import type { Rulebook } from '../../../src/model/rulebook.js'

interface Issuer { name: string | null; kind: IssuerKind | null; province: string | null }

const places = [
  ['340000', '安徽省'], ['340400', '淮南市'], ['340421', '凤台县'], ['340422', '寿县'], ['341322', '萧县'], ['370000', '山东省'], ['370923', '东平县'],
].map(([code, name]) => [code, name, name!.slice(0, -1), ''])

/** The reader over a report whose issuer is given, rather than read. */
function of({ name, kind, province }: Issuer): FactReader {
  return (report, rulebook) => {
    const reading = <T>(value: T) => ({ value, ranges: [], from: 'title' })
    const issuer = { name: reading(name), kind: reading(kind), province: reading(province) }
    const title = reading(`${report.identity.year.value}年报告`)
    const identity = { ...report.identity, issuer, title, reports: 1, clashes: [] } as Report['identity']
    return readSubstanceFacts({ ...report, identity }, { ...rulebook, places: { places } } as unknown as Rulebook)
  }
}

const town: Issuer = { name: '凤台县李集镇人民政府', kind: 'township', province: '安徽省' }
const bureau: Issuer = { name: '凤台县教育局', kind: 'department', province: '安徽省' }

type Counts = [items: number, concrete: number, stock: number, measures: number, unanswered: number]
const problems: Array<[text: string, counts: Counts]> = [
  ['存在的主要问题:一是图解只有1篇;二是工作有待加强。下一步,增加图解,加强工作。', [2, 1, 1, 1, 1]],
  ['取得一定成效,但也存在一些问题:一是公开意识不强;二是制度不够完善。下一步,一是提高意识;二是完善制度。', [2, 0, 2, 2, 0]],
  ['主要表现在公开内容不够全面、制度建设不够完善。今后将完善制度。', [1, 0, 1, 1, 0]],
  ['(一)存在的问题\n部分附件链接失效。\n(二)改进措施\n每月检查链接。', [1, 1, 0, 1, 0]],
  ['存在更新不够及时的现象,下一步将每月检查。', [1, 0, 0, 1, 0]],
  ['存在的问题:一、……二、……', [0, 0, 0, 0, 0]],
  ['针对上年存在的问题,今年已改版专栏。', [0, 0, 0, 1, 0]],
]

t.test('problems and measures', async (t) => {
  for (const [text, counts] of problems) {
    const facts = await factsOf(of(bureau), `一、总体情况\n全年公开信息9条。\n二、存在的主要问题及改进情况\n${text}\n三、其他需要报告的事项\n无。`, 2022)
    const ids = ['problems.items', 'problems.concreteItems', 'problems.stockItems', 'measures.items', 'measures.unanswered']
    t.same(ids.map((id) => facts.value(id)), counts, text)
  }
})

t.test('a part that denies problems', async (t) => {
  for (const [text, denied] of [['无。', true], ['本年度不存在问题。', true], ['我局无专职人员。', false]] as const) {
    const facts = await factsOf(of(bureau), `一、总体情况\n无。\n二、存在的主要问题及改进情况\n${text}`, 2022)
    t.equal(facts.value('problems.denied'), denied, text)
  }
})

const names: Array<[issuer: Issuer, text: string, foreign: number, doubtful: number]> = [
  [town, '我镇公开信息9条。', 0, 0],
  [town, '我局公开信息9条。', 1, 0],
  [town, '我街道公开信息9条。', 0, 1],
  [town, '县教育局介绍:“我局公开信息9条。”', 0, 0],
  [town, '县数据资源局(以下简称我局)编制目录。', 0, 0],
  [town, '在基本局面稳定后,群众对我局限于网站的公开提出意见。', 0, 0],
  [bureau, '本镇公开信息9条。', 1, 0],
  [bureau, '我县公开信息9条。', 0, 0],
  [bureau, '我委公开信息9条。', 0, 0],
  [{ ...bureau, name: '凤台县城镇建设局' }, '我镇公开信息9条。', 0, 0],
  [{ ...bureau, name: '凤台县人民政府', kind: 'government' }, '我局公开信息9条。', 0, 1],
  [{ ...bureau, name: null }, '我镇公开信息9条。', 0, 0],
]

t.test('what a report calls itself', async (t) => {
  for (const [issuer, text, foreign, doubtful] of names) {
    const facts = await factsOf(of(issuer), `一、总体情况\n${text}\n二、其他事项\n无。`, 2022)
    t.same([facts.value('selfName.foreign'), facts.value('selfName.doubtful')], [foreign, doubtful], `${issuer.name}: ${text}`)
  }
})

const foreignPlaces: Array<[text: string, foreign: number, doubtful: number]> = [
  ['东平县全年主动公开信息9条。', 1, 0],
  ['2022年,东平县教育局共公开信息9条。', 1, 0],
  ['萧县全年主动公开信息9条。', 0, 1],
  ['凤台县全年主动公开信息9条。', 0, 0],
  ['淮南市全年主动公开信息9条。', 0, 0],
  ['东平县全年主动公开信息9条,我局前往学习。', 0, 0],
  ['组织人员到东平县了解公开专区。', 0, 0],
]

t.test('whose work is told', async (t) => {
  for (const [text, foreign, doubtful] of foreignPlaces) {
    const facts = await factsOf(of(bureau), `一、总体情况\n${text}\n二、其他事项\n无。`, 2022)
    t.same([facts.value('place.foreign'), facts.value('place.doubtful')], [foreign, doubtful], text)
  }
})

const years: Array<[text: string, stale: number, doubtful: number]> = [
  ['2023年我镇主动公开信息9条。', 0, 0],
  ['2022年我镇主动公开信息9条。', 0, 1],
  ['2023年我镇主动公开信息9条。\n2022年我镇共收到申请3件。', 1, 0],
  ['2023年我镇共收到申请2件。\n2022年我镇共收到申请3件。', 0, 0],
  ['2023年我镇主动公开信息9条。\n2022年我镇共收到申请3件,今年同比减少。', 0, 0],
  ['2022年以来我镇主动公开信息9条。', 0, 0],
  ['2022年度决算公开1份信息。', 0, 0],
  ['2022年我镇将公开信息9条。', 0, 0],
]

t.test('whose year is told', async (t) => {
  for (const [text, stale, doubtful] of years) {
    const facts = await factsOf(of(town), `一、总体情况\n${text}\n二、其他事项\n无。`, 2023)
    t.same([facts.value('ownYear.stale'), facts.value('ownYear.doubtful')], [stale, doubtful], text)
  }
})

t.test('totals, the story of applications, other business', async (t) => {
  const cases: Array<[text: string, id: string, value: unknown]> = [
    ['全年公开信息9条。', 'proactive.totals', 1],
    ['网站公开信息9条。', 'proactive.totals', 0],
    ['网站公开信息9条。', 'proactive.partCounts', 1],
    ['全年收到公开申请9件。', 'proactive.totals', 0],
    ['收到公开申请9件,均为信函,主要涉及规划,予以公开8件,均按时答复。', 'narrative.told', 4],
    ['收到公开申请9件,均已答复。', 'narrative.missing', 'channel,subject,outcome,time'],
    ['抓好招商引资和产业发展。', 'scope.otherShare', null],
    [`${'围绕群众关心的事项公开信息。'.repeat(10)}${'抓好招商引资,引进企业二家。'.repeat(10)}`, 'scope.otherShare', 50],
    ['图解:2022年政府信息公开工作年度报告', 'release.companions', 1],
    ['发布一图读懂9期,按时公布年度报告。', 'release.companions', 0],
  ]
  for (const [text, id, value] of cases) {
    const facts = await factsOf(of(bureau), `一、总体情况\n${text}\n二、其他事项\n无。`, 2022)
    t.equal(facts.value(id), value, `${id}: ${text}`)
  }
})

t.test('every fact of the catalogue, also of a text that says nothing and has no year', async (t) => {
  const facts = await factsOf(of({ name: null, kind: null, province: null }), '一段文字。', null)
  const ids = ['selfName.', 'place.', 'ownYear.', 'scope.', 'narrative.', 'measures.', 'problems.', 'release.companions'].flatMap(catalogued)
  // What last year's report is needed for is read with it, in facts/comparison.
  const ours = ids.filter((each) => each !== 'problems.concrete' && !each.startsWith('problems.previous.'))
  for (const id of ours) t.doesNotThrow(() => facts.value(id), id)
})
