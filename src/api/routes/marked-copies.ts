// Give a document back with the findings marked in it.
import Type from 'typebox'
import { fileContent, fileHeaders, sendFile } from '../attachment.js'
import { documentBody, documentFaults, documentQuery, receive } from '../received/documents.js'
import { languageOf, languageQuery } from '../language.js'
import { withLastYear } from '../received/last-year.js'
import { problems } from '../openapi.js'
import { patienceOf } from '../patience.js'
import { choiceFor } from '../rules/desk.js'
import { rulesQuery } from '../rules/query.js'
import { closed } from '../../model/schema.js'
import type { Api, Service } from '../dependencies.js'

const MarkQuery = Type.Object({ ...documentQuery, ...rulesQuery, ...languageQuery }, closed)
const copyTypes = ['text/html', 'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']

export function markedCopyRoutes(app: Api, service: Service): void {
  const { annotate, evaluate, rulebook, rulesets, store, requestTimeoutMs } = service
  app.post('/v1/marked-copies', {
    config: { public: 'check' },
    schema: {
      tags: ['evaluations'],
      operationId: 'createMarkedCopy',
      summary: '把检查意见标注在文件副本上 · Mark the findings in a copy of the document',
      description: 'Send a document as to /v1/evaluations. Word documents come back with comments, PDF with notes, web pages with marks; '
        + 'any other format as a web page of its text. Nothing is stored.',
      querystring: MarkQuery,
      body: documentBody,
      response: {
        200: {
          description: 'The copy, as a file to be saved',
          headers: fileHeaders,
          content: Object.fromEntries(copyTypes.map((type) => [type, fileContent])),
        },
        ...problems(...documentFaults, 'other-previous', 'not-found', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const { lang, ruleset, overlay, ...fromQuery } = request.query
    const received = await receive(request, fromQuery)
    const kept = request.caller && store.as(request.caller)
    const rules = await choiceFor({ ruleset, overlay }, rulebook.id, rulesets, kept?.rulesets)
    const language = lang ?? languageOf(request)
    const wishes = { rules, signal: patienceOf(reply, requestTimeoutMs) }
    const { submitted, companions } = await withLastYear(received, { evaluate, kept }, wishes)
    const { copy } = await annotate(received.submission, submitted, language, { ...wishes, companions })
    // To be saved, not shown: it is the sender's own page, with whatever scripts it came with.
    reply.header('content-language', language)
    return sendFile(reply, copy)
  })
}
