// How often each rule is right when it finds a report wanting, over documents whose defects are known. `npm run docs` writes the pages anew.
import { readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { loadRulebook } from '../src/rulebook/load.js'
import { labelledReports } from './labelled/reports.js'
import { precisionOf, recallOf, tallies, type Tallies, type Tally } from './labelled/tally.js'
import type { Language } from '../src/model/words.js'

const rulebook = loadRulebook()
const counted = await tallies(rulebook)
const enough = 0.95

t.test('the reports that are drawn', (t) => {
  t.ok(labelledReports.length >= 40)
  t.same(labelledReports.map(({ name }) => name).length, new Set(labelledReports.map(({ name }) => name)).size)
  const known = new Set(rulebook.rules.map(({ id }) => id))
  t.same(labelledReports.flatMap(({ wanting }) => wanting).filter((id) => !known.has(id)), [])
  t.same([...counted.drawn].flatMap(([id, { accused }]) => accused.map((name) => `${id}: ${name}`)), [], 'no sound report is accused')
  t.end()
})

t.test('a rule that is wrong too often fails nobody', (t) => {
  for (const { id, verdicts } of rulebook.rules) {
    const precision = precisionOf(counted.all.get(id)!)
    const fails = verdicts.some(({ outcome }) => outcome === 'fail' || outcome === 'partial')
    t.ok(!fails || precision === null || precision >= enough, `${id}: ${precision}`)
  }
  t.end()
})

for (const [language, file] of [['en', 'rules/PRECISION.md'], ['zh', 'rules/PRECISION.zh-CN.md']] as const) {
  t.test(file, (t) => {
    const page = pageOf(counted, language)
    if (process.env['PRECISION'] === 'write') writeFileSync(file, page)
    t.equal(readFileSync(file, 'utf8'), page, 'run: npm run docs')
    t.end()
  })
}

function pageOf({ drawn, all }: Tallies, language: Language): string {
  const heads = {
    zh: ['规则', '文件', '应判不符', '判为不符', '精确率', '召回率', '另造：应判', '判为', '精确率', '召回率'],
    en: ['Rule', 'Documents', 'Wanting', 'Told', 'Precision', 'Recall', 'Drawn: wanting', 'told', 'precision', 'recall'],
  }[language]
  const rows = rulebook.rules.map(({ id }) => {
    const [every, own] = [all.get(id)!, drawn.get(id)!]
    return [`\`${id}\``, String(every.documents), ...figures(every), ...figures(own)]
  })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [...intro(language), '', line(heads), line(heads.map(() => '---')), ...rows.map(line), ''].join('\n')
}

function intro(language: Language): string[] {
  return language === 'zh'
    ? ['# 每条规则的精确率与召回率', '', '由 `npm run docs` 写出，请勿手改。',
      `文件的缺陷都是已知的：规则自己的全文用例、黄金样本，以及按种子另造的${labelledReports.length}份完整报告（没有规则或者用例取自它们）。`,
      '“不符”指不符合或者部分符合；只提请复核不算。没有判过的写“—”。精确率低于0.95的规则不得判不符合。']
    : ['# Precision and recall of each rule', '', 'Written by `npm run docs`: not to be edited.',
      `The defects of every document are known: the whole texts among a rule's own cases, the golden documents, and ${labelledReports.length} whole`,
      'reports drawn from seeds, from which no rule and no case was made. Wanting means fail or partial; a review tells nothing.',
      'A dash: nothing to tell. A rule under 0.95 precision may fail nobody.']
}

function figures(tally: Tally): string[] {
  return [String(tally.wanting), String(tally.told), share(precisionOf(tally)), share(recallOf(tally))]
}

function share(value: number | null): string {
  return value === null ? '—' : value.toFixed(2)
}
