// A view refuses before sending exactly what the service would refuse for its size, and says where a calendar was cut.
import t from 'tap'
import { limits } from '../../../src/model/limits.js'
import { deadlineDays, documentBytes, tooLarge } from '../../../src/page/parts/service-limits.js'

t.test('the same limits', (t) => {
  const advice = { zh: '请拆分。', en: 'Split it.' }
  t.equal(documentBytes, limits.documentBytes)
  t.equal(deadlineDays, limits.deadlineDays)
  t.equal(tooLarge({ size: limits.documentBytes }, advice), null)
  t.same(tooLarge({ size: limits.documentBytes + 1 }, advice), {
    zh: '文件超过 16 MiB，没有送出。请拆分。', en: 'The file is larger than 16 MiB and was not sent. Split it.',
  })
  t.end()
})
