// After a self-check through the page, a canary of the draft stands in no table, no line of the log, no file written meanwhile.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { openDatabase } from '../../src/store/database.js'
import { launch } from './browser.js'
import { noBrowser } from './chromium.js'
import { defective, draftFile } from './drafts.js'
import type { Page } from 'playwright-core'

const [canary, control] = ['金丝雀不留痕迹七三九', '对照稿应当留下五二八']
const withWord = (word: string): string => defective.replaceAll('青溪县教育局', `青溪县${word}局`)

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const folder = t.testdir()
  const [data, temporary] = [join(folder, 'data'), join(folder, 'tmp')]
  mkdirSync(temporary)
  const env = { PATH: process.env['PATH'], MINGJIAN_DATA: data, MINGJIAN_PORT: '0', MINGJIAN_LOG: 'debug', TMPDIR: temporary }
  const service = spawn(process.execPath, ['dist/src/cli/main.js', 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [service.stdout, service.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { said += chunk })
  t.teardown(() => service.kill('SIGKILL'))
  for (let tries = 0; tries < 2400 && !/127\.0\.0\.1:\d+/.test(said); tries += 1) await sleep(100)
  const address = `http://${/127\.0\.0\.1:\d+/.exec(said)![0]}`

  const browser = await launch()
  t.teardown(() => browser.close())
  const page = await browser.newPage()
  await page.goto(address)
  await everything(page)
  // The same way kept shows that a trace would be found.
  const kept = await fetch(`${address}/v1/evaluations?store=true`, {
    method: 'POST', headers: { 'content-type': 'text/html' }, body: withWord(control),
  })
  t.equal(kept.status, 201)

  const tables = await everyRow(data)
  t.ok(tables.includes(control), 'what is stored is seen')
  t.notOk(tables.includes(canary), 'no table')
  service.kill('SIGTERM')
  await once(service, 'close')
  t.match(said, /"url":"\/v1\/evaluations/, 'the log is not empty')
  t.notOk(said.includes(canary), 'no log')
  t.same(filesWith(folder, canary), [], 'no file')
})

/** A check, last year's beside it, and every download. */
async function everything(page: Page): Promise<void> {
  await page.getByLabel('报告草稿').locator('input[type=file]').setInputFiles(draftFile(withWord(canary), `${canary}.html`))
  await page.locator('.verdict', { hasText: canary }).waitFor({ timeout: 60_000 })
  await page.getByLabel('上年报告').setInputFiles(draftFile(withWord(canary).replaceAll('2024', '2023'), '上年.html'))
  await page.getByText('上年报告：上年.html').waitFor()
  await page.locator('.results[aria-busy="false"]').waitFor()
  for (const name of ['自查记录 PDF', '自查记录 Word', '问题清单 Excel', '带批注的副本']) {
    await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.getByRole('button', { name }).click()])
  }
}

async function everyRow(dataFolder: string): Promise<string> {
  const { db, close } = await openDatabase({ dataFolder })
  const { rows } = await sql<{ schema: string; name: string }>`
    SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`.execute(db)
  let all = ''
  for (const { schema, name } of rows) {
    const { rows: lines } = await sql<{ line: string }>`SELECT t::text AS line FROM ${sql.table(`${schema}.${name}`)} t`.execute(db)
    all += lines.map(({ line }) => line).join('\n')
  }
  await close()
  return all
}

function filesWith(folder: string, word: string): string[] {
  const needle = Buffer.from(word)
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)).filter((file) => readFileSync(file).includes(needle))
}
