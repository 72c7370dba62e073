// Times one report in every format: reading it (ingest), judging it (evaluate), and the memory at the peak of it.
// For PDF, DOCX, XLSX and HTML reading is set against the library's bare text of the same file, taken in turn with it; for a file as
// long as ten reports too, where what is done once for each file no longer counts.
// Each format runs in a process of its own. Only ratios mean anything from one machine to the next.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { evaluate } from '../../src/evaluate.js'
import { formats } from '../../src/ingest/formats.js'
import { ingest } from '../../src/ingest/ingest.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { kept } from '../fixtures/same-report/make/make.js'
import { pdfOf } from '../fixtures/same-report/make/pdf.js'
import { workbookOf } from '../fixtures/same-report/make/sheets.js'
import { htmlOf } from '../fixtures/same-report/make/text.js'
import { wordFileOf } from '../fixtures/same-report/make/word.js'
import { report } from '../fixtures/same-report/report.js'
import { bareText } from './bare-text.js'

interface Measured { bytes: number; ingest: number; evaluate: number; memory: number; ratios: number[] }

const names = ['txt', 'md', 'csv', 'html', 'mht', 'docx', 'doc', 'xlsx', 'ofd', 'pdf', 'zip'].map((extension) => `report.${extension}`)
const rounds = 100
const goal = 2
const ten = Array.from({ length: 10 }, () => report).flat()
const long: Record<string, () => Buffer | Promise<Buffer>> = {
  html: () => Buffer.from(htmlOf(ten)), docx: () => wordFileOf(ten), xlsx: () => workbookOf(ten), pdf: () => pdfOf(ten),
}

async function measure(name: string): Promise<Measured> {
  const rulebook = loadRulebook()
  const bytes = kept(name)
  const before = process.resourceUsage().maxRSS
  const whole: number[] = []
  const reading: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    reading.push(await timed(() => ingest({ name, bytes })))
    whole.push(await timed(() => evaluate({ name, bytes }, {}, rulebook)))
  }
  const memory = (process.resourceUsage().maxRSS - before) / 1024
  const longer = await long[name.slice('report.'.length)]?.()
  const ratios = longer ? [await ratio(name, bytes, rounds), await ratio(name, longer, rounds / 5)] : []
  return { bytes: bytes.length, ingest: median(reading), evaluate: median(whole), memory, ratios }
}

async function ratio(name: string, bytes: Buffer, times: number): Promise<number> {
  const bare = bareText[name.slice('report.'.length)]!
  const [all, text]: [number[], number[]] = [[], []]
  for (let round = 0; round < times; round += 1) {
    text.push(await timed(() => bare(bytes)))
    all.push(await timed(() => ingest({ name, bytes })))
  }
  return median(all) / median(text)
}

async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Of the second half: the first warms up. */
function median(list: number[]): number {
  const sorted = list.slice(list.length / 2).sort((a, b) => a - b)
  return sorted[sorted.length >> 1]!
}

function row(name: string, { bytes, ingest: reading, evaluate: whole, memory, ratios: [short, longer] }: Measured): string {
  const ratio = short === undefined ? ''
    : `  ${short.toFixed(1)} x bare text, ${longer!.toFixed(1)} x for ten reports (goal: at most ${goal})`
  return `${name.padEnd(12)} ${(bytes / 1024).toFixed(0).padStart(4)} KB  read ${reading.toFixed(1).padStart(6)} ms  `
    + `judged ${whole.toFixed(1).padStart(6)} ms  peak +${memory.toFixed(0).padStart(3)} MiB${ratio}\n`
}

const [asked] = process.argv.slice(2)
if (asked !== undefined) process.stdout.write(JSON.stringify(await measure(asked)))
else {
  process.stdout.write(`one report in every format, ${rounds} rounds each; memory over that of the loaded program\n`)
  for (const name of names.filter((each) => formats.some(({ extensions }) => extensions.includes(each.slice('report'.length))))) {
    const words = [...process.execArgv, fileURLToPath(import.meta.url), name]
    const run = spawnSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    process.stdout.write(row(name, JSON.parse(run.stdout) as Measured))
  }
}
