// What must be called inserted text or personal data, and what must never be.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { readSafetyFacts } from '../../../src/facts/safety/safety.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { normalise } from '../../../src/normalise/normalise.js'
import type { Report } from '../../../src/model/report.js'
import type { Rulebook } from '../../../src/model/rulebook.js'

const safety: unknown = JSON.parse(readFileSync('rules/lexicons/safety.json', 'utf8'))
const rulebook = { lexicons: { safety } } as unknown as Rulebook

async function factsOf(content: string | Uint8Array, name = 'report.txt') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const source = await ingest({ name, bytes })
  const text = normalise(source)
  const facts = readSafetyFacts({ text, sections: [], tables: [], dates: [], identity: { title: { ranges: [] } } } as unknown as Report, rulebook)
  return new Map(facts.map(({ id, value, evidence }) =>
    [id, { value, quotes: evidence.map(({ start, end }) => source.text.slice(start, end)), evidence }]))
}

t.test('inserted text', async (t) => {
  const sure: Array<[content: string, quotes: string[], kind: string]> = [
    ['出台了《mobile188-265工作规则》、《mobile188-265办公室关于做好统计的通知》', ['mobile188-265', 'mobile188-265'], 'gambling'],
    ['uedbet2012年政府信息公开工作年度报告', ['uedbet'], 'gambling'],
    ['365bet人民政府办公室', ['365bet'], 'gambling'],
    ['九游会人民政府2013年工作', ['九游会'], 'gambling'],
    ['某体彩网2019年政府信息公开工作年度报告', ['体彩网'], 'gambling'],
    ['example-shop.com2012年政府信息公开工作年度报告', ['example-shop.com'], 'link'],
    ['本报告由某体彩网,体彩网教育局办公室编制', ['体彩网', '体彩网'], 'gambling'],
    ['有哪些可靠的足球投注网站', ['足球投注'], 'gambling'],
    ['菠萝视频下载', ['菠萝视频'], 'obscene'],
    ['详见www.bet365.com', ['bet365'], 'gambling'],
  ]
  for (const [content, quotes, kind] of sure) {
    const facts = await factsOf(content)
    t.equal(facts.get('injected.count')?.value, quotes.length, content)
    t.same(facts.get('injected.count')?.quotes, quotes)
    t.equal(facts.get('injected.kinds')?.value, kind)
  }
  for (const content of ['欢迎来到娱乐城', '提供老虎机、百家乐']) {
    const facts = await factsOf(content)
    t.equal(facts.get('injected.count')?.value, 0, content)
    t.ok(Number(facts.get('injected.doubtful')?.value) > 0, content)
  }
  const innocent = [
    '县公安局开展打击赌博专项行动,查处赌博案件3件', '体育彩票公益金使用情况', '在福利彩票投注站张贴公告', '扫黄打非办公室清理色情信息12条',
    '执行GB/T 19001-2016标准', '电话0512-3653288', '参加alphabet、diabetes和Tibet论坛', '登录www.example.gov.cn政府信息公开专栏', '拆除违法建设的娱乐城1处',
    '3月12-15日', 'mobile2-3版',
  ]
  for (const content of innocent) {
    const facts = await factsOf(content)
    t.equal(facts.get('injected.count')?.value, 0, content)
    t.equal(facts.get('injected.doubtful')?.value, 0, content)
    t.equal(facts.get('injected.kinds')?.value, null, content)
  }
})

t.test('hidden text counts, text around the article is doubtful', async (t) => {
  const body = `<p>一、总体情况</p><p>${'全县主动公开政府信息3119条。'.repeat(20)}</p>`
  const hidden = await factsOf(`<html><body>${body}<div style="display:none">真人娱乐</div></body></html>`, 'a.html')
  t.equal(hidden.get('injected.count')?.value, 1)
  t.same(hidden.get('injected.count')?.quotes, ['真人娱乐'])
  const chrome = await factsOf(`<html><body>${body}<footer>365bet 友情链接</footer></body></html>`, 'a.html')
  t.equal(chrome.get('injected.count')?.value, 0)
  t.equal(chrome.get('injected.doubtful')?.value, 1)
})

t.test('personal data', async (t) => {
  const cases: Array<[content: string, id: string, quotes: string[]]> = [
    ['身份证号11010519491231002X', 'identityNumbers', ['11010519491231002X']],
    ['身份证号1101051949123100２Ｘ', 'identityNumbers', ['1101051949123100２Ｘ']],
    ['身份证号110105194912310021', 'identityNumbers', []],
    ['身份证号110105194913310022', 'identityNumbers', []],
    ['身份证号110105********002X', 'identityNumbers', []],
    ['统一社会信用代码113300000024820000', 'identityNumbers', []],
    ['银行卡号6222021234567890128', 'bankCards', ['6222021234567890128']],
    ['银行卡号6222 0212 3456 7890 128', 'bankCards', ['6222 0212 3456 7890 128']],
    ['流水6222021234567890128', 'bankCards', []],
    ['单位账号6222021234567890128', 'bankCards', []],
    ['举报人张某13812345678。', 'contactMobiles', ['13812345678']],
    ['张某138-1234-5678反映', 'mobiles', ['138-1234-5678']],
    ['张某138****5678反映', 'mobiles', []],
    ['投资13812345678元', 'mobiles', []],
    ['索引号:13812345678', 'mobiles', []],
    ['采购总金额（元）\n政府集中采购 45 13812345678', 'mobiles', []],
    ['采购联系人张某13812345678', 'contactMobiles', ['13812345678']],
    ['http://www.example.gov.cn/content_13812345678.html', 'mobiles', []],
    ['邮箱13812345678@example.com', 'mobiles', []],
    ['家住幸福路12号3单元', 'addresses', ['家住幸福路12号3单元']],
    ['申请人姓名、住址、联系方式,依据国办发〔2019〕14号', 'addresses', []],
    ['家住幸福路**号*单元', 'addresses', []],
  ]
  for (const [content, id, quotes] of cases) {
    const found = (await factsOf(content)).get(`personalData.${id}`)
    t.equal(found?.value, quotes.length, content)
    t.same(found?.quotes, quotes, content)
    t.ok(found?.evidence.every(({ masked }) => masked), content)
  }
})
