// Times a register of a million lines on its way to NDJSON, and sets it against the CSV library's bare parse of the same file.
// `node dist/test/bench/ledger.bench.js [lines]`. Only the ratios, taken in one run, mean anything from one machine to the next.
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'csv-parse'
import { dateOf, dayNumber } from '../../src/calendar/days.js'
import { ledgerEnd, ledgerFinding } from '../../src/ledger/answer.js'
import { readLedger } from '../../src/ledger/ledger.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { LedgerOptions } from '../../src/ledger/ledger.js'

/** `measure FILE` reads one file in a process of its own and says what the kernel saw of it. */
const alone = process.argv[2] === 'measure' ? process.argv[3] : undefined
const lines = Number(alone === undefined ? process.argv[2] ?? 1_000_000 : 0)
const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
const rulebook = loadRulebook()
const options: LedgerOptions = { kind: 'applications', map: {}, asOf: null, report: null }
const piece = 256 * 1024

const head = '登记编号,申请人姓名,申请人类型,申请渠道,收到日期,补正告知日期,收到补正日期,征求第三方意见日期,第三方答复日期,征求其他机关意见日期,'
  + '其他机关答复日期,延期告知日期,收费通知日期,缴费日期,答复日期,送达日期,答复类型'
const kinds = ['自然人', '商业企业', '科研机构', '其他']
const channels = ['网络', '当面', '信函', '传真']
const results = ['予以公开', '部分公开', '不予公开-属于行政执法案卷', '本机关不掌握相关政府信息']

/** Eight in a hundred were corrected, six went to a third party, six were extended, one in two hundred is late. */
function lineAt(index: number, chance: () => number): string {
  const received = dayNumber('2019-06-01') + Math.floor(chance() * 2000)
  const steps = ['', '', '', '', '', '', '', '', '']
  let replied = received + 5 + Math.floor(chance() * 20)
  const put = (at: number, after: number): void => { steps[at] = dateOf(received + after) }
  const what = chance()
  if (what < 0.08) { put(0, 3); put(1, 12); replied = received + 30 }
  else if (what < 0.14) { put(2, 4); put(3, 18); replied = received + 40 }
  else if (what < 0.2) { put(6, 20); replied = received + 45 }
  else if (what < 0.205) replied = received + 60
  const number = `依申请〔${dateOf(received).slice(0, 4)}〕${index}号`
  const who = `张某某,${kinds[index & 3]},${channels[(index >> 2) & 3]}`
  return `${number},${who},${dateOf(received)},${steps.join(',')},${dateOf(replied)},${dateOf(replied + 1)},${results[(index >> 4) & 3]}`
}

async function write(file: string, count: number): Promise<void> {
  let seed = 7
  const chance = (): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff
  const out = createWriteStream(file)
  out.write(`${head}\n`)
  for (let index = 0; index < count;) {
    const block: string[] = []
    for (let end = Math.min(count, index + 5000); index < end; index += 1) block.push(lineAt(index, chance))
    if (!out.write(`${block.join('\n')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

async function bare(file: string): Promise<number> {
  const start = performance.now()
  let rows = 0
  for await (const row of createReadStream(file, { highWaterMark: piece }).pipe(parse())) rows += Array.isArray(row) ? 1 : 0
  if (rows === 0) throw new Error('nothing was parsed')
  return performance.now() - start
}

interface Measured {
  ms: number
  findings: number
  /** Most bytes outside the heap, where the numbers of lines are kept. */
  buffers: number
  heap: number
}

async function whole(file: string): Promise<Measured> {
  const open = (): AsyncIterable<Uint8Array> => createReadStream(file, { highWaterMark: piece }) as AsyncIterable<Uint8Array>
  const source = { name: 'bench', size: null, open }
  const start = performance.now()
  let [findings, characters, buffers] = [0, 0, 0]
  const steps = readLedger(source, options, rulebook)
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) {
    for (const each of step.value.findings) characters += JSON.stringify(ledgerFinding(each, 'zh')).length
    findings += step.value.findings.length
    buffers = Math.max(buffers, process.memoryUsage().arrayBuffers)
  }
  characters += JSON.stringify(ledgerEnd(step.value, options, 'zh')).length
  if (characters === 0) throw new Error('nothing was said')
  const ms = performance.now() - start
  globalThis.gc?.()
  return { ms, findings, buffers, heap: process.memoryUsage().heapUsed }
}

/** Left alone the engine lets garbage lie by the tens of MiB, and more or less of it from run to run; kept short, what grows is what is held. */
const shortHeap = ['--max-old-space-size=64', '--max-semi-space-size=4']

/** Peak resident memory of a process that does nothing else, bytes. */
async function peakOf(file: string): Promise<number> {
  const options = [...process.execArgv, ...shortHeap]
  const { stdout } = await promisify(execFile)(process.execPath, [...options, fileURLToPath(import.meta.url), 'measure', file])
  return Number(stdout)
}

const say = (text: string): void => { process.stdout.write(`${text}\n`) }
const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`

async function bench(): Promise<void> {
  const [small, half, large] = [join(folder, 'small.csv'), join(folder, 'half.csv'), join(folder, 'large.csv')]
  await write(small, lines / 10)
  await write(half, lines / 2)
  await write(large, lines)
  await whole(small)
  const first = await whole(small)
  const parsed = await bare(large)
  const all = await whole(large)
  say(`${lines} lines: bare parse ${(parsed / 1000).toFixed(1)} s, whole ${(all.ms / 1000).toFixed(1)} s, ${all.findings} findings`)
  say(`the whole is ${(all.ms / parsed).toFixed(1)} bare parses (goal: at most 4)`)
  say(`ten times the lines take ${(all.ms / first.ms).toFixed(1)} times as long (linear: 10)`)
  const perLine = (all.buffers - first.buffers) / (lines * 0.9)
  say(`outside the heap ${mib(first.buffers)} for a tenth, ${mib(all.buffers)} for all: ${perLine.toFixed(1)} bytes a line (goal: at most 16)`)
  say(`heap after collection ${mib(first.heap)} and ${mib(all.heap)}${globalThis.gc ? '' : ' (run with --expose-gc to mean anything)'}`)
  const [base, middle, peak] = [await peakOf(small), await peakOf(half), await peakOf(large)]
  say(`peak resident memory in a short heap: ${mib(base)} for a tenth, ${mib(middle)} for half, ${mib(peak)} for all: `
    + `${((peak - middle) / (lines / 2)).toFixed(1)} bytes a line over the second half (goal: at most 16)`)
}

try {
  if (alone === undefined) await bench()
  else {
    await whole(alone)
    say(String(process.resourceUsage().maxRSS * 1024))
  }
} finally {
  rmSync(folder, { recursive: true })
}
