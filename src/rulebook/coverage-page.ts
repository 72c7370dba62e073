// A Rulebook and what its coverage file says in, a page of Markdown out: the law line by line, and what holds each line.
import { articleName } from '../model/article-name.js'
import type { Coverage, Duty, FormCoverage, Held, Trap } from '../model/coverage.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

const labels = {
  zh: {
    title: '法律、表格与陷阱的覆盖', made: '由 `mingjian rules coverage` 从 `coverage.json` 写出，请勿手改。', duties: '法律要求', forms: '表格各行',
    traps: { law: '法律陷阱', practice: '评估陷阱' }, what: '要求', row: '行', trap: '看似正确的查法', by: '由什么保证', article: '条',
    case: '用例', test: '测试', quoted: (text: string) => `“${text}”`, colon: '：',
  },
  en: {
    title: 'Coverage of the law, the forms and the traps', made: 'Written from `coverage.json` by `mingjian rules coverage`: not to be edited.',
    duties: 'Duties of the law', forms: 'Lines of the forms', traps: { law: 'Traps of law', practice: 'Traps of assessment' }, what: 'Duty',
    row: 'Row', trap: 'The check that looks right', by: 'Held by', article: 'Article', case: 'case', test: 'test',
    quoted: (text: string) => `"${text}"`, colon: ': ',
  },
} as const

export function coveragePage({ duties, forms, traps }: Coverage, rulebook: Rulebook, language: Language): string {
  const label = labels[language]
  return `${[
    `# ${label.title}`, label.made,
    `## ${label.duties}`, ...dutyTables(duties, rulebook, language),
    `## ${label.forms}`, ...forms.map((form) => formTable(form, rulebook, language)),
    ...(['law', 'practice'] as const).flatMap((of) => [`## ${label.traps[of]}`, trapTable(traps.filter((trap) => trap.of === of), language)]),
  ].join('\n\n')}\n`
}

function dutyTables(duties: Duty[], { laws }: Rulebook, language: Language): string[] {
  const label = labels[language]
  return [...new Set(duties.map(({ law }) => law))].map((id) => {
    const law = laws[id]
    const title = language === 'zh' ? `《${law?.title ?? id}》` : law?.titleEn ?? id
    const rows = duties.filter((duty) => duty.law === id)
      .map((duty) => [articleName(duty.article, language), duty.says[language], heldBy(duty, language)])
    return `### ${title}${law?.number ? ` ${law.number}` : ''}\n\n${table([label.article, label.what, label.by], rows)}`
  })
}

function formTable({ form: id, rules, some }: FormCoverage, { forms }: Rulebook, language: Language): string {
  const form = forms.find((each) => each.id === id)!
  const label = labels[language]
  const rows = form.rows.map(({ key, label: text }) => {
    const all = [...rules, ...some.filter((each) => each.rows.includes(key)).flatMap((each) => each.rules)]
    return [text, all.map((rule) => `\`${rule}\``).join(' ')]
  })
  return `### ${form.title[language]}\n\n${table([label.row, label.by], rows)}`
}

function trapTable(traps: Trap[], language: Language): string {
  const label = labels[language]
  return table(['#', label.trap, label.by], traps.map((trap) => [String(trap.number), trap.says[language], heldBy(trap, language)]))
}

function heldBy({ rules = [], cases = [], tests = [], why }: Held, language: Language): string {
  const label = labels[language]
  return [
    rules.map((rule) => `\`${rule}\``).join(' '),
    ...cases.map(({ rule, name }) => `${label.case} \`${rule}\`${label.colon}${name}`),
    ...tests.map(({ file, title }) => `${label.test} \`${file}\`${label.colon}${label.quoted(title)}`),
    why?.[language] ?? '',
  ].filter(Boolean).join('<br>')
}

function table(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
