// From a draft with defects to a clean one by the keyboard alone, each stop seen and named.
import t from 'tap'
import { comesTo, launch, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import { clean, defective, draftFile } from './drafts.js'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'

const most = 150
const focused = 'document.activeElement'
const balance = 'application-table-balance'

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const browser = await launch()
  t.teardown(() => browser.close())
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  // Listened for from the start: begun with the key press, it may come too late for it.
  let next = defective
  page.on('filechooser', (chooser) => void chooser.setFiles(draftFile(next)))

  await page.keyboard.press('Tab')
  t.equal(await named(page), '跳到正文', 'the first stop skips the navigation')
  await page.keyboard.press('Enter')
  await tabTo(t, page, /^选择文件$/)
  await page.keyboard.press('Enter')
  await page.getByText('有 3 处会扣分').waitFor()
  t.equal(await comesTo(page, `${focused}.id`, 'verdict'), 'verdict', 'the verdict has the keyboard, and is read')

  await tabTo(t, page, /假定改好 申请收办平衡/)
  await page.keyboard.press('Space')
  t.match(await page.locator('.what-if output').textContent(), /99\.1/)
  const current = 'document.querySelector(".finding[aria-current]").dataset.finding'
  t.equal(await comesTo(page, current, balance), balance, 'the document follows')
  await tabTo(t, page, /^看原文/)
  await page.keyboard.press('Enter')
  t.equal(await comesTo(page, `${focused}.dataset.rule`, balance), balance)
  t.equal(await page.evaluate(`getComputedStyle(${focused}).outlineStyle`), 'solid', 'and is seen')
  await page.keyboard.press('n')
  t.ok(await comesTo(page, `${focused}.matches(".mark")`, true), 'the next mark')
  await page.keyboard.press('Enter')
  t.equal(await comesTo(page, `${focused}.tagName`, 'H3'), 'H3', 'back on the finding')

  await tabTo(t, page, /^读错了，改正/)
  await page.keyboard.press('Enter')
  await tabTo(t, page, /^结转下年度 自然人$/)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('2')
  for (let column = 0; column < 6; column += 1) await page.keyboard.press('ArrowRight')
  t.equal(await named(page), '结转下年度 总计', 'arrows go from cell to cell')
  await page.keyboard.type('3')
  await tabTo(t, page, /^按改正重新评分/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByText('有 2 处会扣分').waitFor()

  next = clean
  await tabTo(t, page, /^换一份稿件$/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByText('没有发现会扣分的问题').waitFor()
  t.same(shown.complaints, [])
})

/** Stops at the first element of that name; each stop on the way is seen, and has a name. */
async function tabTo(t: Test, page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press(key)
    const now = await named(page)
    if (now === '') t.fail(`a stop without a name: ${await page.evaluate<string>(`${focused}.outerHTML.slice(0, 200)`)}`)
    if (await page.evaluate(`${focused} !== document.body && !${focused}.matches(':focus-visible')`)) t.fail(`not seen: ${now}`)
    if (name.test(now)) return
  }
  t.fail(`${String(name)} is not reached in ${most} stops`)
}

/** As a screen reader would call it, near enough. */
function named(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => { const one = ${focused}
    const by = one.getAttribute('aria-labelledby')
    return (one.getAttribute('aria-label') ?? (by ? document.getElementById(by).textContent : null)
      ?? (one.labels?.length ? one.labels[0].textContent : one.textContent) ?? '').trim() || (one === document.body ? 'body' : '') })()`)
}
