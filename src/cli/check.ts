// Files in, evaluations on standard output: the command a clerk, a script and an assessment office all call.
import { availableParallelism } from 'node:os'
import { Option } from 'commander'
import type { Command } from 'commander'
import { exportFormats } from '../model/export-format.js'
import { Fault } from '../model/fault.js'
import { present } from '../present/present.js'
import { openPool } from '../threads/pool.js'
import { asCorrection, asCount, asDate, asParts } from './arguments.js'
import { companionsFor } from './companions.js'
import { documentsOf, pathOf } from './documents.js'
import { choiceOf, submittedOf, withDocumentOptions } from './document-options.js'
import { inOrder } from './in-order.js'
import { CopyDesk } from './marked-copy.js'
import { observedIn } from './observed.js'
import { printEvaluation } from './print.js'
import { fileProgress } from './progress.js'
import { sayFault } from './say.js'
import type { CompanionOptions, CompanionsOf } from './companions.js'
import type { DocumentOptions } from './document-options.js'
import type { ExportDesk } from './exports.js'
import type { MarkedCopy } from '../annotate/annotate.js'
import type { Evaluation } from '../model/evaluation.js'
import type { ExportFormat } from '../model/export-format.js'
import type { Includable } from '../model/included.js'
import type { Correction, Submitted } from '../model/report.js'
import type { Submission } from '../model/source.js'
import type { Language } from '../model/words.js'
import type { Pool } from '../threads/pool.js'

interface CheckOptions extends DocumentOptions, CompanionOptions {
  lang: Language
  format: 'text' | 'json' | ExportFormat
  output?: string
  mendBy?: string
  include: Includable[]
  correct?: Correction[]
  annotate?: string
  observed?: string
}

export function registerCheck(program: Command): void {
  withDocumentOptions(program.command('check')
    .description('给报告评分 · score reports')
    .argument('<file...>', '报告文件：Word、PDF、OFD、网页、表格、纯文本或压缩包 · Word, PDF, OFD, web page, spreadsheet, text or ZIP'))
    .addOption(new Option('--lang <language>', '语言 · language').choices(['zh', 'en']).default('zh'))
    .addOption(new Option('--format <format>', '输出格式 · output').choices(['text', ...Object.keys(exportFormats)]).default('text'))
    .option('--output <file>', 'text、json 以外的格式写到这个文件或文件夹 · where a format other than text and json goes: a file or a folder')
    .option('--mend-by <date>', '问题清单的整改期限 · in a problem list: the day to mend by, YYYY-MM-DD', asDate)
    .option('--include <parts>', 'JSON 中附加 · add to JSON: extracted,text,reading', asParts, [])
    .option('--previous <file>', '同一主体上一年度的报告 · last year\'s report of the same issuer, for one FILE')
    .option('--last-carried-forward <n>', '上年报告结转下年度的总数，代替上年报告 · what last year carried forward in all, for one FILE', asCount)
    .option('--correct <place=value>', '读错的数：起-止=数，可多次 · a number read wrongly: START-END=VALUE, repeatable, for one FILE', asCorrection)
    .option('--set', '各文件互相对照：雷同、离群、合计 · hold the files against each other')
    .option('--observed <file>', '在网站上看到的情况 (JSON)，只与一个文件同用 · what was seen on the live site, for one FILE')
    .option('--annotate <out>', '写出标注副本的文件或文件夹 · write marked copies to this file or folder')
    .action(async (files: string[], options: CheckOptions) => {
      process.exitCode = await check(files, options)
    })
}

/** @returns 0 nothing of severity critical or major failed, 1 something did, 2 a file could not be read. */
async function check(files: string[], options: CheckOptions): Promise<number> {
  const threads = Math.min(files.length, availableParallelism())
  const desk = options.annotate === undefined ? null : await CopyDesk.open(options.annotate, files)
  const exporter = await exporterFor(files, options)
  const pool = await openPool({ threads, waiting: files.length, rules: choiceOf(options) })
  try {
    const submitted = await submittedFor(files, options)
    const companionsOf = await companionsFor(files, options, { pool, threads, submitted })
    const answers = await answersFor(files, options, { pool, desk, exporter, threads, companionsOf, submitted })
    if (options.format === 'json') process.stdout.write(`${JSON.stringify(answers, null, 1)}\n`)
    if (answers.includes(null)) return 2
    return answers.some((answer) => answer !== null && failsGravely(answer)) ? 1 : 0
  } finally {
    await pool.close()
  }
}

/** What files are worked on with. */
interface Bench { pool: Pool; desk: CopyDesk | null; exporter: ExportDesk | null; threads: number; companionsOf: CompanionsOf; submitted: Submitted }

/** @throws Fault invalid-input, before anything is checked, where a format has nowhere to go. */
async function exporterFor(files: string[], { format, ...options }: CheckOptions): Promise<ExportDesk | null> {
  if (format !== 'text' && format !== 'json') return (await import('./exports.js')).ExportDesk.open(format, files, options)
  if (options.output === undefined) return null
  throw new Fault('invalid-input', {
    zh: '--output 只用于 text、json 以外的格式，这两种请用重定向（>）。', en: '--output goes with formats other than text and json; redirect those with >.',
  })
}

async function submittedFor(files: string[], options: CheckOptions): Promise<Submitted> {
  const { observed, correct } = options
  if (correct && files.length > 1) {
    throw new Fault('invalid-input', { zh: '--correct 只能与一个文件同用。', en: '--correct goes with one file only.' })
  }
  return {
    ...submittedOf(options), ...(correct && { corrections: correct }),
    ...(observed !== undefined && { observed: await observedIn(observed, files) }),
  }
}

/** Each is printed as soon as it and those before it are known. */
async function answersFor(files: string[], options: CheckOptions, bench: Bench): Promise<Array<Evaluation | null>> {
  const progress = fileProgress(files.length, options.format !== 'text' || !process.stdout.isTTY, options.lang)
  const answers: Array<Evaluation | null> = []
  try {
    for await (const list of inOrder(files, bench.threads * 2, (file) => answersOf(file, options, bench))) {
      progress.advance()
      for (const answer of list) {
        const { evaluation, says } = await settled(answer, options, bench)
        if (says !== null) progress.say(says)
        if (evaluation && options.format === 'text') {
          process.stdout.write(`${answers.length ? '\n' : ''}${printEvaluation(evaluation, options.lang, process.stdout.columns)}`)
        }
        answers.push(evaluation)
      }
    }
  } finally {
    progress.stop()
  }
  return answers
}

interface Settled { evaluation: Evaluation | null; says: string | null }
interface Answer { file: string; evaluation: Evaluation; copy: MarkedCopy | null }

/** @returns for each document of the file its evaluation, or the line that says why there is none. Only an archive holds several. */
async function answersOf(file: string, options: CheckOptions, bench: Bench): Promise<Array<Answer | string>> {
  const answers: Array<Answer | string> = []
  try {
    for await (const document of documentsOf(file)) answers.push(await answerFor(file, document, options, bench))
  } catch (error) {
    answers.push(whyNot(error, options, file))
  }
  return answers
}

async function answerFor(file: string, document: Submission, options: CheckOptions, bench: Bench): Promise<Answer | string> {
  const { pool, desk, companionsOf, submitted } = bench
  const path = pathOf(file, document)
  try {
    const companions = companionsOf(path)
    const { result, copy } = desk
      ? await pool.annotate(document, submitted, options.lang, { companions })
      : { result: await pool.evaluate(document, submitted, { companions }), copy: null }
    const evaluation = present(result, { language: options.lang, id: null, createdAt: new Date().toISOString(), include: partsOf(options) })
    return { file: path, evaluation, copy }
  } catch (error) {
    return whyNot(error, options, path)
  }
}

/** Files are written in the order of the documents, so that two of one name get the same names every time. */
async function settled(answer: Answer | string, options: CheckOptions, { desk, exporter }: Bench): Promise<Settled> {
  if (typeof answer === 'string') return { evaluation: null, says: answer }
  const { file, evaluation, copy } = answer
  const zh = options.lang === 'zh'
  try {
    const marked = desk && copy ? await desk.put(copy) : null
    const exported = exporter ? await exporter.put(evaluation) : null
    const says = [
      ...(marked === null ? [] : [zh ? `标注副本：${marked}` : `Marked copy: ${marked}`]),
      ...(exported === null ? [] : [zh ? `已写出：${exported}` : `Written: ${exported}`]),
    ]
    return { evaluation, says: says.length > 0 ? says.join('\n') : null }
  } catch (error) {
    return { evaluation: null, says: whyNot(error, options, file) }
  }
}

/** A score sheet shows the tables as they were read. */
function partsOf({ format, include }: CheckOptions): Includable[] {
  return format === 'xlsx' && !include.includes('reading') ? [...include, 'reading'] : include
}

function whyNot(error: unknown, { lang }: CheckOptions, file: string): string {
  if (error instanceof Fault) return sayFault(error, lang, file)
  throw error
}

function failsGravely({ findings }: Evaluation): boolean {
  return findings.some(({ outcome, severity }) => outcome === 'fail' && (severity === 'critical' || severity === 'major'))
}
