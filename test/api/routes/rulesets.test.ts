// Rulesets over the API: handed in, checked, kept once, and used by name; the rules are the real ones.
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { overlays, presets, rulebookFor } from '../../../src/rulebook/choose.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { faultOf } from '../../../src/rulebook/problems.js'
import { allProblemsOf } from '../../../src/rules-check.js'
import { ownRuleset } from '../../own-ruleset.js'
import { aService } from '../asked.js'
import type { TestService } from '../asked.js'

const extension = (over: object = {}) => JSON.stringify({
  id: 'own', version: '1', title: { zh: '自用', en: 'Own' }, extends: 'cn-national', weights: { 'period-stated': 3 }, ...over,
}, null, 1)
const post = (files: Record<string, string>) => ({ method: 'POST' as const, url: '/v1/rulesets', payload: { files } })

async function check(files: Record<string, string>): Promise<void> {
  const fault = faultOf(await allProblemsOf({ files }))
  if (fault) throw fault
}

function theService(): Promise<TestService> {
  return aService({
    rulebook: loadRulebook(), rulesets: { presets, overlays, compose: rulebookFor, check },
    evaluate: (submission, submitted, wishes) => evaluate(submission, submitted, rulebookFor(wishes?.rules ?? {})),
  })
}

t.test('handed in, kept once, and used by its name', async (t) => {
  const { ask, close } = await theService()
  const kept = await ask(post({ 'extension.json': extension() }))
  t.match({ status: kept.statusCode, body: kept.json() }, { status: 201, body: { id: 'own', version: '1' } })
  t.equal((await ask(post({ 'extension.json': extension() }))).statusCode, 200, 'the same again')
  t.match((await ask(post({ 'extension.json': extension({ weights: {} }) }))).json(), { type: /ruleset-taken/ })
  t.equal((await ask(post({ 'extension.json': extension({ version: '2' }) }))).statusCode, 201)
  t.same((await ask({ url: '/v1/rulesets' })).json().items.map(({ id, version }: { id: string; version: string }) => `${id} ${version}`),
    ['cn-national 2026.1', ...presets().map(({ id }) => `${id} 2026.1`), 'own 1', 'own 2'])
  const rules = (await ask({ url: '/v1/rulesets/own@1/rules?for=report' })).json().items
  t.equal(rules.find(({ id }: { id: string }) => id === 'period-stated').weight, 3)
  const judged = async (query: string) => (await ask({
    method: 'POST', url: `/v1/evaluations?store=false${query}`, payload: { text: '青溪县教育局2024年政府信息公开工作年度报告\n一、总体情况\n无。' },
  })).json().ruleset
  t.match(await judged('&ruleset=own@1'), { id: 'own', version: '1', digest: kept.json().digest })
  t.match(await judged('&ruleset=own'), { version: '2' }, 'the latest')
  t.match(await judged('&ruleset=own@1&overlay=hunan'), { id: 'own+hunan' })
  t.match(await judged(''), { id: 'cn-national' })
  await close()
})

t.test('what is refused', async (t) => {
  const { ask, close } = await theService()
  const cases: Array<[name: string, files: Record<string, string>, status: number, says: RegExp]> = [
    ['no head', { 'terms.json': '{}' }, 422, /extension\.json:1/],
    ['no JSON', { 'extension.json': '{' }, 422, /extension\.json:1 不是合法的 JSON/],
    ['a rule nobody has', { 'extension.json': extension({ weights: { 'no-such': 1 } }) }, 422, /extension\.json:\d+ 没有规则“no-such”/],
    ['a path that climbs', { 'extension.json': extension(), '../../x': 'x' }, 422, /不应有/],
    ['a verdict that never stands', ownRuleset({ rule: (text) => text.replaceAll('"value": "damaged"', '"value": "stated"') }), 422,
      /checks\/own-period\/rule\.json:\d+ 第 2 个结论/],
    ['a case that is answered otherwise', ownRuleset({ cases: (text) => text.replace('"says": "残缺"', '"says": "完好"') }), 422,
      /checks\/own-period\/cases\.json:\d+ 用例写明 says 为“完好”/],
    ['the name of ours', { 'extension.json': extension({ id: 'equal-thirds' }) }, 409, /请另取/],
  ]
  for (const [name, files, status, says] of cases) {
    const answer = await ask(post(files))
    t.equal(answer.statusCode, status, name)
    t.match(answer.json().detail, says, name)
  }
  const unknown = { payload: { text: '某县2024年政府信息公开工作年度报告' }, method: 'POST' as const }
  t.equal((await ask({ ...unknown, url: '/v1/evaluations?store=false&ruleset=nobody' })).statusCode, 404)
  t.equal((await ask({ ...unknown, url: '/v1/evaluations?store=false&overlay=mars' })).statusCode, 404)
  t.equal((await ask({ ...unknown, url: '/v1/evaluations?store=false&ruleset=../own' })).statusCode, 400, 'a name is no path')
  t.match((await ask({ url: '/v1/overlays?lang=en' })).json().items.map(({ title }: { title: string }) => title), ['Anhui'])
  await close()
})
