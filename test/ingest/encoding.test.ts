// Bytes in many encodings, and files that lie about theirs: what the bytes are must win.
import t from 'tap'
import { decode } from '../../src/ingest/encoding.js'

const sentence = '2023年全县主动公开政府信息'
const traditional = '2023年全縣主動公開政府信息'
/** The sentences in encodings that Node can read but not write. */
const gbk = Buffer.from('32303233c4eac8abcfd8d6f7b6afb9abbfaad5feb8aed0c5cfa2', 'hex')
const big5 = Buffer.from('32303233a67ea5febfa4a544b0caa4bdb67dac46a9b2ab48aea7', 'hex')
const styles = '<style>p { margin: 0 }</style>'.repeat(200)
const utf8 = new TextEncoder().encode(sentence)
const utf16le = Uint8Array.from(Buffer.from(sentence, 'utf16le'))
const utf16be = Uint8Array.from(Buffer.from(sentence, 'utf16le').swap16())
const marked = (mark: number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes])

t.test('encodings', (t) => {
  const cases: Array<[name: string, bytes: Uint8Array, declared: string | null, encoding: string, overruled: string | null]> = [
    ['UTF-8', utf8, null, 'utf-8', null],
    ['UTF-8 with a mark', marked([0xEF, 0xBB, 0xBF], utf8), null, 'utf-8', null],
    ['UTF-8 that says gb2312', utf8, 'gb2312', 'utf-8', 'gb2312'],
    ['GBK', gbk, null, 'gb18030', null],
    ['GBK that says gbk', gbk, 'GBK', 'gb18030', null],
    ['GBK in much markup', Buffer.concat([Buffer.from(styles), gbk]), 'gbk', 'gb18030', null],
    ['GBK that says utf-8', gbk, 'utf-8', 'gb18030', 'utf-8'],
    ['Big5', big5, null, 'big5', null],
    ['Big5 that says utf-8', big5, 'utf-8', 'big5', 'utf-8'],
    ['UTF-16 LE with a mark', marked([0xFF, 0xFE], utf16le), null, 'utf-16le', null],
    ['UTF-16 BE with a mark', marked([0xFE, 0xFF], utf16be), 'gbk', 'utf-16be', 'gbk'],
    ['UTF-16 LE without', utf16le, null, 'utf-16le', null],
    ['a name that is none', utf8, 'x-unheard-of', 'utf-8', null],
  ]
  for (const [name, bytes, declared, encoding, overruled] of cases) {
    t.same(decode(bytes, declared), {
      text: encoding === 'big5' ? traditional : name.includes('markup') ? styles + sentence : sentence, encoding, overruled,
    }, name)
  }
  t.end()
})

t.test('UTF-8 cut within a character stays UTF-8', (t) => {
  const { text, encoding } = decode(utf8.subarray(0, -1))
  t.equal(encoding, 'utf-8')
  t.ok(text.startsWith(sentence.slice(0, -1)))
  t.ok(text.endsWith('\uFFFD'))
  t.end()
})
