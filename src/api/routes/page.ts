// The page that people open: its four documents and what they load, out of the folder the build made.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { Fault } from '../../model/fault.js'
import type { Api } from '../dependencies.js'

/** Beside the compiled sources: dist/page of a checkout, a package or an image. */
const builtPage = fileURLToPath(new URL('../../../page/', import.meta.url))

const documents = { '/': 'index.html', '/form': 'form.html', '/rules': 'rules.html', '/deadline': 'deadline.html' }

/** Nothing inline, nothing from elsewhere, nothing framed. The page saves its downloads itself; no form is ever sent by the browser. */
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ')

/**
 * HTML is asked for anew each time and answered 304 by the digest of its bytes: a package gives every file the same date.
 * What it loads bears a digest in its name and is kept for a year.
 */
export async function pageRoutes(app: Api, folder = builtPage): Promise<void> {
  for (const [url, name] of Object.entries(documents)) documentRoute(app, url, `${folder}${name}`)
  if (!existsSync(`${folder}assets`)) return
  await app.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply) => {
      if (reply.statusCode < 400) reply.header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
    })
    await scope.register(fastifyStatic, { root: `${folder}assets`, prefix: '/assets/', index: false, preCompressed: true, cacheControl: false })
  })
}

function documentRoute(app: Api, url: string, file: string): void {
  const html = existsSync(file) ? readFileSync(file) : null
  const tag = html && `"${createHash('sha256').update(html).digest('base64url').slice(0, 27)}"`
  app.get(url, { config: { public: true }, schema: { hide: true } }, async (request, reply) => {
    if (!html) throw new Fault('not-found', notBuilt)
    reply.header('etag', tag).header('cache-control', 'no-cache').header('content-security-policy', policy)
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

const notBuilt = { zh: '页面尚未构建，请先运行 npm run build。', en: 'The page is not built: run npm run build.' }
