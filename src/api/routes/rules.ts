// The rulebook, readable: rulesets, rules, and the articles a finding cites.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { languageOf, languageQuery } from '../language.js'
import { refTo, problems } from '../openapi.js'
import { RuleSubject, rulesFor, ruleView, rulesetView } from '../rule-views.js'
import type { Law } from '../../model/rulebook.js'
import type { Api, Service } from '../dependencies.js'
import type { RuleView, RulesetView } from '../rule-views.js'

const closed = { additionalProperties: false }
const tags = ['rules']
const ById = Type.Object({ id: Type.String({ maxLength: 100 }) }, closed)
const query = Type.Object(languageQuery, closed)
const listOf = (name: string) => Type.Object({ items: Type.Array(refTo(name)) }, closed)

export function ruleRoutes(app: Api, service: Service): void {
  rulesets(app, service)
  rules(app, service)
  laws(app, service)
}

function rulesets(app: Api, { rulebook }: Service): void {
  app.get(
    '/v1/rulesets',
    {
      schema: {
        tags,
        operationId: 'listRulesets',
        summary: '规则集列表 · List the rulesets',
        description: 'With version and digest, as they stand in every evaluation.',
        querystring: query,
        response: {
          200: { description: 'All rulesets', content: { 'application/json': { schema: listOf('RulesetView') } } },
          ...problems(),
        },
      },
    },
    (request): { items: RulesetView[] } => ({ items: [rulesetView(rulebook, languageOf(request))] }),
  )

  app.get(
    '/v1/rulesets/:id/rules',
    {
      schema: {
        tags,
        operationId: 'listRules',
        summary: '规则集的规则 · List the rules of a ruleset',
        description: 'Those of reports in the order of the findings, then those of registers by their numbers; `for` asks for one kind alone.',
        params: ById,
        querystring: Type.Object({ ...languageQuery, for: Type.Optional(RuleSubject) }, closed),
        response: {
          200: { description: 'All its rules', content: { 'application/json': { schema: listOf('RuleView') } } },
          ...problems('not-found'),
        },
      },
    },
    (request): { items: RuleView[] } => {
      if (request.params.id !== rulebook.id) throw unknown('规则集', 'ruleset', request.params.id)
      return { items: rulesFor(rulebook, request.query.for).map((rule) => ruleView(rule, rulebook, languageOf(request))) }
    },
  )
}

function rules(app: Api, { rulebook }: Service): void {
  app.get(
    '/v1/rules/:id',
    {
      schema: {
        tags,
        operationId: 'getRule',
        summary: '一条规则 · Read one rule',
        description: 'What it asks, why, by which law, and how it decides.',
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
      return ruleView(rule, rulebook, languageOf(request))
    },
  )
}

function laws(app: Api, { rulebook }: Service): void {
  app.get(
    '/v1/laws/:id',
    {
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
