// A register in, its findings on standard output as they are found, and what they add up to.
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { once } from 'node:events'
import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { ledgerEnd, ledgerFinding } from '../ledger/answer.js'
import { readLedger } from '../ledger/ledger.js'
import { reportedYear } from '../ledger/reported.js'
import { Fault } from '../model/fault.js'
import { ledgerFields } from '../model/ledger.js'
import { limits } from '../model/limits.js'
import { loadRulebook } from '../rulebook/load.js'
import { openPool } from '../threads/pool.js'
import { asDate } from './arguments.js'
import { ledgerFormats, ledgerWriter } from './ledger-formats.js'
import { progressOf } from './progress.js'
import type { LedgerFormat } from './ledger-formats.js'
import type { LedgerFinding } from '../ledger/findings.js'
import type { Mapping } from '../ledger/header.js'
import type { LedgerSource } from '../ledger/source.js'
import type { LedgerField, LedgerKind, ReportedYear } from '../model/ledger.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

interface LedgerCommand { kind: LedgerKind; map: Mapping; asOf?: string; report?: string; format: LedgerFormat; lang: Language }

export function registerLedger(program: Command): void {
  program.command('ledger')
    .description('核对依申请公开或者主动公开台账 · check a register of applications or of published documents')
    .argument('<file>', '台账:CSV 或 XLSX · the register')
    .addOption(new Option('--kind <kind>', '台账种类 · kind of register').choices(['applications', 'disclosures']).makeOptionMandatory())
    .option('--map <field=column>',
      '指明列:字段=列名,或列号如 C、#3,没有则 - · which column a field stands in, by header or place, - for none; may be repeated', asMapping, {})
    .option('--as-of <date>', '核对日期:到这一天没有答复的判断是否逾期 · the day asked about, YYYY-MM-DD', asDate)
    .option('--report <file>', '同一年的年度报告,用于比对 · the report of the same year, to compare with')
    .addOption(new Option('--format <format>', '输出格式 · output').choices(ledgerFormats).default('json'))
    .addOption(new Option('--lang <language>', '语言 · language').choices(['zh', 'en']).default('zh'))
    .action(async (file: string, command: LedgerCommand) => {
      process.exitCode = await ledger(file, command)
    })
}

/** @returns 0 no line failed a rule of severity critical or major, 1 some did. */
async function ledger(file: string, { kind, map, asOf, report, format, lang }: LedgerCommand): Promise<number> {
  const source = await sourceOf(file)
  const rulebook = loadRulebook()
  const options = { kind, map, asOf: asOf ?? null, report: report === undefined ? null : await reported(report, rulebook) }
  const progress = progressOf(source.size, lang)
  let grave = false
  const writer = ledgerWriter(format, rulebook, lang)
  const steps = readLedger(source, options, rulebook)
  try {
    let step = await steps.next()
    for (; !step.done; step = await steps.next()) {
      grave ||= step.value.findings.some(failsGravely)
      await write(writer.findings(step.value.findings.map((finding) => ledgerFinding(finding, lang))))
      progress.advance(step.value.bytes, step.value.lines)
    }
    await write(writer.end(ledgerEnd(step.value, options, lang)))
  } finally {
    progress.stop()
  }
  return grave ? 1 : 0
}

async function reported(file: string, rulebook: Rulebook): Promise<ReportedYear> {
  const { size } = await sourceOf(file)
  if (size !== null && size > limits.documentBytes) {
    throw new Fault('file-too-large', { zh: `报告有 ${size} 字节。`, en: `The report has ${size} bytes.` })
  }
  const bytes = await readFile(file).catch(unreadable)
  const pool = await openPool({ threads: 1, digest: rulebook.digest })
  try {
    return reportedYear(await pool.evaluate({ name: basename(file), bytes }, {}))
  } finally {
    await pool.close()
  }
}

async function sourceOf(file: string): Promise<LedgerSource> {
  const found = await stat(file).catch(unreadable)
  if (!found.isFile()) unreadable(new Error('not a file'))
  return { name: basename(file), size: found.size, open: () => bytesOf(file) }
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 })
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (cause) {
    unreadable(cause as Error)
  }
}

function unreadable(cause: Error): never {
  throw new Fault('file-unreadable', { zh: `${cause.message}。`, en: `${cause.message}.` }, { cause })
}

/** Waits for the reader: a million findings do not pile up in memory. */
async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}

function failsGravely({ outcome, severity }: LedgerFinding): boolean {
  return outcome === 'fail' && (severity === 'critical' || severity === 'major')
}

function asMapping(value: string, before: Mapping): Mapping {
  const [field, ...rest] = value.split('=')
  if (!(ledgerFields as readonly string[]).includes(field!) || rest.join('=').trim() === '') {
    throw new InvalidArgumentError(`请写作 字段=列名,字段可用:${ledgerFields.join(' ')} · write FIELD=COLUMN`)
  }
  return { ...before, [field as LedgerField]: rest.join('=').trim() }
}
