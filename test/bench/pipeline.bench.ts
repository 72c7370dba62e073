// Times each step of the pipeline on the project's own text report and sets the whole against one bare pass.
// A bare pass parses the text out of JSON, hashes its bytes and scans it once: what any service must do with a body.
// Figures are medians; only their ratio, taken in one run, means anything from one machine to the next.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { evaluate } from '../../src/evaluate.js'
import { readFacts } from '../../src/facts/facts.js'
import { ingest } from '../../src/ingest/ingest.js'
import { judge } from '../../src/judge/judge.js'
import { normalise } from '../../src/normalise/normalise.js'
import { present } from '../../src/present/present.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { score } from '../../src/score/score.js'
import { segment } from '../../src/segment/segment.js'

const name = 'report.txt'
const bytes = readFileSync('test/golden/qingxi-county-2016/report.txt')
const body = JSON.stringify({ text: bytes.toString('utf8') })
const rounds = 2000

const loading = process.hrtime.bigint()
const rulebook = loadRulebook()
const loaded = Number(process.hrtime.bigint() - loading) / 1e6

const barePass = (): void => {
  const { text } = JSON.parse(body) as { text: string }
  createHash('sha256').update(text).digest('hex')
  text.search(/身份证号码[0-9]|彩票投注|内部资料\s注意保存/)
}

const spent = new Map<string, number[]>()
const timed = async <T>(step: string, work: () => T | Promise<T>): Promise<T> => {
  const start = process.hrtime.bigint()
  const result = await work()
  const list = spent.get(step) ?? []
  list.push(Number(process.hrtime.bigint() - start) / 1e6)
  spent.set(step, list)
  return result
}

for (let round = 0; round < rounds; round += 1) {
  await timed('bare pass', barePass)
  const source = await timed('ingest', () => ingest({ name, bytes }))
  const text = await timed('normalise', () => normalise(source))
  const report = await timed('segment', () => segment(source, text, {}, rulebook))
  const facts = await timed('facts', () => readFacts(report, rulebook))
  const findings = await timed('judge', () => judge(facts, rulebook))
  await timed('score', () => score(findings, facts, rulebook))
  const result = await timed('whole (evaluate)', () => evaluate({ name, bytes }, {}, rulebook))
  await timed('present', () => present(result, { language: 'zh', id: null, createdAt: '2026-01-01T00:00:00Z', include: [] }))
}

const median = (step: string): number => {
  const sorted = spent.get(step)!.slice(rounds / 2).sort((a, b) => a - b)
  return sorted[sorted.length >> 1]!
}
const bare = median('bare pass')
const line = (step: string, ms: number): string => `${step.padEnd(18)} ${ms.toFixed(3).padStart(8)} ms  ${(ms / bare).toFixed(1).padStart(6)} x\n`
process.stdout.write(`${bytes.length} bytes of text, ${rounds} rounds, rulebook loaded in ${loaded.toFixed(0)} ms\n`)
for (const step of spent.keys()) process.stdout.write(line(step, median(step)))
const ratio = median('whole (evaluate)') / bare
process.stdout.write(`the whole is ${ratio.toFixed(1)} bare passes (goal: at most 40)\n`)
