// The real service with the real rules and a real browser before it; what the browser asked for and what the page complained of are kept.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium as engine } from 'playwright-core'
import { buildApp } from '../../src/api/app.js'
import { readConfig } from '../../src/config.js'
import { overlays, presets, rulebookFor } from '../../src/rulebook/choose.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { memoryStore } from '../api/asked.js'
import { chromium } from './chromium.js'
import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { AppOptions } from '../../src/api/app.js'

export interface Visit {
  address: string
  app: FastifyInstance
  context: BrowserContext
  page: Page
  /** Every address the browser asked for, in order. */
  requests: string[]
  /** Errors of scripts, refusals of the Content-Security-Policy, errors on the console. */
  complaints: string[]
  log: string[]
  /** What was handed to the store to be kept. */
  saved: unknown[]
  /** What axe finds wrong with the page as it stands: rule and element, one line each. */
  violations(): Promise<string[]>
  close(): Promise<void>
}

export interface VisitOptions {
  path?: string
  over?: Partial<AppOptions>
  context?: BrowserContextOptions
}

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Served = Pick<Visit, 'address' | 'app' | 'log' | 'saved'>

export async function serve(over: Partial<AppOptions> = {}): Promise<Served> {
  const [log, saved]: [string[], unknown[]] = [[], []]
  const inner = memoryStore()
  const store: typeof inner = {
    ...inner,
    as: (caller) => {
      const { evaluations, ...rest } = inner.as(caller)
      const save: typeof evaluations.save = (result) => {
        saved.push(result)
        return evaluations.save(result)
      }
      return { ...rest, evaluations: { ...evaluations, save } }
    },
  }
  const app = await buildApp({
    rulebook: loadRulebook(), store, rulesets: { presets, overlays, compose: rulebookFor, check: () => Promise.resolve() },
    config: { ...readConfig({}), logLevel: 'info', requestsPerMinute: 0, maxLagMs: 0 }, log: { write: (line) => void log.push(line) }, ...over,
  })
  return { address: await app.listen({ host: '127.0.0.1', port: 0 }), app, log, saved }
}

/** A browser for one test file: visits are cheap, starting it is not. */
export function launch(): Promise<Browser> {
  return engine.launch({ executablePath: chromium, args: flags })
}

export async function visit(browser: Browser, { path = '/', over, context: wishes }: VisitOptions = {}): Promise<Visit> {
  const { address, app, log, saved } = await serve(over)
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 }, ...wishes })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const [requests, complaints]: [string[], string[]] = [[], []]
  context.on('request', (request) => void requests.push(request.url()))
  page.on('pageerror', (error) => void complaints.push(error.message))
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  await page.goto(`${address}${path}`)
  await page.locator('h1').first().waitFor()
  return {
    address, app, context, page, requests, complaints, log, saved,
    violations: () => violationsOf(page),
    close: async () => {
      await context.close()
      await app.close()
    },
  }
}

interface AxeAnswer { violations: Array<{ id: string; nodes: Array<{ target: unknown; failureSummary?: string }> }> }

/** Evaluated over the protocol, which the page's own policy does not govern: nothing of the policy is loosened for it. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(`${axe};undefined`)
  const answer = await page.evaluate<AxeAnswer>(`axe.run(document, { runOnly: ${JSON.stringify(wcag)}, resultTypes: ['violations'] })`)
  return answer.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`.trim()))
}

/**
 * What an expression comes to be: effects run after the paint, and a slow machine paints late.
 * @returns the wanted value; or what it still is after half a minute. Asked from here, for the page's own policy forbids it to ask itself.
 */
export async function comesTo<T>(page: Page, expression: string, wanted: T): Promise<T> {
  for (const end = Date.now() + 30_000; ; await sleep(50)) {
    const now = await page.evaluate<T>(expression).catch(() => undefined)
    if (now === wanted || Date.now() > end) return now as T
  }
}

/** Requests that left the service. */
export function outside({ requests, address }: Pick<Visit, 'requests' | 'address'>): string[] {
  return requests.filter((url) => !url.startsWith(`${address}/`) && !url.startsWith('data:') && !url.startsWith(`blob:${address}/`))
}
