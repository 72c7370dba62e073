// Errors on their way out of a thread: code, detail and causes as they were, whatever was thrown.
import t from 'tap'
import { Fault } from '../../src/model/fault.js'
import { plain, revived } from '../../src/threads/thrown.js'

t.test('a Fault comes back whole, with the chain of its causes', (t) => {
  const cause = Object.assign(new TypeError('no such file', { cause: 'a word' }), { code: 'ENOENT' })
  const fault = new Fault('file-unreadable', { zh: '读不了', en: 'unreadable' }, { cause, at: 'metadata/year' })
  const back = revived(structuredClone(plain(fault)))
  t.ok(back instanceof Fault)
  t.match(back, { code: 'file-unreadable', detail: fault.detail, at: 'metadata/year', message: fault.message, name: 'Fault', stack: fault.stack })
  t.match(back.cause, { name: 'TypeError', code: 'ENOENT', message: 'no such file', stack: cause.stack, cause: { message: 'a word' } })
  t.end()
})

t.test('what is no error, or its own cause, arrives too', (t) => {
  const turning = new Error('turning')
  turning.cause = turning
  for (const thrown of ['a word', undefined, { code: 1 }, turning, new Error('')]) {
    const back = revived(structuredClone(plain(thrown)))
    t.ok(back instanceof Error, String(thrown))
    t.equal(back.message, thrown instanceof Error ? thrown.message : String(thrown))
  }
  t.end()
})
