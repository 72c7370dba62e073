// Settings from the environment: defaults, empty values, and wrong ones named without being repeated.
import t from 'tap'
import { readConfig, variables } from '../src/config.js'
import { Fault } from '../src/model/fault.js'

t.test('defaults, and values of every kind', (t) => {
  const defaults = readConfig({})
  t.match(defaults, { dataFolder: './data', host: '127.0.0.1', port: 8080, logLevel: 'info', trustProxy: false })
  t.notOk('databaseUrl' in defaults)
  t.same(readConfig({ MINGJIAN_PORT: '', DATABASE_URL: '  ', PATH: '/bin' }), defaults, 'empty is absent, and the rest is not ours')
  t.match(
    readConfig({ DATABASE_URL: 'postgresql://a:b@c/d', MINGJIAN_PORT: ' 0 ', MINGJIAN_TRUST_PROXY: 'true', MINGJIAN_LOG: 'silent' }),
    { databaseUrl: 'postgresql://a:b@c/d', port: 0, trustProxy: true, logLevel: 'silent' },
  )
  t.equal(new Set(Object.values(variables)).size, Object.keys(variables).length)
  t.end()
})

t.test('a wrong value is named, with what it must be, and not repeated', (t) => {
  const cases: Array<[variable: string, value: string]> = [
    ['MINGJIAN_PORT', 'eighty'], ['MINGJIAN_PORT', '70000'], ['MINGJIAN_PORT', '1.5'], ['MINGJIAN_PORT', '-1'], ['MINGJIAN_LOG', 'loud'],
    ['DATABASE_URL', 'mysql://user:secret@host/x'], ['MINGJIAN_RATE', 'Infinity'], ['MINGJIAN_TIMEOUT_MS', '999'],
    ['MINGJIAN_TRUST_PROXY', 'perhaps'], ['MINGJIAN_MAX_LAG_MS', 'x'], ['MINGJIAN_THREADS', '0'],
    ['MINGJIAN_METRICS_TOKEN', 'guessed'], ['MINGJIAN_METRICS_TOKEN', `${'a'.repeat(24)}\n${'a'.repeat(24)}`], ['MINGJIAN_WORKER_PORT', 'any'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ]
  for (const [variable, value] of cases) {
    try {
      readConfig({ [variable]: value })
      t.fail(`${variable}=${value}`)
    } catch (error) {
      t.ok(error instanceof Fault && error.code === 'config-invalid')
      const { detail } = error as Fault
      for (const said of [detail.zh, detail.en]) t.ok(said.includes(variable) && !said.includes(value), said)
    }
  }
  t.throws(() => readConfig({ MINGJIAN_PORT: 'x', MINGJIAN_LOG: 'y' }), /MINGJIAN_PORT.*MINGJIAN_LOG/)
  t.end()
})
