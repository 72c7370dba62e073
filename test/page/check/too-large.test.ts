// The page refuses before sending exactly what the service would refuse for its size.
import t from 'tap'
import { limits } from '../../../src/model/limits.js'
import { documentBytes, tooLarge } from '../../../src/page/check/too-large.js'

t.test('the same limit', (t) => {
  t.equal(documentBytes, limits.documentBytes)
  t.equal(tooLarge({ size: limits.documentBytes }), null)
  t.match(tooLarge({ size: limits.documentBytes + 1 })?.zh, /16 MiB/)
  t.end()
})
