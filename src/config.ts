// The environment in, checked settings out. The only reader of process.env.
import Type from 'typebox'
import { Value } from 'typebox/value'
import { Fault } from './model/fault.js'

/** Every setting with its default; `description` says what a value must be. */
export const Config = Type.Object(
  {
    databaseUrl: Type.Optional(Type.String({ pattern: '^postgres(ql)?://', description: 'a postgresql:// address' })),
    dataFolder: Type.String({ minLength: 1, default: './data', description: 'a folder' }),
    host: Type.String({ minLength: 1, default: '127.0.0.1', description: 'an address to listen on' }),
    port: Type.Integer({ minimum: 0, maximum: 65_535, default: 8080, description: 'a port, 0 to 65535' }),
    logLevel: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      default: 'info',
      description: 'fatal, error, warn, info, debug or silent',
    }),
    requestsPerMinute: Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      default: 600,
      description: 'a whole number, 0 for no limit',
    }),
    requestTimeoutMs: Type.Integer({
      minimum: 1000,
      maximum: 600_000,
      default: 60_000,
      description: 'milliseconds, 1000 to 600000',
    }),
    maxLagMs: Type.Integer({
      minimum: 0,
      maximum: 60_000,
      default: 5000,
      description: 'milliseconds, 0 to 60000; 0 for no limit',
    }),
    trustProxy: Type.Boolean({ default: false, description: 'true or false' }),
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
  trustProxy: 'MINGJIAN_TRUST_PROXY',
} as const satisfies Record<keyof Config, string>

/**
 * An empty variable counts as absent.
 * @throws Fault config-invalid naming every wrong variable and what it must be, never its value: it may hold a password.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.entries(variables)
    .map(([key, name]) => [key, environment[name]?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '')
  const config = Value.Default(Config, Value.Convert(Config, Object.fromEntries(given))) as Record<string, unknown>
  if (Value.Check(Config, config)) return Object.freeze(config)
  const wrong = Object.entries(Config.properties)
    .filter(([key, schema]) => config[key] !== undefined && !Value.Check(schema, config[key]))
    .map(([key, schema]) => ({
      name: variables[key as keyof Config],
      must: (schema as unknown as { description: string }).description,
    }))
  throw new Fault('config-invalid', {
    zh: `${wrong.map(({ name, must }) => `${name} 应为：${must}`).join('；')}。`,
    en: `${wrong.map(({ name, must }) => `${name} must be ${must}`).join('; ')}.`,
  })
}
