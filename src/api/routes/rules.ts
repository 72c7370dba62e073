// The national rulebook, readable: one rule, and the articles a finding cites.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { languageOf, languageQuery } from '../language.js'
import { refTo, problems } from '../openapi.js'
import { rulesFor, ruleWithCases } from '../rules/views.js'
import { closed } from '../../model/schema.js'
import type { RuleView } from '../../model/rule-view.js'
import type { Law } from '../../model/rulebook.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['rules']
const ById = Type.Object({ id: Type.String({ maxLength: 100 }) }, closed)
const query = Type.Object(languageQuery, closed)

export function ruleRoutes(app: Api, service: Service): void {
  rules(app, service)
  laws(app, service)
}

function rules(app: Api, { rulebook }: Service): void {
  app.get(
    '/v1/rules/:id',
    {
      config: { public: true },
      schema: {
        tags,
        operationId: 'getRule',
        summary: '一条规则 · Read one rule',
        description: 'What it asks, why, by which law, how it decides, what it costs, and the cases it is held to.',
        params: ById,
        querystring: query,
        response: {
          200: { description: 'The rule', content: { 'application/json': { schema: refTo<RuleView>('RuleView') } } },
          ...problems('not-found'),
        },
      },
    },
    (request): RuleView => {
      const rule = rulesFor(rulebook).find(({ id }) => id === request.params.id)
      if (!rule) throw unknown('规则', 'rule', request.params.id)
      return ruleWithCases(rule, rulebook, languageOf(request))
    },
  )
}

function laws(app: Api, { rulebook }: Service): void {
  app.get(
    '/v1/laws/:id',
    {
      config: { public: true },
      schema: {
        tags,
        operationId: 'getLaw',
        summary: '一部法律文件 · Read an instrument',
        description: 'Its articles on file, each with how its wording was verified.',
        params: ById,
        querystring: query,
        response: {
          200: { description: 'The instrument', content: { 'application/json': { schema: refTo<Law>('Law') } } },
          ...problems('not-found'),
        },
      },
    },
    (request): Law => {
      const law = Object.hasOwn(rulebook.laws, request.params.id) ? rulebook.laws[request.params.id] : undefined
      if (!law) throw unknown('法律文件', 'instrument', request.params.id)
      return law
    },
  )
}

function unknown(zh: string, en: string, id: string): Fault {
  return new Fault('not-found', { zh: `没有${zh} ${id}。`, en: `There is no ${en} ${id}.` })
}
