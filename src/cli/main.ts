#!/usr/bin/env node
// The command line: verbs to commands. The only place that ends the process.
import { Command, CommanderError } from 'commander'
import { engineVersion } from '../model/engine.js'
import { Fault } from '../model/fault.js'
import { sayFault } from './say.js'

/** Loaded when asked for: a check needs neither the database nor the calendar, and is answered in half a second. */
const verbs: Record<string, () => Promise<(program: Command) => void>> = {
  check: async () => (await import('./check.js')).registerCheck,
  deadline: async () => (await import('./deadline.js')).registerDeadline,
  serve: async () => (await import('./serve.js')).registerServe,
  ledger: async () => (await import('./ledger.js')).registerLedger,
  worker: async () => (await import('./worker.js')).registerWorker,
  migrate: async () => (await import('./migrate.js')).registerMigrate,
  keys: async () => (await import('./keys.js')).registerKeys,
  rules: async () => (await import('./rules.js')).registerRules,
  demo: async () => (await import('./demo.js')).registerDemo,
  backup: async () => (await import('./backup.js')).registerBackup,
  restore: async () => (await import('./backup.js')).registerRestore,
  settings: async () => (await import('./settings.js')).registerSettings,
  openapi: async () => (await import('./openapi.js')).registerOpenapi,
}

const program = new Command('mingjian')
  .description('明鉴：政府信息公开工作年度报告合规评分 · Scores government-information-disclosure annual reports')
  .version(engineVersion)
  .exitOverride()
  .showHelpAfterError()

const asked = process.argv[2] ?? ''
for (const verb of Object.hasOwn(verbs, asked) ? [asked] : Object.keys(verbs)) (await verbs[verb]!())(program)

// A reader that has seen enough and closes (head, less) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

/** Help and version are answers; every other refusal of a call is 2, as is a fault. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof Fault)) throw error
  process.stderr.write(`${sayFault(error)}\n`)
  return 2
}
