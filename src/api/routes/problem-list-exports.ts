// An issued problem list as the letter that is sent and filed, and the items of many as one table to follow up.
import Type from 'typebox'
import { exportProblemList, exportProblemSheet } from '../../export/problems/problems.js'
import { problemCsv } from '../../export/problems/table-files.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { problemListFormats, problemTableFormats } from '../../model/problem-list-export.js'
import { itemStates, punctualities } from '../../model/review-records.js'
import { beijingDay } from '../../model/beijing.js'
import { typeface } from '../../typeface.js'
import { callerOf } from '../access.js'
import { contentOf, fileHeaders, sendFile, sendPieces } from '../attachment.js'
import { issuedList, issuedLists } from '../season/issued-lists.js'
import { languageOf, languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { closed } from '../../model/schema.js'
import type { IssuedList, ProblemListFormat, ProblemTableFormat } from '../../model/problem-list-export.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['review']
const Uuid = Type.String({ format: 'uuid' })

export function problemListExportRoutes(app: Api, service: Service): void {
  exportOne(app, service)
  exportMany(app, service)
}

function exportOne(app: Api, { store, present }: Service): void {
  app.get('/v1/problem-lists/:id/exports/:format', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'exportProblemList', summary: '一份问题清单存成文件 · A problem list as a file',
      description: '`docx` and `pdf` are the letter to the body: what is wrong with quotes, law, what to do, by when, and what was done since. '
        + '`xlsx` and `csv` have a row for each item. Findings stand as people decided them.',
      params: Type.Object({ id: Uuid, format: Type.Unsafe<ProblemListFormat>(Type.Enum(Object.keys(problemListFormats))) }, closed),
      querystring: Type.Object({
        ...languageQuery, office: Type.Optional(Type.String({ maxLength: 120, description: 'Who signs' })),
      }, closed),
      response: {
        200: { description: 'The file, to be saved', headers: fileHeaders, content: contentOf(problemListFormats) },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const { id, format } = request.params
    const language = request.query.lang ?? languageOf(request)
    const kept = store.as(callerOf(request))
    const list = await kept.problemLists.get(id)
    if (!list) throw new Fault('not-found', { zh: `没有编号为 ${id} 的问题清单。`, en: `There is no problem list ${id}.` })
    const issued = await issuedList(kept, list, { language, office: request.query.office ?? null, today: beijingDay(new Date()) }, present)
    reply.header('content-language', language)
    return sendFile(reply, await exportProblemList(issued, format, { language, typeface }))
  })
}

function exportMany(app: Api, { store, present }: Service): void {
  app.get('/v1/problem-lists/exports/:format', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'exportProblemLists', summary: '整改台账 · The problems of many lists as a table',
      description: 'A row for each item with its state, its last step and whether it is in time; newest lists first. `csv` has any length, `xlsx` '
        + `at most ${limits.sheetProblems} items. Every filter given must hold.`,
      params: Type.Object({ format: Type.Unsafe<ProblemTableFormat>(Type.Enum(Object.keys(problemTableFormats))) }, closed),
      querystring: Type.Object({
        ...languageQuery, year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2100 })), body: Type.Optional(Uuid),
        state: Type.Optional(Type.Enum([...itemStates])),
        punctuality: Type.Optional(Type.Enum([...punctualities], {
          description: 'overdue: open after its day; late: returned after it; in-time: returned by it; pending: open, and there is time',
        })),
      }, closed),
      response: {
        200: { description: 'The file, to be saved', headers: fileHeaders, content: contentOf(problemTableFormats) },
        ...problems('too-many-problems', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const { lang, year, body, state, punctuality } = request.query
    const { format } = request.params
    const language = lang ?? languageOf(request)
    const told = { language, office: null, today: beijingDay(new Date()) }
    const lists = issuedLists(store.as(callerOf(request)), { year, body }, { state, punctuality }, told, present)
    reply.header('content-language', language)
    const name = String(year ?? told.today)
    if (format === 'xlsx') return sendFile(reply, await exportProblemSheet(await held(lists), name, language))
    const { mediaType, ending } = problemTableFormats.csv
    return sendPieces(reply, { name: `${name}.${ending}`, mediaType }, linesOf(lists, language))
  })
}

async function* linesOf(lists: AsyncIterable<IssuedList>, language: Parameters<typeof problemCsv>[0]): AsyncGenerator<string> {
  const { head, rowsOf } = problemCsv(language)
  yield head
  for await (const list of lists) yield rowsOf(list)
}

/** @throws Fault too-many-problems before more is held than a sheet is to have. */
async function held(lists: AsyncIterable<IssuedList>): Promise<IssuedList[]> {
  const all: IssuedList[] = []
  let items = 0
  for await (const list of lists) {
    all.push(list)
    items += list.items.length
    if (items > limits.sheetProblems) {
      throw new Fault('too-many-problems', {
        zh: `超过 ${limits.sheetProblems} 项。`, en: `There are more than ${limits.sheetProblems} items.`,
      })
    }
  }
  return all
}
