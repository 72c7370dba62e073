// The table of settings: whole, in both languages, the same on every machine, and current on file.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { settingsPage } from '../../src/cli/settings.js'
import { variables } from '../../src/config.js'

const files = { en: 'docs/settings.md', zh: 'docs/settings.zh-CN.md' } as const

for (const language of ['en', 'zh'] as const) {
  t.test(files[language], (t) => {
    const page = settingsPage(language)
    t.equal(readFileSync(files[language], 'utf8'), page, 'stale: npm run docs writes it')
    const rows = page.split('\n').filter((line) => line.startsWith('| `'))
    t.same(rows.map((row) => /`([^`]+)`/.exec(row)?.[1]), Object.values(variables))
    for (const row of rows) t.equal(row.split('|').filter((cell) => cell.trim()).length, 4, row)
    t.end()
  })
}
