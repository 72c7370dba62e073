// Which report of last year a body's own goes on from, where bodies were merged into it: that one, or none, and why.
import t from 'tap'
import { lastReportOf } from '../../src/season/succession.js'
import type { Line, Predecessor } from '../../src/season/succession.js'

const merged = (mergedOn: string | null, report: string | null = null): Predecessor => ({ name: '清溪县旅游局', mergedOn, report })
const line = (report: string | null, predecessors: Predecessor[] = [], founded: string | null = null): Line => ({ report, predecessors, founded })

t.test('the report of 2024 goes on from', (t) => {
  const cases: Array<[what: string, line: Line, report: string | null | 'none of them']> = [
    ['its own', line('own'), 'own'],
    ['nothing that is known', line(null), null],
    ['its own, another merged in before last year ended', line('own', [merged('2023-12-31')]), 'own'],
    ['its own, another merged in long after', line('own', [merged('2026-02-01', 'theirs')]), 'own'],
    ['its own, another merged in on a day unknown that reported no more', line('own', [merged(null)]), 'own'],
    ['neither, another merged in on a day unknown that still reported', line('own', [merged(null, 'theirs')]), 'none of them'],
    ['neither, another merged in since', line('own', [merged('2024-01-01', 'theirs')]), 'none of them'],
    ['not its own alone, though the other\'s is not stored', line('own', [merged('2024-06-01')]), 'none of them'],
    ['not its own alone, merged in by the day it is due', line('own', [merged('2025-01-20')]), 'none of them'],
    ['the only one it was made of', line(null, [merged('2024-03-01', 'theirs')], '2024-03-01'), 'theirs'],
    ['none, made of two', line(null, [merged('2024-03-01', 'theirs'), merged('2024-03-01', 'others')], '2024-03-01'), 'none of them'],
    ['none, made of two of which one is stored', line(null, [merged('2024-03-01', 'theirs'), merged('2024-03-01')], '2024-03-01'), 'none of them'],
    ['none, it was there before and its own is not stored', line(null, [merged('2024-03-01', 'theirs')], '2010-01-01'), 'none of them'],
    ['none, since when it is there is unknown', line(null, [merged('2024-03-01', 'theirs')]), 'none of them'],
    ['none, the only one it was made of is not stored', line(null, [merged('2024-03-01')], '2024-03-01'), 'none of them'],
  ]
  for (const [what, given, report] of cases) {
    const held = lastReportOf(given, 2024)
    t.equal('why' in held ? 'none of them' : held.report, report, what)
    if ('why' in held) t.match(held.why.zh, /清溪县旅游局/)
  }
  t.end()
})
