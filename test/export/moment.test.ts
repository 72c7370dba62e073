// Instants are told in Beijing time, dates as Chinese offices write them.
import t from 'tap'
import { dateIn, dayOf, momentIn } from '../../src/export/moment.js'

t.test('moments and dates', (t) => {
  t.equal(momentIn('2024-12-31T16:00:00.000Z', 'zh'), '2025年1月1日00:00（北京时间）')
  t.equal(momentIn('2024-12-31T15:59:59.999Z', 'zh'), '2024年12月31日23:59（北京时间）')
  t.equal(momentIn('2025-01-01T00:00:00+08:00', 'en'), '2025-01-01 00:00 (Beijing time)')
  t.equal(dateIn('2025-01-05', 'zh'), '2025年1月5日')
  t.equal(dateIn('2025-01-05', 'en'), '2025-01-05')
  t.equal(dayOf('2024-12-31T16:00:00Z'), '2025-01-01')
  t.end()
})
