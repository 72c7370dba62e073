// The form in a browser: filled in by keyboard and from Excel, sums as they stand, a document that reads back the same, nothing kept.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { readReport } from '../../src/evaluate.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { launch, outside, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import type { Browser, Page } from 'playwright-core'
import type { Test } from 'tap'
import type { Evaluation } from '../../src/model/evaluation.js'
import type { Visit, VisitOptions } from './browser.js'

const rulebook = loadRulebook()
const columns = ['naturalPerson', 'business', 'research', 'publicInterest', 'legalService', 'other', 'total']
const three = (row: string, column: string) => `applications-2021/${row}/${column}`
const field = (page: Page, key: string) => page.locator(`[id="${key}"]`)
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id')

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const browser = await launch()
  t.teardown(() => browser.close())
  const open = async (t: Test, options: VisitOptions = {}): Promise<Visit> => {
    const shown = await visit(browser, { path: '/form', ...options })
    t.teardown(shown.close)
    await shown.page.locator('.drawn-appeals').waitFor()
    return shown
  }
  await byKeyboard(t, open)
  await fromExcel(t, open)
  await downloaded(t, open)
  await wholeForm(t, open)
  await looks(t, open)
  await noService(t, browser)
})

type Open = (t: Test, options?: VisitOptions) => Promise<Visit>

async function byKeyboard(t: Test, open: Open): Promise<void> {
  await t.test('keys move as in a spreadsheet, and a sum is judged while it is typed', async (t) => {
    const { page } = await open(t)
    await field(page, three('newlyReceived', 'naturalPerson')).focus()
    await page.keyboard.type('5')
    const cases: Array<[key: string, then: string]> = [
      ['Enter', three('carriedOver', 'naturalPerson')], ['ArrowDown', three('granted', 'naturalPerson')],
      ['ArrowRight', three('granted', 'business')],
      ['ArrowUp', three('carriedOver', 'business')], ['ArrowLeft', three('carriedOver', 'naturalPerson')], ['End', three('carriedOver', 'total')],
      ['Home', three('carriedOver', 'naturalPerson')], ['Shift+Enter', three('newlyReceived', 'naturalPerson')],
      ['Control+End', three('carriedForward', 'total')], ['ArrowRight', three('carriedForward', 'total')],
      ['Control+Home', three('newlyReceived', 'naturalPerson')], ['Tab', three('newlyReceived', 'business')],
    ]
    for (const [key, then] of cases) {
      await page.keyboard.press(key)
      t.equal(await focused(page), then, key)
    }
    await page.keyboard.type('123')
    await page.keyboard.press('ArrowLeft')
    t.equal(await focused(page), three('newlyReceived', 'business'), 'within a text the caret moves')

    await field(page, 'disclosure-2021/rules/inForce').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    t.equal(await focused(page), 'disclosure-2021/licences/decisions', 'a cell three columns wide lies below all three')

    for (const [column, written] of [['upheld', '1'], ['corrected', '0'], ['other', '/'], ['total', '3']] as const) {
      await field(page, `appeals-2019/review/${column}`).fill(written)
    }
    const total = field(page, 'appeals-2019/review/total')
    t.equal(await total.getAttribute('aria-invalid'), 'true')
    t.match(await page.locator(`[id="${await total.getAttribute('aria-describedby')}"]`).textContent(), '1 + 0 + 0 + 0 = 1 ≠ 3')
    await total.fill('1')
    t.equal(await total.getAttribute('aria-invalid'), 'false')
    t.equal(await total.locator('xpath=../span[@class="tick"]').textContent(), '✓')
    const looks = await page.locator('td.entry:has(input[id^="appeals-2019/review/"])').evaluateAll((cells) =>
      cells.map((cell) => /blank|zero|dash|number/.exec((cell as unknown as { className: string }).className)?.[0]))
    t.same(looks, ['number', 'zero', 'dash', 'blank', 'number'])
    await total.fill('很多')
    t.match(await page.locator('td.odd').textContent(), '不是数字')
  })
}

async function fromExcel(t: Test, open: Open): Promise<void> {
  await t.test('a block from Excel spreads from the cell, and can be undone', async (t) => {
    const { page } = await open(t)
    await paste(page, three('newlyReceived', 'naturalPerson'), '26\t3\t0\t1\t2\t0\t32\r\n2\t0\t0\t0\t0\t0\t2\r\n')
    t.same(await valuesOf(page, 'newlyReceived'), ['26', '3', '0', '1', '2', '0', '32'])
    t.same(await valuesOf(page, 'carriedOver'), ['2', '0', '0', '0', '0', '0', '2'])
    await paste(page, three('carriedForward', 'other'), '7\t8\t9\n1')
    t.same((await valuesOf(page, 'carriedForward')).slice(5), ['7', '8'])
    t.match(await page.locator('.controls [role="status"]').textContent(), '有 2 格超出')
    await page.getByRole('button', { name: '撤销：粘贴' }).click()
    t.same((await valuesOf(page, 'carriedForward')).slice(5), ['', ''])
    await field(page, three('granted', 'naturalPerson')).fill('27')
    await paste(page, three('handledTotal', 'naturalPerson'), '27')
    t.equal(await field(page, three('handledTotal', 'naturalPerson')).inputValue(), '27', 'one value goes into the field as anywhere')
  })
}

async function downloaded(t: Test, open: Open): Promise<void> {
  await t.test('the document holds what was filled in, is judged as the page judged it, and is read into the form again', async (t) => {
    const shown = await open(t)
    const { page } = shown
    const rows = ['newlyReceived', 'carriedOver', 'granted', 'refused.internalAffairs', 'handledTotal', 'carriedForward']
    const figures = ['26 3 0 1 2 0 32', '2 0 0 0 0 0 2', '14 2 0 1 1 0 18', '12 1 0 0 0 0 13', '26 3 0 1 1 0 32', '2 0 0 0 1 0 2']
      .map((line) => line.replaceAll(' ', '\t'))
    for (const [at, row] of rows.entries()) await paste(page, three(row, 'naturalPerson'), `${figures[at]}\n`)
    await field(page, 'disclosure-2021/rules/issued').fill('/')
    await field(page, 'disclosure-2021/licences/decisions').fill('41')
    await field(page, 'appeals-2019/review/total').fill('2')
    await page.getByLabel('报告主体').fill('清溪县<教育>局')
    await page.getByLabel('报告年度').fill('2024')
    const asked = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载 Word 文档' }).first().click()
    const file = await asked
    t.equal(file.suggestedFilename().replace(/[_<>]/g, ''), '清溪县教育局2024政府信息公开统计表.docx')
    const bytes = readFileSync((await file.path())!)
    const { report } = await readReport({ name: 'form.docx', bytes }, {}, rulebook)
    const read = report.tables.find(({ form }) => form === 'applications-2021')!.rows
    t.same(rows.map((row) => read.find(({ key }) => key === row)!.cells.map(({ value }) => value).join('\t')), figures)
    t.match(report.text.clean, '清溪县<教育>局')

    const answer = await shown.app.inject({
      method: 'POST', url: '/v1/evaluations?store=false&include=reading', headers: { 'content-type': 'application/octet-stream' }, payload: bytes,
    })
    const { reading } = answer.json<Evaluation>()
    await page.locator('.sum-list details').evaluateAll((all) => all.forEach((each) => { (each as unknown as { open: boolean }).open = true }))
    const written = await page.locator('.sums li > span').evaluateAll((all) => all.map((each) => each.lastChild?.textContent?.trim() ?? ''))
    t.same([...written].sort(), reading!.equations.map((each) => each.written).sort(), 'the page and the rules write the same equations')
    t.ok(written.some((each) => each.includes('≠')))

    await page.getByRole('button', { name: '清空' }).click()
    t.equal(await field(page, three('newlyReceived', 'total')).inputValue(), '')
    await page.getByLabel('已有的报告或统计表').setInputFiles({ name: 'form.docx', mimeType: 'application/octet-stream', buffer: bytes })
    await page.getByText('从“form.docx”读入').waitFor()
    t.same(await valuesOf(page, 'newlyReceived'), figures[0]!.split('\t'))
    await page.getByRole('button', { name: '清空' }).click()
    t.equal(await page.locator('.controls [role="status"]').textContent(), '', 'what was read is told no longer than it stands')
    await page.getByRole('button', { name: '撤销：清空' }).click()
    t.equal(await field(page, 'disclosure-2021/rules/issued').inputValue(), '/')
    t.same(outside(shown), [])
    t.same(shown.complaints, [])
    t.notMatch(shown.log.join(''), /清溪/, 'nothing of it in the log')
  })
}

async function wholeForm(t: Test, open: Open): Promise<void> {
  await t.test('blank totals are worked out, blanks become 0, a hostile file is refused in words', async (t) => {
    const { page } = await open(t)
    await paste(page, three('newlyReceived', 'naturalPerson'), '5\t1')
    await paste(page, three('granted', 'naturalPerson'), '5\t1')
    await page.getByRole('button', { name: '补算空白的合计' }).click()
    t.same(await valuesOf(page, 'newlyReceived'), ['5', '1', '', '', '', '', '6'])
    t.same(await valuesOf(page, 'handledTotal'), ['5', '1', '', '', '', '', '6'])
    await page.getByRole('button', { name: '空白格填 0' }).click()
    t.same(await valuesOf(page, 'carriedForward'), Array(7).fill('0'))
    t.equal(await page.locator('td.entry.blank').count(), 0)
    t.equal(await page.locator('.sums.failing li').count(), 0)
    const hostile = { name: 'x.docx', mimeType: 'application/octet-stream', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]) }
    await page.getByLabel('已有的报告或统计表').setInputFiles(hostile)
    await page.getByRole('alert').waitFor()
    t.same(await valuesOf(page, 'newlyReceived'), ['5', '1', '0', '0', '0', '0', '6'], 'and what was filled in stays')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('rowheader', { name: 'Applications newly received' }).waitFor()
    t.same(await valuesOf(page, 'newlyReceived'), ['5', '1', '0', '0', '0', '0', '6'], 'so it does when the language changes')
  })
}

async function looks(t: Test, open: Open): Promise<void> {
  for (const [name, context] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }]] as const) {
    await t.test(`filled in, in ${name}`, async (t) => {
      const shown = await open(t, { path: `/form?lang=${name === 'dark' ? 'en' : 'zh'}`, context })
      await paste(shown.page, three('newlyReceived', 'naturalPerson'), '5\t1\t0\t/\t无\tx\t7')
      await paste(shown.page, three('granted', 'naturalPerson'), '5\t1\t0\t0\t0\t0\t6')
      t.same(await shown.violations(), [])
      t.same(shown.complaints, [])
    })
  }
  await t.test('on a phone the cell that is filled in is named', async (t) => {
    const { page } = await open(t, { context: { viewport: { width: 360, height: 640 } } })
    await field(page, three('granted', 'legalService')).focus()
    t.equal(await page.locator('.where').textContent(), '表三 予以公开 法律服务机构')
    t.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
  })
}

async function noService(t: Test, browser: Browser): Promise<void> {
  await t.test('without the service it says so and tries again', async (t) => {
    const shown = await visit(browser, { path: '/rules' })
    t.teardown(shown.close)
    const { page, address } = shown
    await page.route('**/v1/forms/**', (route) => route.abort())
    await page.goto(`${address}/form`)
    await page.getByText('连不上服务').waitFor()
    await page.unroute('**/v1/forms/**')
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.locator('.drawn-appeals').waitFor()
    t.equal(await page.getByRole('alert').count(), 0)
  })
}

async function valuesOf(page: Page, row: string): Promise<string[]> {
  const values: string[] = []
  for (const column of columns) values.push(await field(page, three(row, column)).inputValue())
  return values
}

/** As the browser does it, without the clipboard of this machine. */
async function paste(page: Page, key: string, text: string): Promise<void> {
  await field(page, key).focus()
  const taken = await field(page, key).evaluate((element, pasted) => {
    const world = globalThis as unknown as Record<'DataTransfer' | 'ClipboardEvent', new (...given: unknown[]) => never>
    const clipboardData = new world.DataTransfer() as { setData(type: string, text: string): void }
    clipboardData.setData('text/plain', pasted)
    const event = new world.ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    return !(element as unknown as { dispatchEvent(event: unknown): boolean }).dispatchEvent(event)
  }, text)
  if (!taken) await page.keyboard.insertText(text)
}
