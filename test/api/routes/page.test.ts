// The page over HTTP: a strict policy, HTML asked for anew, what it loads kept for a year and already packed.
import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { aService } from '../asked.js'

const built = existsSync('dist/page/index.html')

t.test('documents', { skip: built ? false : 'the page is not built: npm run build' }, async (t) => {
  const { app, close } = await aService()
  t.teardown(close)
  for (const url of ['/', '/form', '/rules', '/deadline', '/?lang=en']) {
    const answer = await app.inject({ url })
    t.equal(answer.statusCode, 200, url)
    t.match(answer.headers, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
    const policy = String(answer.headers['content-security-policy'])
    t.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/)
    t.notMatch(policy, /unsafe|\*|https?:/)
    t.notMatch(answer.body, /<script(?![^>]*\bsrc=)|<style|\son\w+=|style=/, 'nothing inline')
    const again = await app.inject({ url, headers: { 'if-none-match': String(answer.headers['etag']) } })
    t.match(again, { statusCode: 304, body: '' })
  }
})

t.test('what they load', { skip: built ? false : 'the page is not built: npm run build' }, async (t) => {
  const { app, close } = await aService()
  t.teardown(close)
  const names = [...readFileSync('dist/page/index.html', 'utf8').matchAll(/"(\/assets\/[^"]+)"/g)].map(([, name]) => name!)
  t.ok(names.length > 2)
  for (const url of names) {
    for (const coding of ['br', 'gzip', undefined]) {
      const answer = await app.inject({ url, headers: coding === undefined ? {} : { 'accept-encoding': coding } })
      t.equal(answer.statusCode, 200, `${url} ${String(coding)}`)
      t.equal(answer.headers['content-encoding'], coding)
      t.match(answer.headers, { 'cache-control': 'public, max-age=31536000, immutable', vary: /accept-encoding/, 'x-content-type-options': 'nosniff' })
    }
  }
  for (const url of ['/assets/absent.js', '/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/']) {
    const answer = await app.inject({ url })
    t.ok(answer.statusCode === 404 || answer.statusCode === 400 || answer.statusCode === 403, `${url} ${answer.statusCode}`)
    t.match(answer.headers['content-type'], /problem\+json/)
  }
})
