// The frame of every view: language, colours, navigation, no outside request, no breach of the policy, no finding of axe.
import t from 'tap'
import { launch, outside, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import type { Browser } from 'playwright-core'
import type { Test } from 'tap'

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const browser = await launch()
  t.teardown(() => browser.close())
  await everyView(t, browser)
  await switches(t, browser)
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
