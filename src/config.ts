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
    /** Documents of batches that the service works on at once; 0 leaves them to `mingjian worker`. */
    workers: Type.Integer({ minimum: 0, maximum: 256, default: Math.max(1, availableParallelism() - 1) }),
    /** host or host:port, with commas. */
    webhookHosts: Type.Optional(Type.String({ maxLength: 4000, pattern: '^[\\w.:\\-\\[\\], ]+$' })),
    /** Long enough that it can't be guessed: it opens /metrics from anywhere. */
    metricsToken: Type.Optional(Type.String({ minLength: 24, maxLength: 200, pattern: '^[\\w.~+/=-]+$' })),
    /** With commas, the newest first: 32 bytes are 43 letters, and one = where they are written as base64. */
    secretsKey: Type.Optional(Type.String({ maxLength: 1000, pattern: '^[\\w+/-]{43}=?( *, *[\\w+/-]{43}=?)*$' })),
    workerPort: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
    /** The one variable whose name is not ours: every collector's manual tells people to set it. */
    tracesEndpoint: Type.Optional(Type.String({ pattern: '^https?://' })),
    /** Reports may be checked without a key, as long as nothing is stored. */
    publicCheck: Type.Boolean({ default: true }),
    /** Three years: a report is held against last year's, and a season is disputed in the one after it. */
    retentionDays: Type.Integer({ minimum: 0, maximum: 36_500, default: 1095 }),
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
  workers: 'MINGJIAN_WORKERS',
  webhookHosts: 'MINGJIAN_WEBHOOK_HOSTS',
  metricsToken: 'MINGJIAN_METRICS_TOKEN',
  secretsKey: 'MINGJIAN_SECRETS_KEY',
  workerPort: 'MINGJIAN_WORKER_PORT',
  tracesEndpoint: 'OTEL_EXPORTER_OTLP_ENDPOINT',
  publicCheck: 'MINGJIAN_PUBLIC_CHECK',
  retentionDays: 'MINGJIAN_RETENTION_DAYS',
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
    zh: `${wrong.map((key) => `${variables[key]} 应为${settingWords[key].must.zh}`).join('；')}。`,
    en: `${wrong.map((key) => `${variables[key]} must be ${settingWords[key].must.en}`).join('; ')}.`,
  })
}

const keys = Object.keys(variables) as Array<keyof Config>

/** What is no number or no yes or no stays text, and is refused as such. */
function valueOf(key: keyof Config, text: string): unknown {
  const { type } = Config.properties[key] as { type?: string }
  if (type === 'integer' && /^\d{1,9}$/.test(text)) return Number(text)
  return type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text
}

/** What a person needs to know of a setting; docs/settings.md is made from it. */
export interface SettingWords {
  must: Localised
  means: Localised
  /** What holds where it is not set and the machine decides. */
  otherwise?: Localised
}

export const settingWords: Record<keyof Config, SettingWords> = {
  databaseUrl: {
    must: { zh: ' postgresql:// 开头的地址', en: 'an address that begins with postgresql://' },
    means: {
      zh: '使用这个 PostgreSQL（15 或更新），不用内置的。其中可含密码，只应写进密钥文件',
      en: 'PostgreSQL (15 or newer) to use in place of the embedded one. It may hold a password: keep it in a file of secrets',
    },
    otherwise: { zh: '内置 PostgreSQL', en: 'the embedded PostgreSQL' },
  },
  dataFolder: {
    must: { zh: '一个文件夹', en: 'a folder' },
    means: { zh: '内置 PostgreSQL 的数据文件夹', en: 'folder of the embedded PostgreSQL' },
  },
  host: { must: { zh: '监听地址', en: 'an address to listen on' }, means: { zh: '在哪个地址上监听', en: 'the address to listen on' } },
  port: {
    must: { zh: ' 0 到 65535 的端口', en: 'a port, 0 to 65535' },
    means: { zh: '监听端口；0 为任选空闲端口', en: 'the port to listen on; 0 for any free one' },
  },
  logLevel: {
    must: { zh: ' fatal、error、warn、info、debug、silent 之一', en: 'fatal, error, warn, info, debug or silent' },
    means: {
      zh: '日志写多少。每行一个 JSON，其中没有报告的文字，也没有查询参数的值',
      en: 'how much is logged: one JSON a line, with no text of a report and no value of a query in it',
    },
  },
  requestsPerMinute: {
    must: { zh: '整数，0 为不限', en: 'a whole number, 0 for no limit' },
    means: { zh: '同一地址每分钟的请求数上限', en: 'requests a minute from one address' },
  },
  requestTimeoutMs: {
    must: { zh: '毫秒数，1000 到 600000', en: 'milliseconds, 1000 to 600000' },
    means: { zh: '一次请求的时限', en: 'time for one request' },
  },
  maxLagMs: {
    must: { zh: '毫秒数，0 到 60000，0 为不限', en: 'milliseconds, 0 to 60000, 0 for no limit' },
    means: { zh: '事件循环的平均延迟超过它，新请求即被请走', en: 'mean lag of the event loop above which new requests are turned away' },
  },
  threads: {
    must: { zh: '整数，1 到 256', en: 'a whole number, 1 to 256' },
    means: { zh: '一个进程同时处理的文件数', en: 'documents that one process works on at once' },
    otherwise: { zh: '处理器数减一', en: 'processors less one' },
  },
  trustProxy: {
    must: { zh: ' true 或 false', en: 'true or false' },
    means: { zh: '前面有自己的反向代理时为 true，来访地址取自 X-Forwarded-For', en: 'true behind a proxy of your own: the caller is who X-Forwarded-For says' },
  },
  publicCheck: {
    must: { zh: ' true 或 false', en: 'true or false' },
    means: {
      zh: '不保存结果的检查（评分、标注副本、期限、台账、导出）是否不需密钥',
      en: 'whether checks that store nothing (evaluations, marked copies, deadlines, ledgers, exports) need no key',
    },
  },
  retentionDays: {
    must: { zh: '天数，0 到 36500，0 为一直保存', en: 'days, 0 to 36500, 0 for ever' },
    means: {
      zh: '报告的原件、文字和引文保存多久；期满后一律清除，只留哈希、得分、结论和数字。单位可自行另定',
      en: 'how long bytes, text and quotes of reports are kept; then they are erased, and hash, score, outcomes and figures stay. '
        + 'An organisation may say otherwise',
    },
  },
  workers: {
    must: { zh: '整数，0 到 256', en: 'a whole number, 0 to 256' },
    means: {
      zh: '服务进程自己同时处理的批次文件数；0 为不处理，全部留给 mingjian worker',
      en: 'documents of batches that the service itself works on at once; 0 leaves them all to mingjian worker',
    },
    otherwise: { zh: '处理器数减一', en: 'processors less one' },
  },
  webhookHosts: {
    must: { zh: '以逗号分隔的主机名（可带端口）', en: 'hosts (with a port where it has one), with commas between' },
    means: {
      zh: '可接收批次通知（webhook）的主机；不设则一律不向外发送',
      en: 'hosts that a batch may notify (webhooks); where it is not set nothing is ever called',
    },
  },
  metricsToken: {
    must: { zh: ' 24 到 200 个字母、数字或 . _ ~ + / = -', en: '24 to 200 letters, digits or . _ ~ + / = -' },
    means: {
      zh: '凭它（Authorization: Bearer）可从任何地址读 /metrics；不设则只答本机直接来的请求',
      en: 'opens /metrics from any address (Authorization: Bearer); without it only this machine, asking directly, is answered',
    },
    otherwise: { zh: '仅限本机', en: 'this machine alone' },
  },
  secretsKey: {
    must: { zh: ' 32 字节的 base64，可有几把，用逗号分隔', en: '32 bytes as base64; where there are several, with commas between' },
    means: {
      zh: '用它加密数据库中的通知密钥（webhook secret），备份中也只有密文；服务与各工作进程须相同。更换时把新的写在最前，旧的留到那些批次通知完毕。'
        + '可用 openssl rand -base64 32 生成，不要与备份放在一起',
      en: 'seals the secrets of webhooks in the database, and so in its backups; the same for the service and every worker. To change it, put the '
        + 'new one first and leave the old until its batches are told. `openssl rand -base64 32` makes one; keep it apart from the backups',
    },
    otherwise: { zh: '不加密', en: 'they are not sealed' },
  },
  workerPort: {
    must: { zh: ' 0 到 65535 的端口', en: 'a port, 0 to 65535' },
    means: {
      zh: '工作进程（mingjian worker）在此端口回答 /healthz、/readyz、/metrics',
      en: 'where a worker process (mingjian worker) answers /healthz, /readyz and /metrics',
    },
    otherwise: { zh: '不监听', en: 'it does not listen' },
  },
  tracesEndpoint: {
    must: { zh: ' http:// 或 https:// 开头的地址', en: 'an address that begins with http:// or https://' },
    means: {
      zh: 'OpenTelemetry 采集器的地址（OTLP/HTTP，不含 /v1/traces）；不设则不产生、也不发出任何追踪',
      en: 'OpenTelemetry collector (OTLP over HTTP, without /v1/traces); unset, nothing is traced and nothing leaves the machine',
    },
    otherwise: { zh: '不追踪', en: 'no traces' },
  },
}
