// What the log says of a request: method, route, status and time, never a query value, a body or what a database quoted.
import type { FastifyServerOptions } from 'fastify'

export function loggerOptions(
  level: string,
  stream?: { write(line: string): void },
): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    ...(stream && { stream }),
    serializers: {
      req: (request) => ({ method: request.method, url: request.routeOptions.url ?? 'no route', remoteAddress: request.ip }),
      res: (reply) => ({ statusCode: reply.statusCode }),
      err: (error: Error) => describeError(error),
    },
  }
}

/** The chain of causes by name, code and place. Messages stay out: a database's may quote a value, and so may a parser's. */
function describeError(error: Error): { type: string; message: string; stack: string; code?: string } {
  const { code } = error as { code?: unknown }
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
  const cause =
    error.cause instanceof Error ? `\ncaused by ${describeError(error.cause).type} ${describeError(error.cause).stack}` : ''
  return {
    type: error.name,
    message: typeof code === 'string' ? code : error.name,
    stack: places + cause,
    ...(typeof code === 'string' && { code }),
  }
}
