// Run before the tests: a machine without a browser in, one with Debian's chromium out, or a plain word that the page goes untried.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from './chromium.js'

const patienceMs = 5 * 60_000

if (!existsSync(chromium)) say(install())

function install(): string {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return cannot('this is no Debian')
  if (process.getuid?.() !== 0) return cannot('only root may install packages')
  // The fonts give screenshots their Chinese characters.
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']]) {
    const { status, stderr, error } = spawnSync('apt-get', ['-q', ...words], {
      encoding: 'utf8', timeout: patienceMs, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) return cannot(`apt-get ${words[0]!} failed: ${(error?.message ?? stderr).trim().split('\n').at(-1)!}`)
  }
  return existsSync(chromium) ? `Installed ${chromium} for the tests of the page.` : cannot(`${chromium} is still missing`)
}

function cannot(why: string): string {
  return `NO BROWSER: the tests of the page will be SKIPPED, for ${why}.`
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
