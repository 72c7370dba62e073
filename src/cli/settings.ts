// Prints every setting as one table: docs/settings.md and docs/settings.zh-CN.md are what it says.
import { Option } from 'commander'
import { Config, settingWords, variables } from '../config.js'
import type { Command } from 'commander'
import type { Language } from '../model/words.js'

export function registerSettings(program: Command): void {
  program
    .command('settings')
    .description('列出全部设置（环境变量）· list every setting (environment variables)')
    .addOption(new Option('--lang <lang>', '语言 · language').choices(['zh', 'en']).default('zh'))
    .action(({ lang }: { lang: Language }) => {
      process.stdout.write(settingsPage(lang))
    })
}

/** Markdown, the same on every machine: a default that the machine decides is told in words. */
export function settingsPage(language: Language): string {
  const { title, lead, head } = words[language]
  const rows = (Object.keys(variables) as Array<keyof Config>).map((key) => {
    const { means, must, otherwise } = settingWords[key]
    const { default: given } = Config.properties[key] as { default?: unknown }
    const unset = otherwise?.[language] ?? `\`${String(given)}\``
    return `| \`${variables[key]}\` | ${unset} | ${must[language].trim()} | ${means[language]} |`
  })
  return `${[title, '', lead, '', `| ${head.join(' | ')} |`, '|---|---|---|---|', ...rows].join('\n')}\n`
}

const words = {
  zh: {
    title: '# 设置',
    lead: '设置都是环境变量，只在启动时读一次；空值等于没有设置，写错的一律指名拒绝启动。`--host`、`--port` 优先于对应的变量。\n'
      + '本页由 `mingjian settings --lang zh` 写出。',
    head: ['变量', '不设时', '应为', '用途'],
  },
  en: {
    title: '# Settings',
    lead: 'Every setting is an environment variable, read once at the start. Empty counts as unset; a wrong one is named and the program does not\n'
      + 'start. `--host` and `--port` go before their variables. This page is what `mingjian settings --lang en` prints.',
    head: ['variable', 'unset', 'must be', 'means'],
  },
}
