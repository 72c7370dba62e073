// A due date on the command line: text for an official, JSON for a script, and the exit code.
import { Command, CommanderError } from 'commander'
import t, { type Test } from 'tap'
import { registerDeadline } from '../../src/cli/deadline.js'
import { Fault } from '../../src/model/fault.js'

async function run(t: Test, ...args: string[]): Promise<{ out: string; code: number }> {
  const written = [t.capture(process.stdout, 'write', () => true), t.capture(process.stderr, 'write', () => true)]
  const before = process.exitCode
  process.exitCode = 0
  const program = new Command('mingjian').exitOverride()
  registerDeadline(program)
  program.commands.forEach((command) => command.exitOverride())
  try {
    await program.parseAsync(['node', 'mingjian', 'deadline', ...args])
  } finally {
    written.forEach((each) => { each.restore() })
  }
  const code = Number(process.exitCode)
  process.exitCode = before
  return { out: written[0]!().map((call) => String(call.args[0])).join(''), code }
}

t.test('JSON, as the contract says', async (t) => {
  const { out, code } = await run(t, '--received', '2022-01-20', '--channel', 'online', '--event',
    'extension-notified=2022-02-21',
    '--replied', '2022-03-10', '--format', 'json')
  const answer = JSON.parse(out) as { steps: object[] }
  t.same(Object.keys(answer), ['regime', 'dueOn', 'verdict', 'workingDays', 'steps'])
  t.match(answer, { regime: 'cn-2019-form-2021', dueOn: '2022-03-22', verdict: 'in-time', workingDays: 32 })
  for (const step of answer.steps) t.same(Object.keys(step), ['date', 'effect', 'reason', 'basis'])
  t.equal(code, 0)
})

t.test('text, and the exit code', async (t) => {
  const cases: Array<[name: string, args: string[], code: number, ...says: RegExp[]]> = [
    ['in time', ['--received', '2022-01-20', '--replied', '2022-02-22'], 0, /到期日：2022-02-22/, /按期答复/, /2022-01-29 {2}.*调休上班日/,
      /第33条/],
    ['late', ['--received', '2022-01-20', '--replied', '2022-02-23'], 1, /逾期答复/, /合理期限的，本程序不作判断/],
    ['open', ['--received', '2022-01-20'], 0, /尚未答复/],
    ['review', ['--received', '2019-05-06', '--replied', '2019-05-31'], 0, /需要人来判断/, /2019-05-15 {2}修订后的条例/],
    ['unknown', ['--received', '2026-12-21'], 0, /不能确定/, /没有放假通知的年份/],
    ['in time before the calendar ends', ['--received', '2026-12-21', '--replied', '2026-12-25'], 0, /到期日：不能确定/, /按期答复/],
    ['stands still', ['--received', '2022-03-01', '--event', 'correction-requested=2022-03-04'], 0, /期限停止，等待中/, /第30条/],
    ['in English', ['--received', '2022-01-20', '--replied', '2022-02-23', '--lang', 'en'], 1, /Due: 2022-02-22/, /replied late/,
      /art\. 33/],
  ]
  for (const [name, args, code, ...says] of cases) {
    const answer = await run(t, ...args)
    t.equal(answer.code, code, name)
    for (const saying of says) t.match(answer.out, saying, name)
    t.notMatch(answer.out, /undefined|\[object|null/, name)
  }
})

t.test('a wrong call', async (t) => {
  const wrong = [
    [], ['--received', '2022-02-30'], ['--received', '20220120'], ['--received', '2022-01-20', '--channel', 'pigeon'],
    ['--received', '2022-01-20', '--event', 'paid=2022-01-21'], ['--received', '2022-01-20', '--event', 'corrected'],
    ['--received', '2022-01-20', '--event', 'corrected=2022-02-30'], ['--received', '2022-01-20', '--event',
      'corrected=2022-02-03=2022-02-04'],
  ]
  for (const args of wrong) await t.rejects(run(t, ...args), CommanderError, args.join(' '))
  await t.rejects(run(t, '--received', '2008-04-30'), Fault, 'before the regulation')
})
