// What people decided, and batches of the same reports by two worker processes on a real database: it holds from the moment they are stored.
import { readFileSync } from 'node:fs'
import pg from 'pg'
import t from 'tap'
import { rejudge } from '../../../src/evaluate.js'
import { rescorerBy } from '../../../src/api/season/rescoring.js'
import { rulebookFor } from '../../../src/rulebook/choose.js'
import { ownRuleset } from '../../own-ruleset.js'
import { itemsOf, onPostgres, over, sendBatch, until } from '../../worker/on-postgres.js'
import { startWorkers, stopWorkers } from '../../worker/processes.js'
import type { Choice } from '../../../src/model/choice.js'
import type { Judgement } from '../../../src/model/review.js'
import type { Sent } from '../../worker/on-postgres.js'

const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const [balance, aspects] = ['application-table-balance', 'overview-five-aspects']
const of = (name: string): string => report.replaceAll('湖南省青溪县教育局', name).replaceAll('青溪县教育局', name)
const by = { reason: '核对原表', reader: '甲', readerKey: null }
const say = (ruleId: string, verdict: Judgement['verdict']): Judgement => ({ ruleId, gate: null, verdict, outcome: null, credit: null })

t.test('what was decided holds for what a batch stores', async (t) => {
  t.setTimeout(290_000)
  const { url, tenant, release } = await onPostgres(t.testdir())
  const workers = await startWorkers(url, 2)
  t.teardown(() => { for (const { child } of workers) child.kill('SIGKILL') })
  const run = async (texts: string[], sent: Sent = {}): Promise<string[]> => {
    const { id } = await sendBatch(tenant, texts.map((text, at) => ({ name: `${at}.html`, bytes: new TextEncoder().encode(text) })), sent)
    t.match(await over(tenant, id, 120), { state: 'finished', failed: 0 })
    return (await itemsOf(tenant, id)).map(({ evaluation }) => evaluation!)
  }
  const give = async (id: string, judgement: Judgement, rules: Choice = {}) =>
    (await tenant.verdicts.give(id, { ...judgement, ...by }, rescorerBy(() => rulebookFor(rules))))!.score
  const scores = async (id: string) => (await tenant.verdicts.scores(id))!.map(({ cause, score }) => [cause, score!.total] as const)
  const last = async (id: string) => (await scores(id)).at(-1)!

  const names = ['青溪县教育局', '青溪县水利局', '青溪县民政局', '青溪县司法局', '青溪县审计局']
  for (const name of names.slice(0, 4)) await tenant.bodies.create({ name, kind: 'department' })
  const texts = names.map(of)
  const first = await run(texts)
  const [dismissed, waived, changed, undecidedYet, unbound] = first as [string, string, string, string, string]
  const engine = (await last(dismissed))[1]
  const better = (await give(dismissed, say(balance, 'dismiss'))).score!.total
  const spared = (await give(waived, say(aspects, 'waive'))).score!.total
  t.ok(better > engine)
  await give(changed, say(balance, 'dismiss'))
  t.equal((await give(unbound, say(balance, 'dismiss'))).score!.total, better)
  const later = [texts[0]!, texts[1]!.replaceAll('主动公开', '公开'), texts[2]!.replace('<td>26</td>', '<td>27</td>'), texts[3]!, texts[4]!]

  for (const set of [false, true]) {
    await t.test(set ? 'as a set' : 'one by one', async (t) => {
      const [again, rewritten, lapsed, undecided, nobodys] = await run(later, { options: { set } }) as [string, string, string, string, string]
      t.same((await scores(again)).map(([cause]) => cause), ['engine', 'carried-over'], 'a dismissed finding')
      t.match((await tenant.verdicts.of(rewritten))!.holding, [{ ruleId: aspects, verdict: 'waive' }], 'a waiver rests on no text')
      t.equal((await last(rewritten))[0], 'carried-over')
      t.same((await scores(lapsed)).map(([cause]) => cause), ['engine'], 'a figure that was quoted changed')
      t.same((await scores(undecided)).map(([cause]) => cause), ['engine'], 'nobody decided anything')
      t.equal((await last(nobodys))[0], 'carried-over', 'of no body of the roster: by its name')
      if (!set) t.same([(await last(again))[1], (await last(nobodys))[1]], [better, better])
      t.same((await tenant.audit.list({ limit: 100, subject: again })).map(({ action }) => action), ['verdicts.carried-over'])
    })
  }

  await t.test('when a year is scored again by other rules', async (t) => {
    const book = rulebookFor({ overlay: 'hunan' })
    const from = (await tenant.evaluations.get(undecidedYet))!.result.ruleset
    const asked = { year: 2024, from: `${from.id}@${from.version}`, to: book, limit: 200 }
    const { rescored } = await tenant.rescorings.some(asked, (result) => rejudge(result, book), rescorerBy(() => book))
    const made = (id: string) => rescored.find((each) => each.from === id)!.to
    const [engine, decided] = await scores(made(dismissed))
    t.same([engine![0], decided![0]], ['engine', 'carried-over'])
    t.ok(decided![1] > engine![1])
    t.same((await scores(made(undecidedYet))).length, 1)
    t.equal(await tenant.audit.firstBreak(), null)
  })

  await t.test('under a ruleset of one\'s own', async (t) => {
    const rules = { files: ownRuleset({}) }
    await tenant.rulesets.save({ id: 'own', version: '1', files: rules.files })
    const options = { ruleset: 'own@1' }
    const [mine] = await run([texts[3]!], { options })
    const given = await give(mine!, say(balance, 'dismiss'), rules)
    const [again, elsewhere] = [(await run([texts[3]!], { options }))[0]!, (await run([texts[3]!]))[0]!]
    t.same(await last(again), ['carried-over', given.score!.total])
    t.same(await last(elsewhere), ['carried-over', better], 'and by others, as those have it')
  })

  await t.test('a verdict on an evaluation that is no longer the latest reaches the latest', async (t) => {
    const [before, between, latest] = [
      (await run([texts[1]!]))[0]!, (await run([texts[1]!]))[0]!, (await run([texts[1]!]))[0]!,
    ]
    t.equal((await last(latest))[1], spared)
    const { score } = await give(before, say(balance, 'dismiss'))
    t.same(await last(latest), ['carried-over', score!.total])
    t.same(await last(between), ['carried-over', spared], 'one between is as it was')
    const [other] = await run([texts[1]!.replace('<td>26</td>', '<td>27</td>')])
    await give(before, say(balance, 'confirm'))
    t.equal((await scores(other!)).length, 2, 'one of another text is as it was')
  })

  await t.test('decided while a batch stores, either at its very end: neither misses the other', async (t) => {
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    await admin.query(`CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(77); RETURN NULL; END $$`)
    // How many wait: the one held up at its end, and then the other, which waits for it.
    const waiting = (many: number) => until(async () =>
      (await admin.query('SELECT FROM pg_locks WHERE locktype = \'advisory\' AND NOT granted')).rowCount === many)
    const store = (): Promise<string> => run([texts[0]!]).then(([id]) => id!)
    const cases = [
      ['evaluations', 'confirm', store, () => give(dismissed, say(balance, 'confirm'))],
      ['verdicts', 'dismiss', () => give(dismissed, say(balance, 'dismiss')), store],
    ] as const
    for (const [table, verdict, begin, follow] of cases) {
      await admin.query(`CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON ${table}
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger()`)
      await admin.query('SELECT pg_advisory_lock(77)')
      const first = begin()
      await waiting(1)
      const second = follow()
      await waiting(2)
      await admin.query('SELECT pg_advisory_unlock(77)')
      const stored = (await Promise.all([first, second])).find((each) => typeof each === 'string')!
      await admin.query(`DROP TRIGGER linger ON ${table}`)
      t.same(await last(stored), ['carried-over', verdict === 'confirm' ? engine : better], `the transaction of ${table} was about to end`)
    }
    await admin.end()
  })

  await t.test('decided while a batch stores, again and again: nobody waits for each other in a circle', async (t) => {
    const done = { yet: false }
    const all = run(Array.from({ length: 16 }, () => texts[0]!)).finally(() => { done.yet = true })
    let turns = 0
    for (; !done.yet || turns < 4; turns += 1) await give(dismissed, say(balance, turns % 2 === 0 ? 'confirm' : 'dismiss'))
    const latest = (await all).sort().at(-1)!
    t.equal((await last(latest))[1], (await last(dismissed))[1])
    const told = (await tenant.verdicts.of(latest))!.holding
    t.same(told.map(({ ruleId, verdict }) => [ruleId, verdict]), [[balance, turns % 2 === 1 ? 'confirm' : 'dismiss']])
    t.equal(await tenant.audit.firstBreak(), null)
  })

  t.same(await stopWorkers(workers), [0, 0])
  await release()
})
