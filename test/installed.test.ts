// The package as npm would publish it, installed in another project: its client is found, its types hold, and it asks a service.
import { execFile } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import ts from 'typescript'
import { aService } from './api/asked.js'

const run = promisify(execFile)
const folder = t.testdir({ packed: {}, project: { node_modules: { mingjian: {} } } })
const project = join(folder, 'project')
const installed = join(project, 'node_modules/mingjian')

interface Manifest { files: string[]; exports: Record<string, string | { types: string; default: string }>; bin: Record<string, string> }
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest

/** What bundles the dependencies is left out: they are a hundred megabytes, and those of the client are put beside it as npm puts them. */
async function install(): Promise<string[]> {
  const staged = join(folder, 'packed')
  for (const path of manifest.files.filter((each) => !each.includes('*') && existsSync(each))) cpSync(path, join(staged, path), { recursive: true })
  writeFileSync(join(staged, 'package.json'), JSON.stringify({ ...manifest, bundleDependencies: false }))
  const quiet = ['--json', '--ignore-scripts', '--offline', '--no-update-notifier', '--pack-destination', folder]
  const { stdout } = await run('npm', ['pack', ...quiet], { cwd: staged, maxBuffer: 64 * 1024 ** 2 })
  const [packed] = JSON.parse(stdout) as Array<{ filename: string; files: Array<{ path: string }> }>
  await run('tar', ['--extract', '--gzip', '--strip-components=1', `--directory=${installed}`, `--file=${join(folder, packed!.filename)}`])
  for (const dependency of ['openapi-fetch', 'openapi-typescript-helpers']) {
    cpSync(join('node_modules', dependency), join(installed, 'node_modules', dependency), { recursive: true })
  }
  return packed!.files.map(({ path }) => path)
}

const program = `
import { answerOf, createMingjian, MingjianError, type components } from 'mingjian/client'

declare const process: { argv: string[] }
const client = createMingjian({ address: process.argv[2]!, language: 'en' })
const asked = { params: { query: { store: false } }, body: { text: '报告' } }
const evaluation: components['schemas']['Evaluation'] = await answerOf(client.POST('/v1/evaluations', asked))
console.log(evaluation.report.year)
// @ts-expect-error: there is no such address; a type that was not found would be content with any
const refused: unknown = await answerOf(client.GET('/v1/nowhere')).catch((error: unknown) => error)
console.log(refused instanceof MingjianError && refused.status)
`

t.test('installed', async (t) => {
  t.setTimeout(290_000)
  const files = await install()

  await t.test('what is published', (t) => {
    const named = [
      ...Object.values(manifest.exports).flatMap((each) => (typeof each === 'string' ? [each] : Object.values(each))), ...Object.values(manifest.bin),
    ].map((path) => path.replace(/^\.\//, ''))
    t.same(named.filter((path) => !files.includes(path)), [], 'all that the manifest names')
    t.same(files.filter((path) => /(^|\/)(test|node_modules|\.[^/]*)\/|\.(tsbuildinfo|log)$/.test(path)), [], 'and nothing of the workshop')
    t.end()
  })

  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(project, 'ask.ts'), program)
  const { Node16, NodeNext, Bundler } = ts.ModuleResolutionKind
  for (const moduleResolution of [Node16, NodeNext, Bundler]) {
    const { resolvedModule } = ts.resolveModuleName(
      'mingjian/client', join(project, 'ask.ts'), { moduleResolution }, ts.sys, undefined, undefined, ts.ModuleKind.ESNext)
    t.equal(resolvedModule?.resolvedFileName, join(installed, 'dist/src/client/client.d.ts'), ts.ModuleResolutionKind[moduleResolution])
  }
  t.same(compiled(join(project, 'ask.ts')), [], 'its types hold')

  const service = await aService()
  t.teardown(service.close)
  const address = await service.app.listen({ port: 0, host: '127.0.0.1' })
  const { stdout } = await run(process.execPath, ['ask.js', address], { cwd: project })
  t.same(stdout.trim().split('\n'), ['2024', '404'])
})

/** Written beside it. @returns its mistakes. */
function compiled(file: string): string[] {
  const whole = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true,
    skipLibCheck: true, types: [],
  })
  whole.emit()
  return ts.getPreEmitDiagnostics(whole).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
