// Reports put to bodies of other organisations on a real database: whatever tells of one tells the same for everyone, whoever says whose it is.
import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import t from 'tap'
import { localCaller } from '../../../src/access/roles.js'
import { localOrganisation } from '../../../src/model/caller.js'
import { packed } from '../../../src/model/packed.js'
import { Fault } from '../../../src/model/fault.js'
import { openDatabase } from '../../../src/store/database.js'
import { saveEvaluation } from '../../../src/store/evaluations.js'
import { standingsOf } from '../../../src/store/season/standings.js'
import { openStore } from '../../../src/store/store.js'
import { tenantStore } from '../../../src/store/tenant-store.js'
import { within } from '../../../src/store/tenancy.js'
import { aResult } from '../sample-result.js'
import { targets } from '../targets.js'
import type { Caller } from '../../../src/model/caller.js'
import type { Rescore } from '../../../src/store/season/score-versions.js'

const as = (organisation: string): Caller => ({ ...localCaller, organisation, open: false })
const rescore: Rescore = (result, judgements) => ({ ...result, score: { ...result.score!, total: 50 + judgements.length } })
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : Promise.reject(error as Error)))

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`reports of bodies on ${name}`, async (t) => {
    t.setTimeout(290_000)
    const target = await open()
    const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    // With the queue, for a batch that is under way.
    await (await openStore({ databaseUrl: target.url, dataFolder: 'unused' })).close()
    const of = (who: string) => tenantStore(db, as(who))
    const below = async (parent: string, kind: 'province' | 'county' | 'agency'): Promise<string> => {
      const made = await tenantStore(db, localCaller).organisations.create({ parent, name: kind, kind })
      if (typeof made === 'string') throw new Error(made)
      return made.id
    }
    const province = await below(localOrganisation, 'province')
    const [east, west] = [await below(province, 'county'), await below(province, 'county')]
    const [school, health, bureau] = [await below(east, 'agency'), await below(east, 'agency'), await below(west, 'agency')]
    const everyone = [province, east, west, school, health, bureau]
    const names = new Map(Object.entries({ province, east, west, school, health, bureau }).map(([title, id]) => [id, title]))
    const above = new Map([[province, [province]], [east, [east, province]], [west, [west, province]], [school, [school, east, province]],
      [health, [health, east, province]], [bureau, [bureau, west, province]]])
    const owners = [east, west, school, health, bureau]
    const bodies: Array<{ id: string; owner: string }> = []
    for (const owner of owners) {
      bodies.push({ id: (await of(province).bodies.create({ name: `单位${bodies.length}`, kind: 'department' }, owner)).id, owner })
    }

    let counter = 0
    /** Handed in for a body, and evaluated by a batch of an office or of the agency itself. */
    const handedIn = async (body: { id: string; owner: string }, office: string, over: Partial<ReturnType<typeof aResult>> = {}) => {
      counter += 1
      const submission = await of(office).submissions.receive({
        year: 2024, body: body.id, clues: { code: null, submitted: null, read: null, host: null }, name: 'r.txt', mediaType: 'text/plain',
        url: null, publishedOn: null, content: { bytes: new TextEncoder().encode(`report ${counter}`) },
      })
      const base = aResult()
      const result = aResult({
        document: { ...base.document, sha256: submission.sha256 },
        report: { ...base.report, issuer: { ...base.report.issuer, name: `清溪县第${counter}局` } }, ...over,
      })
      const { id } = await within(db, as(office), (tx) => saveEvaluation(tx, office, result, body.id))
      const batch = timeOrderedId()
      await sql`INSERT INTO batches (id, organisation_id, created_at, state, phase, options)
        VALUES (${batch}, ${office}, now(), 'finished', 'judge', '{}')`.execute(db)
      await sql`
        INSERT INTO batch_items (batch_id, position, organisation_id, name, sha256, size, submitted, phase, state, submission_id, evaluation_id)
        VALUES (${batch}, 0, ${office}, 'r.txt', ${submission.sha256}, 8, '{}', 'judge', 'done', ${submission.id}, ${id})`.execute(db)
      await sql`UPDATE submissions SET evaluation_id = ${id} WHERE id = ${submission.id}`.execute(db)
      return { id: submission.id, evaluation: id, sha256: submission.sha256, office }
    }
    type Report = Awaited<ReturnType<typeof handedIn>>

    /** What each organisation is told of a report, by every way there is to ask. */
    const told = async (report: Report): Promise<Record<string, string>> => {
      await standingsOf(db).settle()
      const seen: Record<string, string> = {}
      for (const who of everyone) {
        const store = of(who)
        const submission = await store.submissions.get(report.id)
        const listed = (await store.submissions.list({ year: 2024 }, { limit: 100 })).items.some(({ id }) => id === report.id)
        const bytes = (await store.submissions.content(report.id))?.bytes ? 'bytes' : ''
        const { rows: kept } = await within(db, as(who), (tx) => sql`SELECT FROM documents WHERE sha256 = ${report.sha256}`.execute(tx))
        const coverage = (await store.coverage.of(2024)).find(({ evaluation }) => evaluation === report.evaluation)?.body.id
        const league = (await store.results.league({ year: 2024, ruleset: 'test@1' }, { kind: 'department' }, { limit: 100 }))
          .find(({ evaluation_id: id }) => id === report.evaluation)?.body_id
        const list = (await store.evaluations.list({ year: 2024 }, { limit: 100 })).items.some(({ id }) => id === report.evaluation)
        const evaluation = await store.evaluations.get(report.evaluation) ? 'evaluation' : ''
        seen[names.get(who)!] = [submission?.body ?? '-', listed, bytes, kept.length > 0, coverage ?? '-', league ?? '-', list, evaluation].join(' ')
      }
      return seen
    }
    /** As it follows from whose it is alone. */
    const expected = (report: Report, at: { id: string; owner: string }): Record<string, string> => {
      const holder = above.get(at.owner)!.includes(report.office) ? report.office : at.owner
      return Object.fromEntries(everyone.map((who) => {
        const [sees, judges] = [above.get(at.owner)!.includes(who), above.get(holder)!.includes(who)]
        const evaluated = judges ? at.id : '-'
        return [names.get(who)!, [sees ? at.id : '-', sees, sees ? 'bytes' : '', sees, evaluated, sees ? at.id : '-', judges,
          judges ? 'evaluation' : ''].join(' ')]
      }))
    }

    await t.test('whoever says whose it is, every list, league, coverage and store of bytes says the same', async (t) => {
      const steps = fc.array(fc.nat({ max: bodies.length - 1 }), { minLength: 1, maxLength: 4 })
      await fc.assert(fc.asyncProperty(fc.nat({ max: bodies.length - 1 }), fc.boolean(), steps, async (first, itself, moves) => {
        const start = bodies[first]!
        const report = await handedIn(start, itself ? start.owner : above.get(start.owner)!.at(-2)!)
        let holder = report.office
        for (const to of moves) {
          await of(province).submissions.attach(report.id, bodies[to]!.id, rescore)
          if (!above.get(bodies[to]!.owner)!.includes(holder)) holder = bodies[to]!.owner
        }
        const said = await told(report)
        const shouldSay = expected({ ...report, office: holder }, bodies[moves.at(-1)!]!)
        const same = JSON.stringify(said) === JSON.stringify(shouldSay)
        if (!same) t.same(said, shouldSay)
        // Of each body and year the latest counts: the next report must not stand behind this one.
        await of(province).evaluations.remove(report.evaluation)
        return same
        // Up to the office and down again: its evaluation keeps a copy of the bytes there until that leaves too.
      }), { numRuns: 12, examples: [[2, true, [0, 2, 4]]] })
    })

    await t.test('a batch of its former organisation that is at it sets it aside, and the bytes are gone there', async (t) => {
      for (const when of ['before it is claimed', 'after'] as const) {
        const report = await handedIn(bodies[2]!, school)
        const store = of(school)
        const item = (await store.batches.refer([{ submission: report.id }]))[0]!
        const direct = { name: 'own.txt', submitted: {}, bytes: new TextEncoder().encode(`own ${when}`) }
        const id = await store.batches.begin()
        await store.batches.receive(id, 0, [item, direct])
        const { organisation } = await store.batches.start(id, { title: null, options: {}, webhook: null })
        const slice = { batch: id, organisation, origin: null, from: 0, to: 9 }
        const leave = () => of(province).submissions.attach(report.id, bodies[4]!.id, rescore)
        if (when === 'before it is claimed') await leave()
        const claimed = await store.work.claim(slice)
        t.same(claimed.map(({ bytes }) => bytes !== null), [when === 'after', true], when)
        if (when === 'after') await leave()
        await store.work.settle(id, claimed.map(({ position }) => ({ position, result: packed(aResult()) })), rescore)
        const { items } = await store.batches.items(id, { limit: 9 })
        t.match(items, [{ state: 'failed', evaluation: null, fault: { code: 'not-found' } }, { state: 'done' }])
        t.match(await store.batches.get(id), { state: 'finished', done: 1, failed: 1 })
        t.equal((await of(bureau).submissions.get(report.id))!.body, bodies[4]!.id)
      }
    })

    await t.test('bytes that somebody names for another reason stay', async (t) => {
      const report = await handedIn(bodies[2]!, school)
      const twice = await of(school).submissions.receive({
        year: 2024, body: bodies[2]!.id, clues: { code: null, submitted: null, read: null, host: null }, name: 'r.txt', mediaType: 'text/plain',
        url: null, publishedOn: null, content: { bytes: new TextEncoder().encode(`report ${counter}`) },
      })
      await of(province).submissions.attach(report.id, bodies[4]!.id, rescore)
      t.ok((await of(school).submissions.content(twice.id))!.bytes)
      t.ok((await of(bureau).submissions.content(report.id))!.bytes)
    })

    await t.test('said at once by two, and while organisations move: nobody waits in a circle, and all tells the same', async (t) => {
      const reports = [await handedIn(bodies[2]!, east), await handedIn(bodies[4]!, west)]
      const { organisations } = tenantStore(db, localCaller)
      const say = (turn: number) => reports.map(({ id }, at) =>
        of(province).submissions.attach(id, bodies[(turn + at) % 2 === 0 ? 2 : 4]!.id, rescore))
      for (let turn = 0; turn < 6; turn += 1) {
        await Promise.all([...say(turn), ...say(turn + 1), organisations.change(health, { parent: turn % 2 === 0 ? west : east })])
      }
      for (const report of reports) {
        const { body } = (await of(province).submissions.get(report.id))!
        const { rows: [evaluation] } = await sql<{ body_id: string; organisation_id: string }>`
          SELECT body_id, organisation_id FROM evaluations WHERE id = ${report.evaluation}`.execute(db)
        const at = bodies.find(({ id }) => id === body)!
        t.equal(evaluation!.body_id, body)
        t.ok(above.get(at.owner)!.includes(evaluation!.organisation_id))
        t.equal((await of(at.owner).submissions.get(report.id))!.body, body)
      }
    })

    await t.test('said to be nobody\'s: the nearest office\'s above where it was', async (t) => {
      const [ofSchool, ofWest] = [await handedIn(bodies[2]!, school), await handedIn(bodies[1]!, west)]
      for (const { id } of [ofSchool, ofWest]) t.match(await of(province).submissions.attach(id, null, rescore), { body: null })
      const sees = async ({ id, evaluation }: Report) => {
        const seen: string[] = []
        for (const who of everyone) if (await of(who).submissions.get(id) && await of(who).evaluations.get(evaluation)) seen.push(names.get(who)!)
        return seen
      }
      t.same([await sees(ofSchool), await sees(ofWest)], [['province', 'east'], ['province', 'west']])
    })

    await t.test('refused', async (t) => {
      const [listed, objected, above_] = [
        await handedIn(bodies[2]!, east), await handedIn(bodies[2]!, east), await handedIn(bodies[2]!, province),
      ]
      const list = await of(east).problemLists.issue(listed.evaluation, {
        ruleIds: ['some-rule'], issuedOn: '2025-03-01', dueOn: '2025-03-20', note: null, by: '甲',
      })
      await of(east).objections.open(objected.evaluation, {
        opensOn: '2025-03-01', closesOn: '2099-03-20', workingDays: null, decideWithin: null, decideBy: null,
      })
      await of(school).objections.file(
        objected.evaluation, { ruleId: 'some-rule', reason: '不是我局的', links: [], by: { label: '乙', key: null, person: null } }, {},
      )
      const to = bodies[3]!.id
      const cases: Array<[what: string, work: () => Promise<unknown>, says: string]> = [
        ['a problem list is open', () => of(east).submissions.attach(listed.id, to, rescore), 'wrong-step'],
        ['the same, by its evaluation', () => of(east).bodies.attach(listed.evaluation, to, rescore), 'wrong-step'],
        ['the body objected', () => of(east).submissions.attach(objected.id, to, rescore), 'wrong-step'],
        ['an office above judged it', () => of(east).submissions.attach(above_.id, to, rescore), 'wrong-step'],
        ['which may say so itself', () => of(province).submissions.attach(above_.id, to, rescore), 'done'],
        ['one evaluation, and not its submission', () => of(province).bodies.attach(above_.evaluation, bodies[1]!.id, rescore), 'wrong-step'],
        ['a body the caller does not see', () => of(east).submissions.attach(above_.id, bodies[1]!.id, rescore), 'not-found'],
        ['again what it is already', () => of(east).submissions.attach(above_.id, to, rescore), 'done'],
      ]
      for (const [what, work, says] of cases) t.equal(await refusal(work()), says, what)
      t.equal(await of(west).submissions.attach(above_.id, bodies[1]!.id, rescore), null, 'another\'s')
      t.match(await of(east).submissions.get(listed.id), { body: bodies[2]!.id })
      await of(east).problemLists.take(list.id, 1, { step: 'waive', reason: '不再要求', links: [], evaluationId: null, by: '甲', dueOn: null })
    })

    await t.test('told to the wrong body: once that is settled the report goes, and what was told stays on that body\'s record', async (t) => {
      const report = await handedIn(bodies[2]!, east)
      const list = await of(east).problemLists.issue(report.evaluation, {
        ruleIds: ['some-rule'], issuedOn: '2025-03-01', dueOn: '2025-03-20', note: null, by: '甲',
      })
      const window = { opensOn: '2025-03-01', closesOn: '2099-03-20', workingDays: null, decideWithin: null, decideBy: null }
      await of(east).objections.open(report.evaluation, window)
      const filed = await of(school).objections.file(report.evaluation,
        { ruleId: 'some-rule', reason: '不是我局的', links: [], by: { label: '乙', key: null, person: null } }, {})
      const move = () => refusal(of(province).submissions.attach(report.id, bodies[4]!.id, rescore))
      t.equal(await move(), 'wrong-step')
      await of(east).problemLists.take(list.id, 1, { step: 'waive', reason: '发错单位', links: [], evaluationId: null, by: '甲', dueOn: null })
      t.equal(await move(), 'wrong-step', 'an objection is to be decided')
      await of(school).objections.withdraw(filed.id)
      t.equal(await move(), 'done')
      t.equal(await of(school).evaluations.get(report.evaluation), null)
      t.match(await of(school).problemLists.get(list.id), { bodyId: bodies[2]!.id, items: [{ state: 'waived' }] })
      t.match(await of(school).objections.get(filed.id), { state: 'withdrawn' })
      t.equal(await of(bureau).problemLists.get(list.id), null)
      t.match(await of(bureau).objections.window(report.evaluation), window, 'it may object as long as the former might have')
      t.equal(await refusal(of(west).evaluations.remove(report.evaluation)), 'under-review')
      await of(west).problemLists.issue(report.evaluation, {
        ruleIds: ['some-rule'], issuedOn: '2025-03-10', dueOn: '2025-03-30', note: null, by: '丙',
      })
      t.equal((await of(bureau).problemLists.list({}, { limit: 5 })).items.length, 1)
      t.equal((await of(school).problemLists.list({ body: bodies[2]!.id }, { limit: 5 })).items.some(({ id }) => id === list.id), true)
    })

    await t.test('verdicts go with the report they were given on, and hold for its former body\'s own no more', async (t) => {
      const failing = { findings: [{ ...aResult().findings[0]!, outcome: 'fail' as const, credit: 0 }] }
      const dismiss = {
        ruleId: 'some-rule', gate: null, verdict: 'dismiss' as const, outcome: null, credit: null, reason: '核对', reader: '甲', readerKey: null,
      }
      const wrong = await handedIn(bodies[2]!, east, failing)
      await of(east).verdicts.give(wrong.evaluation, dismiss, rescore)
      const [own, later] = [await handedIn(bodies[2]!, east, failing), await handedIn(bodies[4]!, west, failing)]
      const total = async ({ evaluation }: Report) => (await of(province).verdicts.scores(evaluation))!.map(({ score }) => score!.total)
      t.ok(await of(east).verdicts.carryOver(own.evaluation, rescore), 'the same quote, of the same body')
      t.equal(await of(west).verdicts.carryOver(later.evaluation, rescore), null)
      const beside = await of(province).submissions.decidedBeside(wrong.id, bodies[4]!.id)
      for (const { evaluation } of [wrong, own, later]) t.ok(beside.some(({ id }) => id === evaluation))
      await of(province).submissions.attach(wrong.id, bodies[4]!.id, rescore)
      t.same([await total(wrong), await total(own), await total(later)], [[92.5, 51], [92.5, 51, 50], [92.5, 51]])
      t.match(await of(west).verdicts.of(wrong.evaluation), { holding: [{ verdict: 'dismiss' }], past: [] })
      t.equal(await of(east).verdicts.of(wrong.evaluation), null)
      const again = await handedIn(bodies[2]!, east, failing)
      t.equal(await of(east).verdicts.carryOver(again.evaluation, rescore), null)
      const league = async (who: string, { evaluation }: Report) => {
        await standingsOf(db).settle()
        return (await of(who).results.league({ year: 2024, ruleset: 'test@1' }, { kind: 'department' }, { limit: 100 }))
          .find(({ evaluation_id: id }) => id === evaluation)?.total
      }
      t.equal(await league(west, later), 51)
      const actions = async (who: string, subject: string) =>
        (await of(who).audit.list({ limit: 50, organisation: who, subject })).map(({ action }) => action)
      t.same(await actions(school, wrong.id), ['submission.left', 'submission.received'])
      t.same(await actions(east, wrong.evaluation), ['evaluation.left', 'verdict.given'])
      t.same(await actions(bureau, wrong.id), ['submission.attached'])
      t.equal(await of(province).audit.firstBreak(east), null)
    })
    await close()
    await target.release()
  })
}
