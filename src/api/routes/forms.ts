// The official form: read it to fill it in, send what was filled in and have it as a Word document.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { FilledForm } from '../../model/form-view.js'
import { formDocx } from '../../export/form-docx.js'
import { fileContent, sendFile } from '../attachment.js'
import { formsOf, formView } from '../form-view.js'
import { languageOf, languageQuery } from '../language.js'
import { problems, refTo } from '../openapi.js'
import { InvalidInput } from '../problem.js'
import { closed } from '../../model/schema.js'
import type { FormView } from '../../model/form-view.js'
import type { Form, Regime, Rulebook } from '../../model/rulebook.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['forms']
const ById = Type.Object({ id: Type.String({ maxLength: 100 }) }, closed)
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function formRoutes(app: Api, { rulebook }: Service): void {
  app.get('/v1/forms/:id', {
    config: { public: true },
    schema: {
      tags, operationId: 'getForm', summary: '官方统计表的行、列、版式与勾稽关系 · Read the official form',
      description: 'All tables a regime prescribes: their labels, how they are drawn, and the equations a report is held to. '
        + 'The newest is `cn-2019-form-2021`.',
      params: ById, querystring: Type.Object(languageQuery, closed),
      response: {
        200: { description: 'The form', content: { 'application/json': { schema: refTo<FormView>('FormView') } } }, ...problems('not-found'),
      },
    },
  }, (request, reply): FormView => {
    const language = languageOf(request)
    reply.header('content-language', language)
    return formView(regimeOf(request.params.id, rulebook), rulebook, language)
  })
  app.post('/v1/forms/:id', {
    config: { public: 'check' },
    schema: {
      tags, operationId: 'createFilledForm', summary: '按官方版式生成填好的统计表 · Print a filled form as a Word document',
      description: 'Nothing is judged and nothing is stored. The document reads back as it was filled in.',
      params: ById, body: FilledForm,
      response: {
        200: {
          description: 'The form, as a file to be saved',
          headers: { 'content-disposition': { type: 'string', description: 'Its name' } },
          content: { [wordType]: fileContent },
        },
        ...problems('not-found'),
      },
    },
  }, async (request, reply) => {
    const regime = regimeOf(request.params.id, rulebook)
    const forms = formsOf(regime, rulebook)
    if (forms.length === 0 || forms.some(({ layout }) => !layout)) throw new Fault('not-found', undrawn)
    refuseUnknown(request.body, forms)
    const bytes = await formDocx({ regime, forms, filled: request.body, createdAt: new Date().toISOString() })
    return sendFile(reply, { name: `${request.body.issuer ?? ''}${request.body.year ?? ''}政府信息公开统计表.docx`, mediaType: wordType, bytes })
  })
}

function regimeOf(id: string, { regimes }: Pick<Rulebook, 'regimes'>): Regime {
  const regime = regimes.find((each) => each.id === id)
  if (!regime) throw new Fault('not-found', { zh: `没有统计表 ${id}。`, en: `There is no form ${id}.` })
  return regime
}

/** A cell the form lacks would be left out of the document without a word. */
function refuseUnknown({ cells }: FilledForm, forms: Form[]): void {
  for (const [table, rows] of Object.entries(cells)) {
    const form = forms.find(({ id }) => id === table)
    if (!form) throw unknownPlace(table)
    for (const [key, columns] of Object.entries(rows)) {
      const row = form.rows.find((each) => each.key === key)
      const column = row ? Object.keys(columns).find((each) => !row.columns.includes(each)) : ''
      if (column !== undefined) throw unknownPlace(`${table}/${key}${column && `/${column}`}`)
    }
  }
}

function unknownPlace(place: string): InvalidInput {
  return new InvalidInput([{ at: `body/cells/${place.slice(0, 200)}`, says: { zh: '表中没有这一处', en: 'is no place of the form' } }])
}

const undrawn = { zh: '这一年度的统计表没有收录版式。', en: 'The layout of this form is not on file.' }
