#!/usr/bin/env node
// The command line: verbs to commands. The only place that ends the process.
import { Command, CommanderError } from 'commander'
import { engineVersion } from '../evaluate.js'
import { Fault } from '../model/fault.js'
import { registerCheck } from './check.js'
import { registerDeadline } from './deadline.js'
import { registerDemo } from './demo.js'
import { registerLedger } from './ledger.js'
import { registerMigrate } from './migrate.js'
import { registerOpenapi } from './openapi.js'
import { registerRules } from './rules.js'
import { sayFault } from './say.js'
import { registerServe } from './serve.js'

const program = new Command('mingjian')
  .description('明鉴：政府信息公开工作年度报告合规评分 · Scores government-information-disclosure annual reports')
  .version(engineVersion)
  .exitOverride()
  .showHelpAfterError()

registerCheck(program)
registerDeadline(program)
registerServe(program)
registerLedger(program)
registerMigrate(program)
registerRules(program)
registerDemo(program)
registerOpenapi(program)

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
