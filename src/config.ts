// The environment in, checked settings out. The only reader of process.env.
import { availableParallelism } from 'node:os'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { Fault } from './model/fault.js'
import type { Localised } from './model/words.js'

/** Every setting with its default. */
export const Config = Type.Object(
  {
    databaseUrl: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
    dataFolder: Type.String({ minLength: 1, default: './data' }),
    host: Type.String({ minLength: 1, default: '127.0.0.1' }),
    port: Type.Integer({ minimum: 0, maximum: 65_535, default: 8080 }),
    logLevel: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { default: 'info' }),
    requestsPerMinute: Type.Integer({ minimum: 0, maximum: 1_000_000, default: 600 }),
    requestTimeoutMs: Type.Integer({ minimum: 1000, maximum: 600_000, default: 60_000 }),
    /** Mean over a second: one long evaluation does not reach it, a queue of them does. */
    maxLagMs: Type.Integer({ minimum: 0, maximum: 60_000, default: 1000 }),
    /** Documents worked on at once; by default each processor but the one that answers requests. */
    threads: Type.Integer({ minimum: 1, maximum: 256, default: Math.max(1, availableParallelism() - 1) }),
    trustProxy: Type.Boolean({ default: false }),
  },
  { additionalProperties: false },
)
export type Config = Type.Static<typeof Config>

/** The variable each setting is read from. */
export const variables = {
  databaseUrl: 'DATABASE_URL',
  dataFolder: 'MINGJIAN_DATA',
  host: 'MINGJIAN_HOST',
  port: 'MINGJIAN_PORT',
  logLevel: 'MINGJIAN_LOG',
  requestsPerMinute: 'MINGJIAN_RATE',
  requestTimeoutMs: 'MINGJIAN_TIMEOUT_MS',
  maxLagMs: 'MINGJIAN_MAX_LAG_MS',
  threads: 'MINGJIAN_THREADS',
  trustProxy: 'MINGJIAN_TRUST_PROXY',
} as const satisfies Record<keyof Config, string>

/**
 * An empty variable counts as absent.
 * @throws Fault config-invalid naming every wrong variable and what it must be, never its value: it may hold a password.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = keys
    .map((key) => [key, environment[variables[key]]?.trim()] as const)
    .filter(([, text]) => text)
    .map(([key, text]) => [key, valueOf(key, text!)])
  const config = Value.Default(Config, Object.fromEntries(given)) as Record<string, unknown>
  if (Value.Check(Config, config)) return Object.freeze(config)
  const wrong = keys.filter((key) => config[key] !== undefined && !Value.Check(Config.properties[key], config[key]))
  throw new Fault('config-invalid', {
    zh: `${wrong.map((key) => `${variables[key]} 应为${must[key].zh}`).join('；')}。`,
    en: `${wrong.map((key) => `${variables[key]} must be ${must[key].en}`).join('; ')}.`,
  })
}

const keys = Object.keys(variables) as Array<keyof Config>

/** What is no number or no yes or no stays text, and is refused as such. */
function valueOf(key: keyof Config, text: string): unknown {
  const { type } = Config.properties[key] as { type?: string }
  if (type === 'integer' && /^\d{1,9}$/.test(text)) return Number(text)
  return type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text
}

const must: Record<keyof Config, Localised> = {
  databaseUrl: { zh: ' postgresql:// 开头的地址', en: 'an address that begins with postgresql://' },
  dataFolder: { zh: '一个文件夹', en: 'a folder' },
  host: { zh: '监听地址', en: 'an address to listen on' },
  port: { zh: ' 0 到 65535 的端口', en: 'a port, 0 to 65535' },
  logLevel: { zh: ' fatal、error、warn、info、debug、silent 之一', en: 'fatal, error, warn, info, debug or silent' },
  requestsPerMinute: { zh: '整数，0 为不限', en: 'a whole number, 0 for no limit' },
  requestTimeoutMs: { zh: '毫秒数，1000 到 600000', en: 'milliseconds, 1000 to 600000' },
  maxLagMs: { zh: '毫秒数，0 到 60000，0 为不限', en: 'milliseconds, 0 to 60000, 0 for no limit' },
  threads: { zh: '整数，1 到 256', en: 'a whole number, 1 to 256' },
  trustProxy: { zh: ' true 或 false', en: 'true or false' },
}
