// Batches as they begin, on a real database: so many of one organisation at once, however many ask at the same time.
import t from 'tap'
import { localCaller } from '../../../src/access/roles.js'
import { limits } from '../../../src/model/limits.js'
import { onPostgres } from '../../worker/on-postgres.js'

const folder = t.testdir()

t.test('batches under way', async (t) => {
  const { store, tenant: { batches, organisations }, release } = await onPostgres(folder)
  t.teardown(release)
  const asked = await Promise.allSettled(Array.from({ length: limits.batchesUnderWay + 5 }, () => batches.begin()))
  const begun = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  t.equal(begun.length, 20)
  t.ok(asked.every((one) => one.status === 'fulfilled' || (one.reason as { code?: string }).code === 'too-many-batches'))

  const other = await organisations.create({ parent: localCaller.organisation, name: '青溪县', kind: 'county' })
  t.ok(await store.as({ ...localCaller, organisation: (other as { id: string }).id }).batches.begin(), 'another organisation has its own')

  await batches.receive(begun[0]!, 0, [{ name: 'report.txt', submitted: {}, bytes: new Uint8Array(4) }])
  await batches.start(begun[0]!, { title: null, options: {}, webhook: null })
  await t.rejects(batches.begin(), { code: 'too-many-batches' }, 'what is worked on counts as what arrives')
  await batches.cancel(begun[0]!)
  await batches.drop(begun[1]!)
  t.ok(await batches.begin() && await batches.begin(), 'and each that is over or given up makes room')
  await t.rejects(batches.begin(), { code: 'too-many-batches' })
})
