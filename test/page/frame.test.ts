// The frame of every view: language, colours, navigation, no outside request, no breach of the policy, no finding of axe.
import t from 'tap'
import { readConfig } from '../../src/config.js'
import { launch, outside, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import type { Browser } from 'playwright-core'
import type { Test } from 'tap'

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const browser = await launch()
  t.teardown(() => browser.close())
  await everyView(t, browser)
  await switches(t, browser)
  await keys(t, browser)
  await onPaper(t, browser)
})

const themes = [['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }]] as const

async function everyView(t: Test, browser: Browser): Promise<void> {
  for (const path of ['/', '/form', '/rules', '/deadline']) {
    for (const [theme, preferred] of themes) {
      await t.test(`${path} in ${theme}`, async (t) => {
        const shown = await visit(browser, { path, context: preferred })
        t.teardown(shown.close)
        t.equal(await shown.page.locator('html').getAttribute('data-theme'), theme)
        t.same(await shown.violations(), [])
        t.same(outside(shown), [], 'asks nobody else')
        t.same(shown.complaints, [])
        t.equal(await shown.page.locator('nav [aria-current="page"]').getAttribute('href'), path)
      })
    }
    for (const [width, height] of [[360, 640], [720, 450], [3840, 2160]] as const) {
      await t.test(`${path} at ${width}`, async (t) => {
        const shown = await visit(browser, { path, context: { viewport: { width, height } } })
        t.teardown(shown.close)
        t.ok(await shown.page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'no scroll to the side')
      })
    }
  }
}

async function switches(t: Test, browser: Browser): Promise<void> {
  await t.test('language and colours stay as chosen', async (t) => {
    const shown = await visit(browser)
    t.teardown(shown.close)
    const { page, address } = shown
    t.equal(await page.locator('html').getAttribute('lang'), 'zh-CN')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByLabel('Colours').selectOption('contrast')
    await page.goto(`${address}/rules`)
    t.equal(await page.locator('h1').textContent(), 'Rules')
    t.equal(await page.locator('html').getAttribute('lang'), 'en')
    t.equal(await page.locator('html').getAttribute('data-theme'), 'contrast')
    await page.goto(`${address}/rules?lang=zh`)
    t.equal(await page.locator('html').getAttribute('lang'), 'zh-CN', 'the address wins')
  })
}

/** Where the service checks nothing without a key, each view that checks has a place for one, in sight. */
async function keys(t: Test, browser: Browser): Promise<void> {
  for (const path of ['/', '/form', '/deadline']) {
    await t.test(`a key at ${path}`, async (t) => {
      const closed = await visit(browser, { path, over: { config: { ...readConfig({}), requestsPerMinute: 0, maxLagMs: 0, publicCheck: false } } })
      t.teardown(closed.close)
      const { page } = closed
      await page.getByText('本服务要求密钥').waitFor()
      t.equal(await page.getByLabel('访问密钥').count(), 1)
      await page.getByLabel('访问密钥').fill('mj_sample')
      const [asked] = await Promise.all([page.waitForRequest(/\/v1\/(evaluations|ledgers)/), page.locator('input[type=file]').first().setInputFiles({
        name: '稿.csv', mimeType: 'text/csv', buffer: Buffer.from('登记编号,收到日期\n1,2024-01-05\n'),
      })])
      t.equal(await asked.headerValue('authorization'), 'Bearer mj_sample')
      await page.getByRole('alert').getByText('密钥无效').waitFor()
      t.same(await closed.violations(), [])
      const free = await visit(browser, { path })
      t.teardown(free.close)
      if (path === '/') await free.page.locator('summary', { hasText: '核对设置' }).click()
      if (path === '/') await free.page.getByText('核对不用密钥').waitFor()
      else t.equal(await free.page.getByLabel('访问密钥').count(), 0, 'none is asked for in vain')
    })
  }
}

async function onPaper(t: Test, browser: Browser): Promise<void> {
  for (const path of ['/', '/form', '/rules', '/deadline']) {
    await t.test(`${path} on paper`, async (t) => {
      const shown = await visit(browser, { path })
      t.teardown(shown.close)
      const { page } = shown
      if (path === '/form') await page.getByLabel('单位名称').or(page.locator('.controls input[type=text]')).first().fill('青溪县教育局')
      await page.emulateMedia({ media: 'print' })
      t.notOk(await page.locator('footer').isVisible(), 'no last page with nothing else on it')
      t.equal(await page.locator('button:visible').count(), 0)
      if (path === '/form') t.match(await page.locator('.paper-only').innerText(), '青溪县教育局', 'whose it is')
      const heads = 'Array.from(document.querySelectorAll("main h2, main h3, main h4, main summary"), (each) => getComputedStyle(each).breakAfter)'
      t.same((await page.evaluate<string[]>(heads)).filter((value) => value !== 'avoid'), [], 'no heading apart from what it heads')
    })
  }
}
