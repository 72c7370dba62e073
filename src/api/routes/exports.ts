// Take an evaluation away as a file: of a document sent along, or of an evaluation that is stored.
import Type from 'typebox'
import { exportEvaluation, partsFor } from '../../export/export.js'
import { exportFormats } from '../../model/export-format.js'
import { Fault } from '../../model/fault.js'
import { typeface } from '../../typeface.js'
import { callerOf } from '../access.js'
import { contentOf, fileHeaders, sendFile } from '../attachment.js'
import { documentBody, documentFaults, documentQuery, receive } from '../received/documents.js'
import { languageOf, languageQuery } from '../language.js'
import { withLastYear } from '../received/last-year.js'
import { problems, refTo } from '../openapi.js'
import { patienceOf } from '../patience.js'
import { choiceFor } from '../rules/desk.js'
import { rulesQuery } from '../rules/query.js'
import { closed } from '../../model/schema.js'
import type { ExportFormat } from '../../model/export-format.js'
import type { Evaluation } from '../../model/evaluation.js'
import type { Api, Service } from '../dependencies.js'

const exportQuery = {
  ...languageQuery,
  mendBy: Type.Optional(Type.String({ format: 'date', description: 'In a problem list: the day by which all is to be mended' })),
}
const format = Type.Unsafe<ExportFormat>(Type.Enum(Object.keys(exportFormats)))
const tags = ['evaluations']
const answered = {
  description: 'The file, to be saved',
  headers: fileHeaders,
  content: {
    ...contentOf(exportFormats),
    'application/json': { schema: refTo<Evaluation>('Evaluation') },
  },
}

export function exportRoutes(app: Api, service: Service): void {
  exportDocument(app, service)
  exportStored(app, service)
}

function exportDocument(app: Api, service: Service): void {
  const { evaluate, present, rulebook, rulesets, store, requestTimeoutMs } = service
  app.post('/v1/exports/:format', {
    config: { public: 'check' },
    schema: {
      tags,
      operationId: 'createExport',
      summary: '给报告评分，结果存成文件 · Score a report and answer with a file',
      description: 'Send a document as to /v1/evaluations. `record.pdf` and `record.docx` are one page to file with the report, '
        + '`xlsx` the score sheet, `problem-list.docx` what to mend with quotes and law, `csv` a row a rule, `ndjson` a finding a line, '
        + '`html` a page of its own, `sarif` SARIF 2.1.0. Nothing is stored.',
      params: Type.Object({ format }, closed),
      querystring: Type.Object({ ...documentQuery, ...rulesQuery, ...exportQuery }, closed),
      body: documentBody,
      response: { 200: answered, ...problems(...documentFaults, 'other-previous', 'not-found', 'store-unavailable') },
    },
  }, async (request, reply) => {
    const { lang, mendBy, ruleset, overlay, ...fromQuery } = request.query
    const received = await receive(request, fromQuery)
    const kept = request.caller && store.as(request.caller)
    const rules = await choiceFor({ ruleset, overlay }, rulebook.id, rulesets, kept?.rulesets)
    const language = lang ?? languageOf(request)
    const wishes = { rules, signal: patienceOf(reply, requestTimeoutMs) }
    const { submitted, companions } = await withLastYear(received, { evaluate, kept }, wishes)
    const result = await evaluate(received.submission, submitted, { ...wishes, companions })
    const evaluation = present(result, { language, id: null, createdAt: new Date().toISOString(), include: partsFor(request.params.format) })
    reply.header('content-language', language)
    return sendFile(reply, await exportEvaluation(evaluation, request.params.format, { language, typeface, mendBy }))
  })
}

function exportStored(app: Api, { present, store }: Service): void {
  app.get('/v1/evaluations/:id/exports/:format', {
    config: { scope: 'evaluations:read' },
    schema: {
      tags,
      operationId: 'exportEvaluation',
      summary: '把一份评分存成文件 · An evaluation as a file',
      description: 'As the program scored it, the same bytes each time until the program that writes them changes: what people decided is in its '
        + 'scores, and in the files of problem lists and of a season. Formats as for /v1/exports.',
      params: Type.Object({ id: Type.String({ format: 'uuid' }), format }, closed),
      querystring: Type.Object(exportQuery, closed),
      response: { 200: answered, ...problems('not-found', 'store-unavailable') },
    },
  }, async (request, reply) => {
    const { id, format: asked } = request.params
    const { lang, mendBy } = request.query
    const found = await store.as(callerOf(request)).evaluations.get(id)
    if (!found) throw new Fault('not-found', { zh: `没有编号为 ${id} 的评估。`, en: `There is no evaluation ${id}.` })
    const language = lang ?? languageOf(request)
    const evaluation = present(found.result, { language, id: found.id, createdAt: found.createdAt, include: partsFor(asked) })
    reply.header('content-language', language)
    return sendFile(reply, await exportEvaluation(evaluation, asked, { language, typeface, mendBy }))
  })
}
