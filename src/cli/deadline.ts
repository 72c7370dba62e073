// The days of one application in, the legal due date, the verdict and every step on standard output.
import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { deadlineFor } from '../calendar/deadline.js'
import { workCalendar } from '../calendar/working-days.js'
import { Channel, EventType, mostEvents } from '../model/deadline.js'
import { presentDeadline } from '../present/deadline.js'
import { loadRulebook } from '../rulebook/load.js'
import { asDate } from './arguments.js'
import { printDeadline } from './print-deadline.js'
import type { Handling } from '../model/deadline.js'
import type { Language } from '../model/words.js'

interface DeadlineOptions extends Pick<Handling, 'received' | 'channel' | 'replied'> {
  event: NonNullable<Handling['events']>
  lang: Language
  format: 'text' | 'json'
}

const eventTypes = EventType.anyOf.map((type): EventType => type.const)

export function registerDeadline(program: Command): void {
  program.command('deadline')
    .description('计算一件申请的答复期限 · the due date of one application')
    .requiredOption('--received <date>', '收到申请之日 · legal day of receipt, YYYY-MM-DD', asDate)
    .addOption(new Option('--channel <channel>',
      '提交方式 · how it was submitted').choices(Channel.anyOf.map((channel) => channel.const)))
    .option('--event <type=date>', `经过，可多次给出 · what happened, repeatable: ${eventTypes.join(' ')}`, asEvents, [])
    .option('--replied <date>', '答复之日：签收或交邮 · day of the reply: of signature or of posting', asDate)
    .addOption(new Option('--lang <language>', '语言 · language').choices(['zh', 'en']).default('zh'))
    .addOption(new Option('--format <format>', '输出格式 · output').choices(['text', 'json']).default('text'))
    .action((options: DeadlineOptions) => {
      process.exitCode = answer(options)
    })
}

/** @returns 0, or 1 when the reply was late. */
function answer({ lang, format, received, channel, replied, event: events }: DeadlineOptions): number {
  const { handling: law, calendar, laws } = loadRulebook()
  const handling: Handling = { received, events, ...(channel !== undefined && { channel }),
    ...(replied !== undefined && { replied }) }
  const deadline = presentDeadline(deadlineFor(handling, law, workCalendar(calendar)), laws, lang)
  process.stdout.write(format === 'json' ? `${JSON.stringify(deadline, null, 1)}\n` : printDeadline(deadline, lang,
    process.stdout.columns))
  return deadline.verdict === 'late' ? 1 : 0
}

function asEvents(value: string, before: DeadlineOptions['event']): DeadlineOptions['event'] {
  const [name, date, ...rest] = value.split('=')
  const type = eventTypes.find((each) => each === name)
  if (type === undefined || date === undefined || rest.length > 0) {
    throw new InvalidArgumentError(`写作 类型=日期 · write TYPE=DATE; 类型 · types: ${eventTypes.join(' ')}`)
  }
  if (before.length === mostEvents) throw new InvalidArgumentError(`最多 ${mostEvents} 项 · at most ${mostEvents}`)
  return [...before, { type, date: asDate(date) }]
}
