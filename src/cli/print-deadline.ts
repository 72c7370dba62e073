// A due date with its steps in, text for a terminal out: the answer first, then why, in the order of the days.
import pc from 'picocolors'
import stringWidth from 'string-width'
import { linesOf } from '../export/line-break.js'
import { articleName } from '../model/article-name.js'
import { words } from './print-words.js'
import type { DeadlineAnswer } from '../model/deadline.js'
import type { Language } from '../model/words.js'

const labels = {
  zh: {
    due: '到期日', noDue: '不能确定', standsStill: '期限停止，等待中', verdict: '结论', regime: '适用', used: '工作日', steps: '经过', law: '依据',
    verdicts: {
      'in-time': '按期答复', late: '逾期答复', open: '尚未答复', review: '需要人来判断：算法不同，结论不同', 'not-assessable': '无法判断：没有该年度的放假通知',
    },
  },
  en: {
    due: 'Due', noDue: 'not known', standsStill: 'the limit stands still', verdict: 'Verdict', regime: 'Under',
    used: 'Working days', steps: 'Steps', law: 'Law',
    verdicts: {
      'in-time': 'replied in time', late: 'replied late', open: 'not replied yet',
        review: 'for a person to decide: the readings differ',
      'not-assessable': 'not assessable: no holiday notice for the year',
    },
  },
} as const
const paints = { 'in-time': pc.green, late: pc.red, open: pc.cyan, review: pc.yellow, 'not-assessable': pc.yellow }
const widest = 100

/** `columns` is the terminal's width; text to a file is set at 100. Ends with a line break. */
export function printDeadline({ regime, dueOn, verdict, workingDays, steps }: DeadlineAnswer, language: Language,
  columns?: number): string {
  const label = labels[language]
  const w = words[language]
  const width = Math.max(40, Math.min(widest, columns ?? widest))
  const noDue = verdict === 'open' ? label.standsStill : label.noDue
  return `${[
    `${pc.bold(label.due)}${w.colon}${pc.bold(dueOn ?? noDue)}`,
    `${pc.bold(label.verdict)}${w.colon}${paints[verdict](label.verdicts[verdict])}`,
    `${label.regime}${w.colon}${w.regimes[regime]}`,
    ...(workingDays === null ? [] : [`${label.used}${w.colon}${workingDays}`]),
    '', pc.bold(label.steps),
    ...steps.map((step) => line(step, language, width)),
  ].join('\n')}\n`
}

type Step = DeadlineAnswer['steps'][number]

function line({ date, reason, basis }: Step, language: Language, width: number): string {
  const w = words[language]
  const law = basis.map(({ title, article }) => title + (article ? ` ${articleName(article, language)}` : '')).join(w.semicolon)
  const indent = ' '.repeat(date.length + 4)
  const fold = (text: string): string => linesOf(text, width - indent.length, stringWidth).join(`\n${indent}`)
  const cited = law ? [indent + pc.dim(fold(`${labels[language].law}${w.colon}${law}`))] : []
  return [`  ${date}  ${fold(reason)}`, ...cited].join('\n')
}
