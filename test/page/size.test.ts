// What the self-check loads at first: at most 60 KB of script, compressed, and nothing it would fetch later.
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import t from 'tap'

const most = 60 * 1024

t.test('first load', { skip: existsSync('dist/page/index.html') ? false : 'the page is not built: npm run build' }, (t) => {
  const names = [...readFileSync('dist/page/index.html', 'utf8').matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, name]) => `dist/page${name!}`)
  const scripts = names.map((name) => readFileSync(name))
  const size = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0)
  t.comment(`${names.length} scripts, ${size} bytes`)
  t.ok(size > 5_000 && size <= most, `${size} bytes`)
  t.notOk(scripts.some((script) => /\bimport\(/.test(script.toString())), 'no script is left for later')
  t.end()
})
