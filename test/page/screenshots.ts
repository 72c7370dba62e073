// The project's own sample report in, docs/self-check.zh.png and docs/self-check.en.png out. Run by hand: npm run screenshots.
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { launch, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import { defective, draftFile } from './drafts.js'
import { smaller } from './smaller-png.js'

if (noBrowser !== false) throw new Error(noBrowser)
mkdirSync('docs', { recursive: true })
const browser = await launch()
for (const lang of ['zh', 'en']) {
  const shown = await visit(browser, { path: `/?lang=${lang}`, context: { viewport: { width: 1280, height: 860 } } })
  const { page } = shown
  await page.locator('.intake input[type=file]').setInputFiles(draftFile(defective, '青溪县教育局2024年报.html'))
  await page.locator('.mends > li').first().waitFor()
  // The document is shown where its first mark of a sum stands, as after a click on it.
  await page.locator('#finding-application-table-balance .evidence button').first().click()
  await page.mouse.move(0, 0)
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)')
  await page.waitForTimeout(400)
  const file = `docs/self-check.${lang}.png`
  writeFileSync(file, smaller(await page.screenshot()))
  process.stdout.write(`${file} ${statSync(file).size} bytes\n`)
  await shown.close()
}
await browser.close()
