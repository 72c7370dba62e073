// The self-check as a clerk goes through it: a draft with defects to a clean one, last year beside it, corrections, what if, downloads.
import t from 'tap'
import { comesTo, launch, outside, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import { clean, defective, draftFile, lastYear } from './drafts.js'
import type { Browser, Page } from 'playwright-core'
import type { Test } from 'tap'

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const browser = await launch()
  t.teardown(() => browser.close())
  await t.test('a draft with defects to a clean one', (t) => toClean(t, browser))
  await t.test('both panes go together, either way', (t) => together(t, browser))
  await t.test('last year: a number, then a file', (t) => beside(t, browser))
  await t.test('read wrongly: a cell, and who it is', (t) => readWrongly(t, browser))
  await t.test('pasted, with tables and without', (t) => pasted(t, browser))
  await t.test('settings go along, nothing is kept', (t) => settingsGoAlong(t, browser))
  await t.test('axe on the results', (t) => axeOnResults(t, browser))
})

export async function drop(page: Page, text: string, name?: string): Promise<void> {
  await page.getByLabel('报告草稿').locator('input[type=file]').setInputFiles(draftFile(text, name))
}

async function toClean(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  await drop(page, defective)
  const mends = page.locator('.mends > li')
  await mends.first().waitFor()
  t.equal(await mends.count(), 3)
  t.match(await page.locator('#verdict').textContent(), /94\.6.*有 3 处会扣分，改完可到 100 分/)
  const first = await mends.first().textContent()
  for (const part of ['申请收办平衡', '26 + 2 = 28 ≠ 26 + 1 = 27', '怎么改', '依据', '+4.5']) t.ok(first?.includes(part), part)
  t.ok(await page.locator('.wrong').count() >= 4, 'cells of the broken sums are marked')
  // What if: the first alone, then all of them.
  const then = page.locator('.what-if output b')
  await page.getByLabel('假定改好 申请收办平衡').check()
  t.equal(await then.textContent(), '99.1')
  await page.getByRole('button', { name: '全部勾选' }).click()
  t.equal(await then.textContent(), '100')
  await page.getByLabel('假定改好 申请收办平衡').uncheck()
  t.match(await then.textContent(), /约 95\.5/)
  await drop(page, clean)
  await page.getByText('没有发现会扣分的问题').waitFor()
  t.match(await page.locator('.since').textContent(), /较上一稿已改正（3）/)
  t.match(await page.locator('#verdict').textContent(), /100/)
  t.equal(await page.locator('.wrong').count(), 0)
  t.match(await page.locator('#not-checked').textContent(), /没有核对的（\d+）/)
  // Let go beside the place for it, a file is taken all the same.
  await page.evaluate(`(() => { const data = new DataTransfer()
    data.items.add(new File([${JSON.stringify(defective)}], '拖来的.html', { type: 'text/html' }))
    document.querySelector('footer').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })) })()`)
  await page.locator('.verdict', { hasText: '拖来的.html' }).waitFor()
  t.same(outside(shown), [])
  t.same(shown.complaints, [])
}

async function together(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  await drop(page, defective)
  await page.locator('.mark').first().waitFor()
  await page.locator('#finding-application-table-balance').getByRole('button', { name: /看原文/ }).first().click()
  const focused = 'document.activeElement'
  t.equal(await comesTo(page, `${focused}.dataset.rule`, 'application-table-balance'), 'application-table-balance', 'the keyboard is on the mark')
  t.ok(await inSight(page, '[data-pointed]', '.document-scroll'))
  await page.locator('.mark[data-rule="overview-five-aspects"]').first().click()
  const aspects = 'overview-five-aspects'
  t.equal(await comesTo(page, `${focused}.closest('[data-finding]').dataset.finding`, aspects), aspects, 'and back on its finding')
  t.equal(await comesTo(page, 'document.querySelector(".finding[aria-current]").dataset.finding', aspects), aspects)
  // Scrolling the document by hand brings the finding of what is read.
  await page.locator('.document-scroll').hover()
  await page.mouse.wheel(0, 6000)
  await page.locator('#finding-processing-fee-reported[aria-current]').waitFor()
  await page.locator('.list').hover()
  await page.evaluate('scrollTo(0, 0)')
  const top = 'document.querySelector(".document-scroll").scrollTop'
  const before = await page.evaluate<number>(top)
  await page.mouse.wheel(0, 500)
  await page.locator('#finding-application-table-balance[aria-current]').waitFor()
  t.ok(await comesTo(page, `${top} !== ${before}`, true), 'the document followed')
}

function inSight(page: Page, inner: string, outer: string): Promise<boolean> {
  return comesTo(page, `(() => { const [a, b] = ['${inner}', '${outer}'].map((each) => document.querySelector(each).getBoundingClientRect())
    return a.top >= b.top && a.bottom <= b.bottom })()`, true)
}

async function beside(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  await drop(page, clean)
  const compared = page.locator('.compared')
  await page.getByLabel(/上年“结转下年度继续办理”总计/).fill('5')
  await page.getByRole('button', { name: '对照' }).click()
  await compared.getByText('待核').first().waitFor()
  t.match(await compared.textContent(), /总计5→2/)
  await page.getByLabel('上年报告').setInputFiles(draftFile(lastYear, '上年.html'))
  await page.getByText('上年报告：上年.html').waitFor()
  await compared.locator('.quotes.two').first().waitFor()
  t.match(await compared.textContent(), /待核|通过/)
  await page.getByRole('button', { name: '移除' }).click()
  await page.getByText('上年报告：上年.html').waitFor({ state: 'detached' })
}

async function readWrongly(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  await drop(page, defective)
  await page.getByRole('button', { name: '读错了，改正' }).first().click()
  await page.getByRole('textbox', { name: '结转下年度 自然人' }).fill('x')
  t.equal(await page.getByRole('button', { name: '按改正重新评分' }).first().getAttribute('aria-disabled'), 'true', 'no number')
  await page.getByRole('textbox', { name: '结转下年度 自然人' }).fill('2')
  await page.getByRole('textbox', { name: '结转下年度 总计' }).fill('3')
  await page.getByRole('button', { name: '按改正重新评分' }).first().click()
  await page.getByText('有 2 处会扣分').waitFor()
  t.equal(await page.locator('ins').count(), 2)
  t.match(await page.locator('.verdict').textContent(), /说明读数更正：/, 'what a reader should know of how it was judged stands under the score')
  t.ok((await page.locator('.document-text').textContent())?.includes('四、结转下年度继续办理'), 'the text stays as it was')
  await page.getByRole('button', { name: '撤销全部改正' }).first().click()
  await page.getByText('有 3 处会扣分').waitFor()
  await page.getByRole('button', { name: '读错了，改正' }).last().click()
  const figure = page.locator('.card:has(#read) input.value').first()
  const was = Number(await figure.inputValue())
  await figure.fill(String(was + 1))
  await page.getByRole('button', { name: '按改正重新评分' }).last().click()
  await page.locator('.card:has(#read) ins').first().waitFor({ state: 'attached' })
  t.equal(await page.locator('.card:has(#read) ins').first().textContent(), String(was + 1), 'a figure of the text')
  await page.getByRole('button', { name: '撤销全部改正' }).last().click()
  await page.locator('.card:has(#read) ins').first().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '读错了，改正' }).last().click()
  await page.getByLabel('主体', { exact: true }).fill('青溪县体育局')
  await page.getByRole('button', { name: '按改正重新评分' }).last().click()
  await page.locator('.verdict', { hasText: '青溪县体育局' }).waitFor()
}

async function pasted(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  await page.locator('summary', { hasText: '粘贴文字' }).click()
  await page.locator('#pasted').focus()
  await page.evaluate(`(() => { const data = new DataTransfer()
    data.setData('text/html', ${JSON.stringify(defective)})
    document.activeElement.value = '湖南省青溪县教育局2024年政府信息公开工作年度报告'
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    document.activeElement.dispatchEvent(new InputEvent('input', { bubbles: true })) })()`)
  await page.getByText('已连同表格格式一起读取').waitFor()
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByText('有 3 处会扣分').waitFor()
  await page.locator('#pasted').fill('湖南省青溪县教育局2024年政府信息公开工作年度报告\n一、总体情况\n2024年，我局推进公开。')
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.locator('.document', { hasText: '我局推进公开' }).waitFor()
  t.same(shown.complaints, [])
}

async function settingsGoAlong(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page, requests, saved } = shown
  await page.locator('summary', { hasText: '核对设置' }).click()
  await page.getByLabel('已经公布').check()
  await page.getByLabel('公布日期').fill('2025-02-20')
  await page.getByLabel('省份').selectOption('湖南省')
  t.equal(await page.getByLabel('地方规定').inputValue(), 'hunan', 'the province brings its rules')
  await drop(page, defective)
  await page.locator('.mends').getByText('按法定时间公布').waitFor()
  t.ok(requests.filter((url) => url.includes('/v1/evaluations')).every((url) => url.includes('store=false') && url.includes('overlay=hunan')))
  t.same(saved, [], 'though published, nothing is stored')
  // A service that asks for a key is shown the one typed, and it is kept nowhere.
  await page.getByLabel('访问密钥').fill('mj_sample')
  const [asked] = await Promise.all([
    page.waitForRequest(/v1\/evaluations/), page.getByRole('button', { name: '按新设置重新核对' }).click(),
  ])
  t.equal(await asked.headerValue('authorization'), 'Bearer mj_sample')
  await page.getByRole('alert').getByText('密钥无效').waitFor()
  t.notMatch(await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])'), /mj_sample/)
  await page.getByLabel('访问密钥').fill('')
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('.mends').getByText('How', { exact: true }).first().waitFor()
  await page.getByText('Published within the statutory time').or(page.locator('.mends h3', { hasText: /[A-Z]/ })).first().waitFor()
  await page.getByRole('button', { name: 'Clear everything' }).click()
  await page.locator('.results').waitFor({ state: 'detached' })
}

async function axeOnResults(t: Test, browser: Browser): Promise<void> {
  for (const [theme, context] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }]] as const) {
    const shown = await visit(browser, { context })
    const { page } = shown
    await drop(page, defective)
    await page.locator('.mends').first().waitFor()
    t.same(await shown.violations(), [], theme)
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })')
    await page.getByRole('button', { name: '读错了，改正' }).first().click()
    t.same(await shown.violations(), [], `${theme}, all unfolded, correcting`)
    for (const width of [360, 720, 3840]) {
      await page.setViewportSize({ width, height: 800 })
      t.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${theme} ${width}`)
    }
    await shown.close()
  }
}
