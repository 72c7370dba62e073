// A hostile file, a slow or absent service, and text that would run if it ever were markup.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { comesTo, launch, outside, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import { clean, defective, draftFile, injected, injections } from './drafts.js'
import { hostileFiles } from '../hostile-files.js'
import type { Browser, Page } from 'playwright-core'
import type { Test } from 'tap'

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const browser = await launch()
  t.teardown(() => browser.close())
  await t.test('hostile files are refused in plain words', (t) => refused(t, browser))
  await t.test('a slow service: progress, cancel, an answer too late', (t) => slow(t, browser))
  await t.test('no service', (t) => absent(t, browser))
  await t.test('text that would run', (t) => wouldRun(t, browser))
})

const pick = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> =>
  page.getByLabel('报告草稿').locator('input[type=file]').setInputFiles(file)

async function refused(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  const secret = `${t.testdir({ secret: 'x' })}/secret`
  const files = (await hostileFiles(secret)).filter(({ what }) => /ratio|forty|100 GB/.test(what))
  t.equal(files.length, 3)
  for (const { what, name, bytes } of [...files, { what: 'nothing', name: '空.docx', bytes: Buffer.alloc(0) }]) {
    await pick(page, { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    const alert = page.getByRole('alert')
    await alert.waitFor()
    t.match(await alert.textContent(), /压缩内容不安全|无法识别|过大|上限|损坏|空的/, what)
    t.match(await alert.locator('p').nth(2).textContent(), /请/, 'and what to do')
    t.same(await shown.violations(), [], what)
  }
  const asked = shown.requests.length
  await pick(page, { name: '大.docx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(16 * 1024 * 1024 + 1) })
  await page.getByText('文件超过 16 MiB，没有送出').waitFor()
  t.equal(shown.requests.length, asked, 'one that is too large is not sent at all')
  await pick(page, draftFile(clean))
  await page.locator('#verdict').waitFor()
  t.equal(await page.getByRole('alert').count(), 0, 'a sound file goes through after it')
}

async function slow(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  const held: Array<() => void> = []
  await page.route('**/v1/evaluations?*', async (route) => {
    await new Promise<void>((go) => held.push(go))
    await route.continue().catch(() => undefined)
  })
  await pick(page, draftFile(defective, '第一稿.html'))
  await page.getByText(/^正在.* · 第一稿.html$/).waitFor()
  t.same(await shown.violations(), [], 'while waiting')
  await page.getByRole('button', { name: '取消' }).click()
  await page.locator('progress').waitFor({ state: 'detached' })
  held.shift()?.()
  await pick(page, draftFile(defective, '第二稿.html'))
  await page.getByText(/^正在.* · 第二稿.html$/).waitFor()
  await pick(page, draftFile(clean, '第三稿.html'))
  await page.getByText(/^正在.* · 第三稿.html$/).waitFor()
  while (held.length > 0) held.shift()?.()
  await page.locator('.verdict', { hasText: '第三稿.html' }).waitFor()
  await page.waitForTimeout(300)
  t.match(await page.locator('#verdict').textContent(), /没有发现会扣分的问题/, 'what was overtaken is dropped')
}

async function absent(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  await page.route('**/v1/evaluations?*', (route) => route.abort())
  await pick(page, draftFile(defective))
  await page.getByText('连不上服务').waitFor()
  await page.unroute('**/v1/evaluations?*')
  await page.route('**/v1/evaluations?*', (route) => route.fulfill({ status: 502, body: '<html>bad gateway</html>' }))
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('服务的回答无法读取（502）').waitFor()
  await page.unroute('**/v1/evaluations?*')
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('有 3 处会扣分').waitFor()
}

async function wouldRun(t: Test, browser: Browser): Promise<void> {
  const shown = await visit(browser)
  t.teardown(shown.close)
  const { page } = shown
  await page.evaluate('window.injected = 0')
  for (const payload of injections) {
    const name = `${payload.replaceAll(/[/\\]/g, '_')}.html`
    await pick(page, { ...draftFile(injected(payload), name) })
    await page.locator('.verdict').waitFor()
    await page.locator('.results[aria-busy="false"]').waitFor()
    await page.waitForTimeout(50)
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })')
    const stands = `document.querySelector('.document-text')?.textContent.includes(${JSON.stringify(payload)}) ?? false`
    t.ok(await comesTo(page, stands, true), `stands as text: ${payload}`)
    t.equal(await page.evaluate('document.querySelectorAll("#page img, #page iframe, #page script, #page [onerror], #page [onload]").length'), 0)
    t.equal(await page.evaluate('document.querySelectorAll(\'#page a[href^="javascript"]\').length'), 0)
    t.equal(await page.evaluate('window.injected'), 0, payload)
  }
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '带批注的副本' }).click()])
  t.notMatch(readFileSync(await saved.path(), 'utf8').replaceAll(/&lt;.*?&gt;/g, ''), /<img src=x|<iframe/, 'nor in the marked copy')
  t.same(outside(shown), [])
  t.same(shown.complaints, [], 'the policy had nothing to stop')
}
