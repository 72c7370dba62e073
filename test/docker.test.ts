// No Docker engine is asked for: the Dockerfile is read, and its last stage replayed in a clean folder.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'

const lines = readFileSync('Dockerfile', 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))
const words = (instruction: string): string[][] =>
  lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1).split(' '))
const listOf = (line: string): string[] => JSON.parse(line.slice(line.indexOf('['))) as string[]
const copies = words('COPY').map((parts) => ({
  built: parts[0]?.startsWith('--from') === true, sources: parts.filter((part) => !part.startsWith('--')).slice(0, -1), target: parts.at(-1)!,
}))

t.test('what is copied is there, and let through', (t) => {
  const letThrough = readFileSync('.dockerignore', 'utf8').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  for (const source of copies.filter(({ built }) => !built).flatMap(({ sources }) => sources)) {
    t.ok(existsSync(source), source)
    t.ok(letThrough.includes(source), `${source} is in .dockerignore`)
  }
  t.end()
})

t.test('it runs without privileges, stops in order and is watched', (t) => {
  const [user, command] = ['USER', 'CMD'].map((word) => lines.findIndex((line) => line.startsWith(`${word} `)))
  t.ok(user! > 0 && user! < command!)
  t.not(words('USER').at(-1)?.[0], 'root')
  t.equal(words('STOPSIGNAL')[0]?.[0], 'SIGTERM')
  t.ok(lines.some((line) => line.startsWith('HEALTHCHECK ')))
  t.notMatch(words('FROM').at(-1)!.join(' '), / AS /, 'the last stage is the image')
  t.end()
})

t.test('what runs needs no development dependency', { skip: existsSync('dist/src') ? false : 'nothing is built' }, (t) => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const files = ['dist/src', 'dist/migrations'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js')).map((name) => join(folder, name)))
  for (const file of files) {
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?:[^'"\n]* from )?['"]([^'".\n]+)['"]/gm)) {
      const owner = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]!
      if (!name.startsWith('node:') && !builtinModules.includes(name) && !(owner in dependencies)) t.fail(`${file} imports ${name}`)
    }
  }
  t.pass(`${files.length} files`)
  t.end()
})

t.test('the last stage runs in a clean folder', { skip: existsSync('dist/src') ? false : 'nothing is built' }, async (t) => {
  const folder = t.testdir()
  for (const { built, sources, target } of copies.slice(copies.findIndex((copy) => copy.built))) {
    for (const source of sources) place(built ? source.replace('/app/', '') : source, join(folder, target))
  }
  const environment = Object.fromEntries(words('ENV').flat().map((pair) => pair.split('=') as [string, string]))
  t.equal(environment['MINGJIAN_DATA'], '/data')
  t.same(listOf(lines.find((line) => line.startsWith('CMD '))!), ['node', 'dist/src/cli/main.js', 'serve'])
  const env = { ...environment, PATH: process.env['PATH'], MINGJIAN_DATA: join(folder, 'data'), MINGJIAN_HOST: '127.0.0.1', MINGJIAN_PORT: '0' }
  const child = spawn(process.execPath, ['dist/src/cli/main.js', 'serve'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { said += chunk })
  for (let tries = 0; tries < 2400 && !said.includes('\n') && child.exitCode === null; tries += 1) await sleep(50)
  const port = /127\.0\.0\.1:(\d+)/.exec(said)?.[1]
  t.ok(port, said)
  const [program, ...options] = listOf(lines.find((line) => line.startsWith('HEALTHCHECK '))!)
  const healthAt = (at: string): number | null => spawnSync(program!, options, { env: { ...env, MINGJIAN_PORT: at } }).status
  t.equal(healthAt(port ?? '1'), 0, 'healthy')
  child.kill('SIGTERM')
  const [code] = await once(child, 'close') as [number | null]
  t.equal(code, 0, 'stopped in order')
  t.equal(healthAt(port ?? '1'), 1, 'gone')
})

/** A target that ends in a slash is a folder to copy into. */
function place(source: string, target: string): void {
  const to = target.endsWith('/') ? join(target, source) : target
  mkdirSync(dirname(to), { recursive: true })
  // npm ci is not run again: the modules of this checkout stand in, and the test before this one says that none is for development.
  if (source === 'node_modules') symlinkSync(resolve(source), to)
  else cpSync(source, to, { recursive: true })
}
