// A collector's address in, spans to it out. Only names and attributes of a closed list leave the process: no text, query or message.
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api'
import { engineVersion } from '../model/engine.js'
import type { Attributes, Context, Span } from '@opentelemetry/api'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node'
import type { IncomingHttpHeaders } from 'node:http'

export interface Traces {
  /** A span around the work, under the one that is running. A failure marks it and is thrown on. */
  within<T>(name: SpanName, attributes: Attributes, work: () => Promise<T>): Promise<T>
  /** Begins the span of a request, under the caller's where its `traceparent` names one. */
  request(headers: IncomingHttpHeaders, attributes: Attributes): RequestSpan
  /** As `within`, under the span that another process named, where it did: the work of one request goes on in this one. */
  under<T>(traceparent: string | undefined, name: SpanName, attributes: Attributes, work: () => Promise<T>): Promise<T>
  /** The name of the span that is running, for `under`; undefined where there is none. */
  traceparent(): string | undefined
  /** What is already over, `ms` long. */
  past(name: SpanName, attributes: Attributes, ms: number): void
  /** Sends what is left. */
  close(): Promise<void>
}

export interface RequestSpan {
  /** Runs what belongs to the request. */
  run(work: () => void): void
  end(status: number): void
}

export type SpanName = 'request' | 'evaluation' | 'marked copy' | 'job' | 'statement'

/** All that a span may say. A reader of an attribute's value finds a method, a pattern, a number or a word of a closed list. */
const allowed = new Set([
  'http.request.method', 'http.route', 'http.response.status_code', 'db.system.name', 'db.operation.name',
  'mingjian.outcome', 'mingjian.issuer.kind', 'mingjian.request', 'mingjian.task', 'mingjian.format',
])

/** For one delivery, its retries within. */
const exportMs = 5000
/** For the last spans to arrive; the whole stop has 20 s. */
const partingMs = 2000

export const noTraces: Traces = {
  within: (_name, _attributes, work) => work(),
  request: () => ({ run: (work) => { work() }, end: () => undefined }),
  under: (_traceparent, _name, _attributes, work) => work(),
  traceparent: () => undefined,
  past: () => undefined,
  close: () => Promise.resolve(),
}

/**
 * The SDK is loaded here and only where an endpoint is set. @fastify/otel is not used: it writes the address with its query and every
 * error's message into its spans, and both may quote a report.
 */
export async function openTraces(endpoint: string | undefined): Promise<Traces> {
  if (endpoint === undefined) return noTraces
  const [sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'), import('@opentelemetry/exporter-trace-otlp-http'),
  ])
  const exporter = stripped(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: exportMs }))
  const provider = new sdk.NodeTracerProvider({ spanProcessors: [new sdk.BatchSpanProcessor(exporter)] })
  provider.register()
  const tracer = trace.getTracer('mingjian', engineVersion)
  return {
    within: (name, attributes, work) => tracer.startActiveSpan(name, { attributes }, (span) => whole(span, work)),
    under: (traceparent, name, attributes, work) => {
      const parent = traceparent === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent })
      return tracer.startActiveSpan(name, { kind: SpanKind.CONSUMER, attributes }, parent, (span) => whole(span, work))
    },
    traceparent: () => {
      const carrier: { traceparent?: string } = {}
      propagation.inject(context.active(), carrier)
      return carrier.traceparent
    },
    request: (headers, attributes) => {
      const parent = propagation.extract(context.active(), headers)
      const span = tracer.startSpan('request', { kind: SpanKind.SERVER, attributes }, parent)
      return spanOf(span, trace.setSpan(parent, span))
    },
    past: (name, attributes, ms) => {
      // Outside of any work it belongs to nothing: the pings of a probe would fill the collector.
      if (!trace.getActiveSpan()) return
      const end = Date.now()
      tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes, startTime: end - ms }).end(end)
    },
    close: async () => {
      // A collector that is away must not hold up a stop, nor make it fail.
      await Promise.race([provider.shutdown().catch(() => undefined), sleep(partingMs, undefined, { ref: false })])
      trace.disable()
      context.disable()
      propagation.disable()
    },
  }
}

async function whole<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR })
    throw error
  } finally {
    span.end()
  }
}

function spanOf(span: Span, within: Context): RequestSpan {
  return {
    run: (work) => { context.with(within, work) },
    end: (status) => {
      span.setAttribute('http.response.status_code', status)
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
  }
}

/** The last door: whatever a library or a later hand puts on a span, only what is allowed goes out. */
function stripped(exporter: SpanExporter): SpanExporter {
  const attributes = { 'service.name': 'mingjian', 'service.version': engineVersion }
  const resources = new Map<unknown, ReadableSpan['resource']>()
  const resourceOf = (span: ReadableSpan): ReadableSpan['resource'] => {
    const known = resources.get(span.resource) ?? Object.create(span.resource, { attributes: { value: attributes } }) as ReadableSpan['resource']
    resources.set(span.resource, known)
    return known
  }
  const bare = (span: ReadableSpan): ReadableSpan => {
    const { traceId, spanId, traceFlags } = span.spanContext()
    const { name, kind, startTime, endTime, duration, ended, instrumentationScope, parentSpanContext: parent } = span
    return {
      name, kind, startTime, endTime, duration, ended, instrumentationScope, resource: resourceOf(span),
      spanContext: () => ({ traceId, spanId, traceFlags }),
      ...(parent && { parentSpanContext: { traceId: parent.traceId, spanId: parent.spanId, traceFlags: parent.traceFlags } }),
      status: { code: span.status.code }, events: [], links: [],
      attributes: Object.fromEntries(Object.entries(span.attributes).filter(([key]) => allowed.has(key))),
      droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0,
    }
  }
  return {
    export: (spans, done) => { exporter.export(spans.map(bare), done) },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  }
}
