// rules/RULES*.md are what the rules would write now, and leave none out.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { loadRulebook } from '../../src/rulebook/load.js'
import { rulesPage } from '../../src/rulebook/rules-page.js'

const rulebook = loadRulebook()

for (const [language, file] of [['en', 'rules/RULES.md'], ['zh', 'rules/RULES.zh-CN.md']] as const) {
  t.test(file, (t) => {
    const page = rulesPage(rulebook, language)
    t.equal(readFileSync(file, 'utf8'), page, 'run: npm run docs')
    t.same([...page.matchAll(/^### (.+)$/gm)].map(([, title]) => title).sort(), rulebook.rules.map(({ title }) => title[language]).sort())
    t.notMatch(page, /undefined|\[object/)
    t.end()
  })
}
