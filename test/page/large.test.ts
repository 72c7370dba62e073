// A report of 5 MB and 2,000 marks scrolls as smoothly as the same page unmarked: frames counted in a trace of the browser.
import t from 'tap'
import { launch, visit } from './browser.js'
import { noBrowser } from './chromium.js'
import { defective, draftFile } from './drafts.js'
import type { Browser, Page } from 'playwright-core'
import type { Evaluation, FindingAnswer } from '../../src/model/evaluation.js'

const [bytes, marks, ratioAtMost, turnsAtMost] = [5 * 1024 * 1024, 2000, 1.5, 8]
const line = '　　（一）主动公开。全年主动公开政府信息286条，其中招生入学64条、教育收费21条、校车安全38条、教师招聘47条、其他116条。\n'
const text = line.repeat(Math.ceil(bytes / Buffer.byteLength(line)))

t.test('in a browser', { skip: noBrowser }, async (t) => {
  const browser = await launch()
  t.teardown(() => browser.close())
  // Each page shares the machine with whatever else runs: turn by turn, and the best of each counts. One quiet turn of the one alone is
  // no answer: then there are more of them, and a page that is slower by its marks stays so.
  const [marked, unmarked]: [Scrolled[], Scrolled[]] = [[], []]
  const best = (all: Scrolled[]): number => Math.min(...all.filter(({ frames }) => frames > 20).map(({ frameMs }) => frameMs))
  const isSmooth = (): boolean => best(marked) <= best(unmarked) * ratioAtMost
  for (let turn = 0; turn < turnsAtMost && !(turn >= 3 && isSmooth()); turn += 1) {
    unmarked.push(await scrolled(browser, 0))
    marked.push(await scrolled(browser, marks))
  }
  t.ok([marked, unmarked].every((all) => all.some(({ frames }) => frames > 20)), 'it was scrolled')
  t.same([...marked, ...unmarked].flatMap(({ complaints }) => complaints), [])
  const [one, other] = [best(marked), best(unmarked)]
  t.comment(`frames: ${one.toFixed(1)} ms marked, ${other.toFixed(1)} unmarked`)
  t.ok(isSmooth(), `${(one / other).toFixed(2)} times`)
  const work = [marked, unmarked].map((all) => Math.min(...all.map(({ workMs }) => workMs)).toFixed(1))
  t.comment(`work of the page's thread for a frame: ${work.join(' ms marked, unmarked ')} ms`)
})

/** Milliseconds: between two frames shown, on average, and of work on the page's own thread for each of them. */
interface Frames { frames: number; frameMs: number; workMs: number }

type Scrolled = Frames & { complaints: string[] }

async function scrolled(browser: Browser, count: number): Promise<Scrolled> {
  const shown = await visit(browser)
  const { page } = shown
  try {
    return { ...await markedAndScrolled(browser, page, count), complaints: shown.complaints }
  } finally {
    await shown.close()
  }
}

async function markedAndScrolled(browser: Browser, page: Page, count: number): Promise<Frames> {
  await page.route('**/v1/evaluations?*', async (route) => {
    const answer = await (await route.fetch()).json() as Evaluation
    await route.fulfill({ json: { ...answer, text, findings: [...answer.findings.map(unplaced), ...markedWith(count)] } })
  })
  await page.getByLabel('报告草稿').locator('input[type=file]').setInputFiles(draftFile(defective))
  await page.locator('.document-text .block').nth(5).waitFor()
  await page.locator('.results[aria-busy="false"]').waitFor()
  return trace(browser, page)
}

const unplaced = (finding: FindingAnswer): FindingAnswer => ({ ...finding, evidence: [] })

/** As many as there are, spread over the first fiftieth: what is scrolled through holds them all. */
function markedWith(count: number): FindingAnswer[] {
  return Array.from({ length: count / 20 }, (_, index) => ({
    ruleId: `rule-${index}`, title: `第${index}条`, dimension: 'figures', severity: 'minor', outcome: 'review',
    points: { earned: null, possible: null }, message: '与表格不一致', advice: null, basis: [],
    evidence: Array.from({ length: 20 }, (_, at) => {
      const start = (index * 20 + at) * 52
      return { start, end: start + 9, quote: text.slice(start, start + 9), where: '正文' }
    }),
  }))
}

interface TraceEvent { name: string; ph: string; ts: number; dur?: number; tdur?: number; tid: number; pid: number }

async function trace(browser: Browser, page: Page): Promise<Frames> {
  const box = (await page.locator('.document-scroll').boundingBox())!
  const session = await page.context().newCDPSession(page)
  await browser.startTracing(page, { categories: [
    'devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame',
  ] })
  await session.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2, y: box.y + box.height / 2, yDistance: -30_000, speed: 6000, gestureSourceType: 'mouse',
  })
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const shown = traceEvents.filter(({ name, ph }) => name === 'SwapEndToPresentationCompositorFrame' && ph === 'e').map(({ ts }) => ts)
  const frames = [...new Set(shown)].sort((a, b) => a - b)
  // Of the thread that runs the page's scripts; time of the processor, which others' work does not lengthen.
  const own = traceEvents.find(({ name }) => name === 'FunctionCall')
  const spent = traceEvents.filter(({ name, ph, tid, pid }) => name === 'RunTask' && ph === 'X' && tid === own?.tid && pid === own.pid)
    .reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0)
  return {
    frames: frames.length,
    frameMs: (frames.at(-1)! - frames[0]!) / 1000 / Math.max(1, frames.length - 1),
    workMs: spent / 1000 / frames.length,
  }
}
