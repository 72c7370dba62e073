// The rules in a browser: found by words of both languages, by id and by article; the link of a finding opens its rule; law and cases as served.
import t from 'tap'
import { launch, outside, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import { defective, draftFile, injections } from './drafts.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { Browser, Page } from 'playwright-core'
import type { Test } from 'tap'
import type { Visit, VisitOptions } from './browser.js'

const rulebook = loadRulebook()
const all = rulebook.rules.length + rulebook.ledger.rules.length
const themes = [['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }]] as const
const listed = (page: Page): Promise<string[]> => page.locator('.rule').evaluateAll((each) => each.map(({ id }) => id))

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const browser = await launch()
  t.teardown(() => browser.close())
  const open = async (t: Test, options: VisitOptions = {}): Promise<Visit> => {
    const shown = await visit(browser, { path: '/rules', ...options })
    t.teardown(shown.close)
    await shown.page.locator('.rule').first().waitFor()
    return shown
  }
  await t.test('found as it is typed', (t) => finds(t, open))
  await t.test('one rule, whole', (t) => whole(t, open))
  await t.test('by keyboard', (t) => byKeyboard(t, open))
  await t.test('from a finding', (t) => fromFinding(t, browser))
  await t.test('text that would run', (t) => wouldRun(t, browser))
  await t.test('no service', (t) => absent(t, browser))
  for (const [theme, preferred] of themes) {
    await t.test(`all of it in ${theme}`, async (t) => {
      const shown = await open(t, { path: '/rules#published-on-time', context: { ...preferred, viewport: { width: 360, height: 640 } } })
      await shown.page.locator('#published-on-time blockquote').first().waitFor()
      await openCases(shown.page, 'published-on-time')
      t.same(await shown.violations(), [])
      t.same(shown.complaints, [])
      t.same(outside(shown), [])
      t.ok(await shown.page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'no scroll to the side')
    })
  }
})

type Open = (t: Test, options?: VisitOptions) => Promise<Visit>

async function openCases(page: Page, id: string): Promise<void> {
  await page.locator(`#${id} .cases > summary`).click()
  await page.locator(`#${id} .case > summary`).first().click()
}

async function finds(t: Test, open: Open): Promise<void> {
  const { page } = await open(t)
  t.equal((await listed(page)).length, all)
  const search = page.getByLabel('查找规则')
  const cases: Array<[asked: string, found: string, not: string]> = [
    ['结转', 'carried-over-matches-last-year', 'published-on-time'], ['carried over', 'carried-over-matches-last-year', 'published-on-time'],
    ['application-table-balance', 'application-table-balance', 'fee-statement'], ['第49条', 'published-on-time', 'application-table-balance'],
    ['ART. 49', 'published-on-time', 'application-table-balance'],
  ]
  for (const [asked, found, not] of cases) {
    await search.fill(asked)
    const ids = await listed(page)
    t.ok(ids.includes(found) && !ids.includes(not) && ids.length < all, `${asked}: ${ids.length}`)
  }
  await search.fill('没有这样的规则')
  t.match(await page.locator('.rules-view').textContent(), '没有符合条件的规则')
  await page.getByRole('button', { name: '清除条件' }).click()
  await page.getByLabel('对象').selectOption('ledger')
  t.equal((await listed(page)).length, rulebook.ledger.rules.length)
  t.match(await page.locator('.finder [role="status"]').textContent(), `${all} 条中的 ${rulebook.ledger.rules.length} 条`)
  await page.getByLabel('对象').selectOption('report')
  await page.getByLabel('维度').selectOption('figures')
  await page.getByLabel('适用制度').selectOption('cn-2007')
  const expected = rulebook.rules.filter(({ dimension, regimes }) => dimension === 'figures' && regimes.includes('cn-2007')).map(({ id }) => id)
  t.same(await listed(page), expected)
}

async function whole(t: Test, open: Open): Promise<void> {
  const { page } = await open(t, { path: '/rules#application-table-balance' })
  const rule = page.locator('#application-table-balance')
  await rule.locator('blockquote').first().waitFor()
  const asked = rulebook.rules.find(({ id }) => id === 'application-table-balance')!
  const article = rulebook.laws['cn-regulation-2019']!.articles.find((each) => each.article === '50')!
  const text = (await rule.textContent())!.replace(/\s+/g, ' ')
  for (const part of [asked.why.zh, asked.verdicts[0]!.says.zh, article.text.slice(0, 20), '第50条', '原文', '权重 5', '最多约']) t.match(text, part)
  t.notMatch(text, /[{}]/, 'what is read is named, not coded')
  await openCases(page, asked.id)
  t.equal(await rule.locator('.case').count(), rulebook.cases[asked.id]!.length)
  t.equal(await rule.locator('.case').first().locator('.chip').textContent(), '不符', 'what fails comes first')
  await page.getByRole('button', { name: 'English' }).click()
  await rule.getByText(asked.why.en).waitFor()
  t.equal(await rule.getAttribute('aria-current'), 'true')
  await page.evaluate('location.hash = "fee-statement"')
  await page.locator('#fee-statement[open]').waitFor()
}

async function byKeyboard(t: Test, open: Open): Promise<void> {
  const { page } = await open(t)
  const focused = (): Promise<string> => page.evaluate('document.activeElement.closest("[id]")?.id + " " + document.activeElement.tagName')
  await page.getByLabel('查找规则').focus()
  await page.keyboard.type('published-on-time')
  for (let presses = 0; presses < 12 && !(await focused()).endsWith('SUMMARY'); presses += 1) await page.keyboard.press('Tab')
  t.equal(await focused(), `${(await listed(page))[0]} SUMMARY`, 'search, filters, list: in this order')
  await page.keyboard.press('Enter')
  await page.locator('.rule[open] blockquote').first().waitFor()
}

async function fromFinding(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  await page.locator('.intake input[type=file]').setInputFiles(draftFile(defective))
  const link = page.locator('#finding-application-table-balance').getByRole('link', { name: '这条规则' }).first()
  await link.waitFor()
  t.equal(await link.getAttribute('href'), '/rules#application-table-balance')
  await page.goto(`${shown.address}/rules#application-table-balance`)
  await page.locator('#application-table-balance[open] blockquote').first().waitFor()
}

async function wouldRun(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  for (const payload of injections) {
    await page.goto('about:blank')
    await page.goto(`${shown.address}/rules#${encodeURIComponent(payload)}`)
    await page.locator('.rule').first().waitFor()
    await page.getByLabel('查找规则').fill(payload)
    t.notOk(await page.evaluate('"injected" in window'), payload)
    t.equal(await page.locator('main img, main iframe, main script').count(), 0)
  }
}

async function absent(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  await page.route('**/v1/rulesets/**', (route) => route.abort())
  await page.goto(`${shown.address}/rules`)
  await page.getByRole('alert').waitFor()
  await page.unroute('**/v1/rulesets/**')
  await page.getByRole('button', { name: '重试' }).click()
  await page.locator('.rule').first().waitFor()
  t.equal((await listed(page)).length, all)
}
