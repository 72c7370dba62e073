// The rules as an official, an author and a script read them: list, show one, check a folder.
import { Argument, Option, type Command } from 'commander'
import { Fault } from '../model/fault.js'
import { authored, editorSchema } from '../rulebook/editor-schema.js'
import { coveragePage } from '../rulebook/coverage-page.js'
import { readCoverage } from '../rulebook/coverage.js'
import { loadRulebook, ourFolder } from '../rulebook/load.js'
import { rulesPage } from '../rulebook/rules-page.js'
import { allProblemsOf } from '../rules-check.js'
import { withDocumentOptions } from './document-options.js'
import { diffRulesets } from './rules-diff.js'
import { tryRule } from './rules-try.js'
import { printProblems, printRule, printRuleList, ruleSubjects } from './print-rules.js'
import type { DiffOptions } from './rules-diff.js'
import type { Authored } from '../rulebook/editor-schema.js'
import type { TryOptions } from './rules-try.js'
import type { RuleSubject } from './print-rules.js'
import type { Language } from '../model/words.js'

interface RulesOptions { lang: Language; for?: RuleSubject }

export function registerRules(program: Command): void {
  const rules = program.command('rules').description('查看和检查规则 · list, show and check the rules')
  rules.command('list')
    .description('按结论顺序列出规则 · every rule, in the order of findings')
    .addOption(new Option('--for <subject>', '只列报告或者台账的规则 · rules of reports or of registers alone').choices(ruleSubjects))
    .addOption(language())
    .action(({ lang, for: only }: RulesOptions) => {
      process.stdout.write(printRuleList(loadRulebook(), lang, only))
    })
  rules.command('show')
    .description('一条规则的结论、依据原文和用例 · one rule: verdicts, articles, cases')
    .argument('<id>', '规则编号，台账规则也可用 L-01 之类 · id of a rule; of a register also its number, such as L-01')
    .addOption(language())
    .action((id: string, { lang }: RulesOptions) => {
      process.stdout.write(show(id, lang))
    })
  rules.command('check')
    .description('检查规则文件夹，逐条说明文件、行号和原因 · check a folder of rules')
    .argument('[folder]', '规则文件夹；缺省为自带的 · folder of rules; ours when left out')
    .addOption(language())
    .action(async (folder: string | undefined, { lang }: RulesOptions) => {
      const problems = await allProblemsOf({ folder })
      const say = problems.length === 0 ? process.stdout : process.stderr
      say.write(printProblems(problems, lang))
      if (problems.length > 0) process.exitCode = 2
    })
  withDocumentOptions(rules.command('try')
    .description('一条规则在一份文件上看到了什么、怎样得出结论 · what a rule saw in a document, and how it decided')
    .argument('<id>', '规则编号 · id of a rule')
    .argument('<file>', '文件 · document'))
    .addOption(language())
    .action((id: string, file: string, options: TryOptions) => tryRule(id, file, options))
  rules.command('diff')
    .description('比较两个规则集；加 --over 看一批文件的结论怎样变化 · what two rulesets differ in, and what moves by it')
    .argument('<a>', '规则集编号、文件夹或“规则集+地方” · id, folder, or ruleset+overlay')
    .argument('<b>')
    .option('--over <file...>', '用两个规则集各评一遍的文件 · documents to judge under both')
    .addOption(new Option('--format <format>', '输出格式 · output').choices(['text', 'json']).default('text'))
    .addOption(language())
    .action(async (a: string, b: string, options: DiffOptions) => {
      process.exitCode = await diffRulesets(a, b, options)
    })
  rules.command('page')
    .description('全部规则的一页 Markdown · a page of Markdown with every rule')
    .addOption(language())
    .action(({ lang }: RulesOptions) => {
      process.stdout.write(rulesPage(loadRulebook(), lang))
    })
  rules.command('coverage')
    .description('法律、表格各行和陷阱各由什么保证，一页 Markdown · what holds each duty, line and trap, as a page of Markdown')
    .addOption(language())
    .action(({ lang }: RulesOptions) => {
      const coverage = readCoverage(ourFolder())
      if (coverage) process.stdout.write(coveragePage(coverage, loadRulebook(), lang))
    })
  rules.command('schema')
    .description('rule.json、cases.json 或 extension.json 的 JSON Schema，供编辑器使用 · JSON Schema of a file that authors write, for editors')
    .addArgument(new Argument('[of]', '哪一种文件 · which of them').choices(authored).default('rule'))
    .action((of: Authored) => {
      process.stdout.write(editorSchema(loadRulebook(), of))
    })
}

function language(): Option {
  return new Option('--lang <language>', '语言 · language').choices(['zh', 'en']).default('zh')
}

function show(id: string, lang: Language): string {
  const rulebook = loadRulebook()
  const rules = [...rulebook.rules, ...rulebook.ledger.rules].filter((rule) => rule.id === id || ('number' in rule && rule.number === id))
  if (rules.length === 0) {
    throw new Fault('not-found', {
      zh: `没有规则“${id}”；mingjian rules list 列出全部规则。`, en: `There is no rule "${id}"; mingjian rules list names them all.`,
    })
  }
  return rules.map((rule) => printRule(rule, rulebook, lang)).join('\n')
}
