// What the overview says: figures and acts without set phrases, and the five aspects by heading or content.
import t from 'tap'
import { readOverviewFacts } from '../../../src/facts/elements/overview.js'
import { catalogued, factsOf } from '../prose-report.js'

const rest = '二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n见表。'

t.test('figures and acts', async (t) => {
  const facts = async (overview: string) => (await factsOf(readOverviewFacts, `一、总体情况\n${overview}\n${rest}`, 2022)).value('overview.facts') as number
  t.equal(await facts('根据《中华人民共和国政府信息公开条例》编制本报告。统计期限为2022年1月1日至12月31日。'), 0)
  t.equal(await facts('全面贯彻落实上级部署,扎实推进各项工作。'), 0)
  t.ok(await facts('全年发布政策文件12件,举办培训班2期。') >= 2)
  t.ok(await facts('制定了信息发布审核制度,召开了专题会议。') >= 2)
})

const aspects: Array<[name: string, overview: string, missing: string]> = [
  ['five headings', '(一)主动公开\n甲事已做。\n(二)依申请公开\n甲事已做。\n(三)政府信息管理\n甲事已做。\n(四)政府信息公开平台建设\n甲事已做。\n(五)监督保障\n甲事已做。', ''],
  ['content alone', '主动公开信息12条;未收到公开申请;健全保密审查制度;升级门户网站;开展业务培训。', ''],
  ['two of five', '主动公开信息12条,未收到公开申请。', 'management,platform,supervision'],
  ['what is lacking is not covered', '主动公开信息12条,未收到公开申请,没有门户网站,健全保密审查制度,开展业务培训。', 'platform'],
  ['what is planned is not covered', '主动公开信息12条,未收到公开申请。健全保密审查制度,开展业务培训。下一步加强平台建设。', 'platform'],
]

t.test('five aspects', async (t) => {
  for (const [name, overview, missing] of aspects) {
    const facts = await factsOf(readOverviewFacts, `一、总体情况\n${overview}\n${rest}`, 2022)
    t.equal(facts.value('overview.aspects.missing'), missing, name)
    const count = 5 - missing.split(',').filter(Boolean).length
    t.same([facts.value('overview.aspects.count'), facts.value('overview.aspects.share')], [count, count / 5], name)
    t.equal(facts.quotes('overview.aspects.count').length, count, 'each aspect found is quoted')
  }
})

t.test('without an overview every fact is absent', async (t) => {
  const facts = await factsOf(readOverviewFacts, rest.replace('二、', '一、').replace('三、', '二、'), 2022)
  for (const id of catalogued('overview.')) t.equal(facts.value(id), null, id)
})
