// Deadlines in a browser: one application counted on a calendar, by keyboard too; a register checked, its columns put right, its findings saved.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { comesTo, launch, outside, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import { clean, draftFile, injections } from './drafts.js'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import type { Visit, VisitOptions } from './browser.js'

const themes = [['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }]] as const
const head = '登记编号,申请人类型,收到日期,办结情况日,答复类型'
const lines = ['1号,自然人,2024-01-10,2024-01-20,予以公开', '2号,自然人,2024-03-05,2024-05-20,予以公开', '3号,商业企业,2024-12-20,,']
const register = (text: string, name = '台账.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const pick = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) => page.getByLabel('台账文件').setInputFiles(file)

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const browser = await launch()
  t.teardown(() => browser.close())
  const open = async (t: Test, options: VisitOptions = {}): Promise<Visit> => {
    const shown = await visit(browser, { path: '/deadline', ...options })
    t.teardown(shown.close)
    return shown
  }
  await t.test('counted on a calendar', (t) => counted(t, open))
  await t.test('by keyboard', (t) => byKeyboard(t, open))
  await t.test('a register', (t) => checked(t, open))
  await t.test('a register without a head', (t) => withoutHead(t, open))
  await t.test('text that would run', (t) => wouldRun(t, open))
  await t.test('what can not be read', (t) => refused(t, open))
  for (const [theme, preferred] of themes) {
    await t.test(`all of it in ${theme}`, async (t) => {
      const shown = await open(t, { context: { ...preferred, viewport: { width: 360, height: 640 } } })
      await enter(shown.page)
      await pick(shown.page, register(`${head}\n${lines.join('\n')}\n`))
      await shown.page.getByText('列的对应').click()
      t.same(await shown.violations(), [])
      t.same(shown.complaints, [])
      t.same(outside(shown), [])
      t.ok(await shown.page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'no scroll to the side')
    })
  }
})

type Open = (t: Test, options?: VisitOptions) => Promise<Visit>

/** Over National Day, with a third party asked and the reply put off. */
async function enter(page: Page): Promise<void> {
  await page.getByLabel('收到申请之日').fill('2024-09-20')
  const events = [['third-party-asked', '2024-09-24'], ['third-party-answered', '2024-09-27'], ['extension-notified', '2024-10-10']] as const
  for (const [index, [type, date]] of events.entries()) {
    await page.getByRole('button', { name: '加一件事' }).click()
    await page.getByLabel(`事项 ${index + 1}`, { exact: true }).selectOption(type)
    await page.getByLabel(`日期 ${index + 1}`, { exact: true }).fill(date)
  }
  await page.getByRole('button', { name: '计算期限' }).click()
  await page.locator('.month').first().waitFor()
}

async function counted(t: Test, open: Open): Promise<void> {
  const { page } = await open(t)
  await enter(page)
  t.match(await page.locator('.due-line').textContent(), /尚未答复.*2024-11-25/)
  const days: Array<[date: string, says: RegExp]> = [
    ['2024-09-20', /收到，当日不计/], ['2024-09-21', /周末，不计/], ['2024-09-23', /第1个工作日，工作日，计入/], ['2024-09-25', /征求意见期间，扣除/],
    ['2024-09-29', /第3个工作日，调休上班日/], ['2024-10-01', /放假，不计/], ['2024-11-25', /第40个工作日.*届满/], ['2024-10-10', /告知延期/],
  ]
  for (const [date, says] of days) t.match(await page.locator(`td[data-date="${date}"]`).textContent(), says, date)
  t.equal(await page.locator('.month caption').count(), 3)
  t.match(await page.locator('.steps').textContent(), /第33条/)
  await page.getByRole('button', { name: '删去 告知延期 3' }).click()
  await page.getByRole('button', { name: '加一件事' }).click()
  await page.getByRole('button', { name: '计算期限' }).click()
  await page.locator('.outcome').getByText('告知延期 没有填日期，没有计入').waitFor()
  await page.getByRole('button', { name: '删去 告知延期 3' }).click()
  await page.getByLabel('答复之日').fill('2024-11-25')
  await page.getByRole('button', { name: '计算期限' }).click()
  await page.locator('.due-line .chip.fail').waitFor()
  t.match(await page.locator('.due-line').textContent(), /逾期/)
  t.match(await page.locator('td[data-date="2024-11-25"]').textContent(), /期限届满之后.*答复/)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('Last day for the reply').waitFor()
  t.match(await page.locator('.due-line').textContent(), /Late/)
}

async function byKeyboard(t: Test, open: Open): Promise<void> {
  const { page } = await open(t)
  await page.getByLabel('收到申请之日').focus()
  await page.getByLabel('收到申请之日').fill('2024-03-01')
  await page.getByRole('button', { name: '加一件事' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^删去/ }).focus()
  await page.keyboard.press('Enter')
  t.equal(await comesTo(page, 'document.activeElement.textContent', '加一件事'), '加一件事', 'the focus is not lost with what was removed')
  await page.keyboard.press('Tab')
  t.equal(await comesTo(page, 'document.activeElement.textContent', '计算期限'), '计算期限')
  await page.keyboard.press('Enter')
  await page.locator('.month').first().waitFor()
  t.match(await page.locator('.due-line').textContent(), '2024-03-29')
}

async function checked(t: Test, open: Open): Promise<void> {
  const shown = await open(t)
  const { page } = shown
  await pick(page, register(`${head}\n${lines.join('\n')}\n`))
  await page.locator('.rates').waitFor()
  t.match(await page.locator('.rates').textContent(), /读到的行3/)
  await page.getByText('列的对应').click()
  const replied = page.locator('.columns').getByLabel('答复日期', { exact: true })
  t.equal(await replied.inputValue(), '-', 'a heading it does not know')
  await replied.selectOption('D')
  await page.locator('.line-findings').getByText('按期答复').first().waitFor()
  t.match(await page.locator('.columns').textContent(), /您指定/)
  const kindOf = page.locator('.columns').getByLabel('申请人类型', { exact: true })
  t.equal(await kindOf.inputValue(), 'B')
  await kindOf.selectOption('— 没有这一列')
  await page.locator('.columns tr').filter({ has: page.getByLabel('申请人类型', { exact: true }) }).getByText('您指定').waitFor()
  t.equal(await kindOf.inputValue(), '-', 'taken for nothing')
  t.match(await page.locator('.rates').textContent(), /待核1/, 'an extension may be missing: a person decides')
  t.match(await page.locator('.line-findings').getByRole('link', { name: '按期答复' }).first().getAttribute('href'), '/rules#reply-in-time')
  await page.getByLabel('年度报告文件').setInputFiles(draftFile(clean, '年报.html'))
  await page.locator('.reconciled .differs').first().waitFor()
  t.match(await page.locator('.reconciled').textContent(), /不一致/)
  t.equal(await page.locator('.reconciled').getByText('一致', { exact: true }).count(), 0, 'what agrees is not in the way')
  await page.getByLabel('也列出一致的').check()
  t.ok(await page.locator('.reconciled').getByText('一致', { exact: true }).count() > 10)
  await onPaper(t, page)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载问题清单' }).click()
  t.match(readFileSync((await (await saving).path())!, 'utf8'), /reply-in-time/)
  t.same(shown.saved, [], 'nothing is kept')
  t.notOk(shown.log.some((line) => line.includes('2号') || line.includes('台账.csv')), 'nor logged')
}

/** On paper: which register and report, no field to fill in, no heading without its table. */
async function onPaper(t: Test, page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  t.match(await page.locator('.paper-only').first().innerText(), '依申请公开台账 · 台账.csv · 年报.html')
  t.equal(await page.locator('main').locator('.fields select:visible, input:visible, button:visible').count(), 0)
  await page.emulateMedia({ media: 'screen' })
  t.notOk(await page.locator('.paper-only').first().isVisible())
}

/** Registers that begin with their first case: who keeps one knows its columns. */
async function withoutHead(t: Test, open: Open): Promise<void> {
  const shown = await open(t)
  const { page } = shown
  await pick(page, register('1号,2024-01-05,2024-01-20\n2号,2024-03-05,2024-05-20\n'))
  await page.getByText('没有认出表头').last().waitFor()
  t.same(await shown.violations(), [])
  await page.getByLabel('收到日期', { exact: true }).selectOption('B')
  await page.getByLabel('答复日期', { exact: true }).selectOption('C')
  await page.locator('.rates').waitFor()
  t.match(await page.locator('.rates').textContent(), /读到的行2/)
  t.equal(await page.getByRole('alert').count(), 0)
}

async function wouldRun(t: Test, open: Open): Promise<void> {
  const { page, complaints } = await open(t)
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  for (const payload of injections) {
    const cells = quoted(payload)
    await pick(page, register(`${head},${cells}\n${cells},自然人,2024-03-05,${cells},${cells},x\n`, '<img src=x onerror=window.injected=1>.csv'))
    await page.locator('.rates').waitFor()
    t.equal(await page.locator('main img, main iframe, main script').count(), 0, payload)
    t.notOk(await page.evaluate('"injected" in window'), payload)
  }
  t.match(await page.locator('.ledger .drop').first().textContent(), '<img src=x')
  t.same(complaints, [])
}

async function refused(t: Test, open: Open): Promise<void> {
  const shown = await open(t)
  const { page } = shown
  const cases: Array<[name: string, bytes: Buffer]> = [
    ['空.csv', Buffer.alloc(0)], ['不是台账.csv', Buffer.from('今天,天气\n很好,很好\n')], ['坏.xlsx', Buffer.from('PK\u0003\u0004broken')],
  ]
  for (const [name, buffer] of cases) {
    await pick(page, { name, mimeType: 'application/octet-stream', buffer })
    await page.getByRole('alert').waitFor()
    t.match(await page.getByRole('alert').textContent(), /请/, `${name}: and what to do`)
    t.equal(await page.locator('.rates').count(), 0)
    t.same(await shown.violations(), [], name)
  }
  const asked = shown.requests.length
  await pick(page, register('x'.repeat(16 * 1024 * 1024 + 1)))
  await page.getByText('没有送出').waitFor()
  t.equal(shown.requests.length, asked, 'one that is too large is not sent at all')
  await pick(page, register(`${head}\n${lines.join('\n')}\n`))
  await page.locator('.rates').waitFor()
  t.equal(await page.getByRole('alert').count(), 0, 'a sound file goes through after it')
}
