// Check a register of applications or of published documents. Nothing of it is stored or logged.
import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Type from 'typebox'
import { ledgerCsv } from '../../export/ledger-csv.js'
import { answerLedger, ledgerFindings } from '../../ledger/answer.js'
import { reportedYear } from '../../ledger/reported.js'
import { LedgerMetadata } from '../../model/ledger.js'
import { limits } from '../../model/limits.js'
import { languageOf, languageQuery } from '../language.js'
import { receiveLedger } from '../received/ledger-body.js'
import { problems, refTo } from '../openapi.js'
import { patienceOf } from '../patience.js'
import { closed } from '../../model/schema.js'
import type { FastifyRequest } from 'fastify'
import type { LedgerSource } from '../../ledger/source.js'
import type { FindingAnswer } from '../../model/evaluation.js'
import type { LedgerAnswer } from '../../model/ledger.js'
import type { Api, Service } from '../dependencies.js'

const Format = Type.Union([Type.Literal('json'), Type.Literal('csv')], { description: 'Form of the answer; wins over Accept' })
const file = Type.Unsafe<unknown>({ type: 'string', contentMediaType: 'application/octet-stream' })

export function ledgerRoutes(app: Api, { evaluate, rulebook, requestTimeoutMs }: Service): void {
  app.post(
    '/v1/ledgers',
    {
      config: { public: 'check' },
      schema: {
        tags: ['ledgers'],
        operationId: 'checkLedger',
        summary: '核对台账 · Check a register',
        description:
          'A register of applications or of published documents, CSV or XLSX: for each line whether its limit was kept and what is missing '
          + `to know; with a report of the same year, each figure beside the other. At most ${limits.ledgerFindings} findings are listed; all are `
          + 'counted. As CSV (`Accept: text/csv` or `?format=csv`) it is the findings alone, all of them, for a spreadsheet. Personal data '
          + 'leaves as stars. Nothing is stored.',
        querystring: Type.Object({ ...languageQuery, format: Type.Optional(Format) }, closed),
        body: {
          content: {
            'application/json': { schema: refTo('LedgerRequest') },
            'multipart/form-data': { schema: Type.Object({ file, metadata: LedgerMetadata, report: Type.Optional(file) }, closed) },
          },
        },
        response: {
          200: {
            description: 'What was found',
            content: {
              'application/json': { schema: refTo<LedgerAnswer>('Ledger') },
              'text/csv': { schema: Type.Unsafe<Readable>({ type: 'string' }) },
            },
          },
          ...problems('empty-file', 'file-too-large', 'unknown-format', 'encrypted', 'damaged-file', 'archive-refused', 'too-complex',
            'ledger-not-recognised'),
        },
      },
    },
    async (request, reply) => {
      const { ledger, report, metadata: { kind, map, asOf } } = await receiveLedger(request)
      const language = languageOf(request)
      const compared = report ? reportedYear(await evaluate(report, {}, { signal: patienceOf(reply, requestTimeoutMs) })) : null
      reply.header('content-language', language)
      const options = { kind, map: map ?? {}, asOf: asOf ?? null, report: compared }
      if (!asksForCsv(request)) return answerLedger(sourceOf(ledger), options, rulebook, language, limits.ledgerFindings)
      const text = await begun(written(ledgerFindings(sourceOf(ledger), options, rulebook, language), ledgerCsv(rulebook, language)))
      return reply.type('text/csv; charset=utf-8; header=present').header('content-disposition', 'attachment; filename="findings.csv"').send(text)
    },
  )
}

async function* written(findings: AsyncIterable<FindingAnswer[]>, write: (findings: FindingAnswer[]) => string): AsyncGenerator<string> {
  for await (const some of findings) yield write(some)
}

function asksForCsv(request: FastifyRequest): boolean {
  const { format } = request.query as { format?: 'json' | 'csv' }
  return format === undefined ? request.type(['application/json', 'text/csv']) === 'text/csv' : format === 'csv'
}

/** The first piece is waited for: what can't be read as a ledger is still answered as a problem. */
async function begun(pieces: AsyncGenerator<string>): Promise<Readable> {
  const first = await pieces.next()
  return Readable.from((async function* () {
    if (!first.done) yield first.value
    yield* pieces
  })())
}

const pieceBytes = 128 * 1024

/** Others are served between two pieces. */
function sourceOf({ name, bytes }: { name: string; bytes: Uint8Array }): LedgerSource {
  return {
    name, size: bytes.length,
    async* open() {
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        yield bytes.subarray(at, at + pieceBytes)
        await nextTurn()
      }
    },
  }
}
