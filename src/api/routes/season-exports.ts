// A season as a file: score sheet, long tables, circular.
import Type from 'typebox'
import { csvWriter, lineWriter } from '../../export/season/long.js'
import { exportSeason } from '../../export/season/season.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { seasonFormats } from '../../model/season-export.js'
import { IssuerKind, issuerKinds } from '../../model/words.js'
import { beijingDay } from '../../model/beijing.js'
import { contentOf, fileHeaders, sendFile, sendPieces } from '../attachment.js'
import { languageOf, languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { seasonRows } from '../season/rows.js'
import { settled } from '../season/settled.js'
import { seasonOf, seasonQuery } from './results.js'
import { closed } from '../../model/schema.js'
import type { SeasonFormat, SeasonRow, SeasonTable } from '../../model/season-export.js'
import type { Api, Service } from '../dependencies.js'

const day = Type.String({ format: 'date' })
const Query = Type.Object({
  ...seasonQuery, ...languageQuery,
  kind: Type.Optional(IssuerKind),
  level: Type.Optional(Type.Integer({ minimum: 0, maximum: 20, description: 'Bodies of the roster above it, as in the league table' })),
  parent: Type.Optional(Type.String({ format: 'uuid', description: 'Bodies right below this one of the roster' })),
  office: Type.Optional(Type.String({ maxLength: 120, description: 'Who publishes, as it signs', examples: ['青溪县人民政府办公室'] })),
  scope: Type.Optional(Type.String({
    maxLength: 200, description: 'Whose reports are assessed, in words; the circular adds the year and what they are', examples: ['青溪县各部门、乡镇'],
  })),
  datedOn: Type.Optional(day), mendBy: Type.Optional(day),
}, closed)

export function seasonExportRoutes(app: Api, service: Service): void {
  app.get('/v1/results/:year/exports/:format', {
    config: { scope: 'results:read' },
    schema: {
      tags: ['results'], operationId: 'exportSeason', summary: '一个年度的成绩存成文件 · A season as a file',
      description: '`xlsx` is the score sheet, `circular.docx` a draft of the circular (通报); `csv`, `ndjson` have a row for each body and rule, and '
        + 'any length. The others hold as many bodies as a circular lists: name a kind or a parent for less. Ranks are within one kind and level '
        + 'of the roster, as in the summary. Who handed in nothing comes last.',
      params: Type.Object({
        year: Type.Integer({ minimum: 2008, maximum: 2100 }), format: Type.Unsafe<SeasonFormat>(Type.Enum(Object.keys(seasonFormats))),
      }, closed),
      querystring: Query,
      response: {
        200: {
          description: 'The file, to be saved', headers: fileHeaders,
          content: {
            ...contentOf(seasonFormats),
            'application/json': { schema: Type.Object({ year: Type.Integer(), rows: Type.Array(Type.Unknown()) }) },
          },
        },
        ...problems('invalid-input', 'too-many-bodies', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const { kind, level, parent, office = null, scope = null, datedOn, mendBy, lang, ...query } = request.query
    const { year, format } = request.params
    const language = lang ?? languageOf(request)
    const season = seasonOf(year, query, service.rulebook)
    const now = new Date()
    const rows = seasonRows(await settled(service, request), {
      season, kinds: kind === undefined ? issuerKinds : [kind], level, parent, language, today: beijingDay(now),
    }, service)
    const [id, version] = season.ruleset.split('@') as [string, string]
    const { rulebook } = service
    const digest = id === rulebook.id && version === rulebook.version ? rulebook.digest : ''
    const head = { year, office, scope, madeAt: now.toISOString(), ruleset: { id, version, digest } }
    reply.header('content-language', language)
    if (format === 'csv' || format === 'ndjson') {
      const write = format === 'csv' ? csvWriter(head, language) : lineWriter(head)
      const { mediaType, ending } = seasonFormats[format]
      return sendPieces(reply, { name: `${year}.${ending}`, mediaType }, linesOf(rows, write))
    }
    const table: SeasonTable = { ...head, rows: await held(rows) }
    const circular = { datedOn: datedOn ?? beijingDay(now), mendBy }
    return sendFile(reply, await exportSeason(table, format, { language, circular }))
  })
}

async function* linesOf(rows: AsyncIterable<SeasonRow>, write: (row: SeasonRow) => string): AsyncGenerator<string> {
  for await (const row of rows) yield write(row)
}

/** @throws Fault too-many-bodies before more is held than a file of that kind can list. */
async function held(rows: AsyncIterable<SeasonRow>): Promise<SeasonRow[]> {
  const all: SeasonRow[] = []
  for await (const row of rows) {
    all.push(row)
    if (all.length > limits.circularBodies) {
      throw new Fault('too-many-bodies', {
        zh: `超过 ${limits.circularBodies} 个单位。`, en: `There are more than ${limits.circularBodies} bodies.`,
      })
    }
  }
  return all
}
