// Rulesets: those that ship, those an evaluator handed in, and the overlays that can be laid over them.
import Type from 'typebox'
import { limits } from '../../model/limits.js'
import { RuleSubject } from '../../model/rule-view.js'
import { callerOf } from '../access.js'
import { languageOf, languageQuery } from '../language.js'
import { refTo, problems } from '../openapi.js'
import { rulesFor, ruleView, rulesetView } from '../rules/views.js'
import { rulesQuery } from '../rules/query.js'
import { choiceFor, keepRuleset } from '../rules/desk.js'
import { closed } from '../../model/schema.js'
import type { Api, Service } from '../dependencies.js'
import type { RuleView, RulesetView } from '../../model/rule-view.js'

const tags = ['rules']
const query = Type.Object(languageQuery, closed)
const listOf = (name: string) => Type.Object({ items: Type.Array(refTo(name)) }, closed)

const RulesetFiles = Type.Object({
  files: Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: limits.rulesetBytes }), {
    maxProperties: limits.rulesetFiles,
    description: 'Text by path: extension.json at the root, checks/<id>/rule.json and cases.json, laws/<id>.json, terms.json',
  }),
}, closed)

export function rulesetRoutes(app: Api, service: Service): void {
  list(app, service)
  keep(app, service)
  rulesOf(app, service)
  overlays(app, service)
}

function list(app: Api, { rulebook, rulesets, store }: Service): void {
  app.get('/v1/rulesets', {
    config: { public: true, identify: true },
    schema: {
      tags, operationId: 'listRulesets', summary: '规则集列表 · List the rulesets',
      description: 'With version and digest, as they stand in every evaluation: the national one, the presets that ship, then own ones.',
      querystring: query,
      response: {
        200: { description: 'All rulesets', content: { 'application/json': { schema: listOf('RulesetView') } } },
        ...problems('store-unavailable'),
      },
    },
  }, async (request): Promise<{ items: RulesetView[] }> => {
    const shipped = rulesets.presets().map(({ id }) => rulesets.compose({ ruleset: id }))
    const kept = request.caller ? await store.as(request.caller).rulesets.list() : []
    const own = kept.map(({ files }) => rulesets.compose({ files }))
    return { items: [rulebook, ...shipped, ...own].map((each) => rulesetView(each, languageOf(request))) }
  })
}

function keep(app: Api, { rulesets, store }: Service): void {
  app.post('/v1/rulesets', {
    config: { scope: 'rulesets:write' },
    bodyLimit: limits.rulesetBytes * 2,
    schema: {
      tags, operationId: 'createRuleset', summary: '提交自用规则集 · Hand in a ruleset of your own',
      description: 'It is checked as ours is: its form, that every verdict can be reached and no two rules contradict, and that its cases answer as '
        + 'they say. Every problem is named by file and line; what is sound is kept under the id and version it names itself. '
        + 'A version never changes: the same files again answer 200, others 409.',
      querystring: query,
      body: RulesetFiles,
      response: {
        200: { description: 'Kept before', content: { 'application/json': { schema: refTo<RulesetView>('RulesetView') } } },
        201: { description: 'Kept', content: { 'application/json': { schema: refTo<RulesetView>('RulesetView') } } },
        ...problems('rules-refused', 'ruleset-taken', 'timed-out', 'too-complex', 'overloaded', 'store-unavailable'),
      },
    },
  }, async (request, reply): Promise<RulesetView> => {
    const { rulebook, isNew } = await keepRuleset(request.body.files, rulesets, store.as(callerOf(request)).rulesets)
    reply.code(isNew ? 201 : 200)
    return rulesetView(rulebook, languageOf(request))
  })
}

function rulesOf(app: Api, { rulebook, rulesets, store }: Service): void {
  app.get('/v1/rulesets/:id/rules', {
    config: { public: true, identify: true },
    schema: {
      tags, operationId: 'listRules', summary: '规则集的规则 · List the rules of a ruleset',
      description: 'Those of reports in the order of the findings, then those of registers by their numbers; `for` asks for one kind alone.',
      params: Type.Object({ id: rulesQuery.ruleset }, closed),
      querystring: Type.Object({ ...languageQuery, for: Type.Optional(RuleSubject), overlay: rulesQuery.overlay }, closed),
      response: {
        200: { description: 'All its rules', content: { 'application/json': { schema: listOf('RuleView') } } },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request): Promise<{ items: RuleView[] }> => {
    const { overlay, for: subject } = request.query
    const kept = request.caller ? store.as(request.caller).rulesets : undefined
    const book = rulesets.compose(await choiceFor({ ruleset: request.params.id, overlay }, rulebook.id, rulesets, kept))
    return { items: rulesFor(book, subject).map((rule) => ruleView(rule, book, languageOf(request))) }
  })
}

function overlays(app: Api, { rulesets }: Service): void {
  const Overlay = Type.Object({ id: Type.String(), title: Type.String(), province: Type.Union([Type.String(), Type.Null()]) }, closed)
  app.get('/v1/overlays', {
    config: { public: true },
    schema: {
      tags, operationId: 'listOverlays', summary: '可叠加的地方规定 · List the overlays',
      description: 'What provinces add to the national rules; an evaluation names the one it was asked to lay over them.',
      querystring: query,
      response: {
        200: {
          description: 'All overlays',
          content: { 'application/json': { schema: Type.Object({ items: Type.Array(Overlay) }, closed) } },
        },
        ...problems(),
      },
    },
  }, (request) => ({
    items: rulesets.overlays().map(({ id, title, province }) => ({ id, title: title[languageOf(request)], province: province ?? null })),
  }))
}
