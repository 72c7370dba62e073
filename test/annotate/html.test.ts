// The user's own page with marks: at the very words, in the page's own encoding, and nothing else of it changed.
import t from 'tap'
import { markHtml } from '../../src/annotate/html.js'
import { decodePage } from '../../src/ingest/html/html.js'
import { ingest } from '../../src/ingest/ingest.js'
import { markedWords, marksAt, remark, unmarked } from './marked.js'
import type { Marks } from '../../src/annotate/marks.js'

const prose = '全县主动公开政府信息3119条,其中规范性文件12件。'
const page = (body: string, head = '<title>报告</title>') =>
  `<!DOCTYPE html>\r\n<html><head>${head}</head><body class="x">\r\n${body}\r\n</body></html>\r\n`

/** Each list of quotes is a finding. */
async function mark(bytes: Uint8Array, ...findings: string[][]): Promise<{ text: string; bytes: Uint8Array }> {
  const { text } = await ingest({ name: 'page.html', bytes })
  const marks = marksAt(...findings.map((quotes) => quotes.map((quote): [number, number] => {
    const start = text.indexOf(quote)
    if (start === -1) throw new Error(`“${quote}” does not stand in ${text}`)
    return [start, start + quote.length]
  })))
  const copy = markHtml(bytes, marks, 'zh')
  return { text: decodePage(copy).text, bytes: copy }
}

t.test('the very words, and nothing else changed', async (t) => {
  const cases: Array<[name: string, body: string, findings: string[][], marked: string[]]> = [
    ['a word', `<p>${prose}</p>`, [['3119条']], ['3119条']],
    ['over the edge of an element', '<p>全县<b>主动</b>公开。</p>', [['县主动公']], ['县', '主动', '公']],
    ['two findings that cross', '<p>一二三四五六</p>', [['二三四'], ['四五']], ['二三', '四', '五']],
    ['one within another', '<p>一二三四五六</p>', [['一二三四五六'], ['三四']], ['一二', '三四', '五六']],
    ['blanks that a browser collapses', '<p>\r\n  公开  \t\r\n 条例&nbsp;全文</p>', [['公开 条例\u00A0全']], ['公开  \t\n 条例&nbsp;全']],
    ['character references', '<p>甲&lt;乙&gt;&#20844;&#x5F00;&copy丙</p>', [['<乙>公开©']], ['&lt;乙&gt;&#20844;&#x5F00;&copy']],
    ['a cell of several paragraphs', '<table><tr><td>项</td><td>数</td></tr><tr><td>甲</td><td><p>&nbsp;</p><p>1 2</p></td></tr></table>',
      [['甲\t1 2']], ['甲', '1 2']],
    ['lines of a preformatted text', '<pre>\r\n第一行\r\n第二行\r\n</pre>', [['第一行\n第二']], ['第一行', '第二']],
    ['tags that nothing closes', '<p>公开<b>条例<p>全文', [['开条例\n全']], ['开', '条例', '全']],
    ['characters outside the first plane', '<p>䶮𠮷公开</p>', [['𠮷公']], ['𠮷公']],
    ['text that a table throws out is not found again', '<table><tr><td>一</td>公开<td>二</td></tr></table>', [['公开']], []],
  ]
  for (const [name, body, findings, expected] of cases) {
    const original = page(body)
    const { text } = await mark(Buffer.from(original), ...findings)
    t.same(markedWords(text).map((words) => words.replaceAll('\r\n', '\n')), expected, name)
    t.equal(unmarked(text), original, `${name}: else unchanged`)
  }
})

t.test('in the encoding of the page', async (t) => {
  const gbk = 'B9ABBFAAD5FEB8AED0C5CFA2C4EAB6C8B1A8B8E6'
  const latin = (charset: string) => page('<p>QK, then QK: 12</p>', `<meta charset="${charset}"><title>r</title>`)
  const inBytes = (characters: string, text: string) => Buffer.concat(text.split('QK').flatMap((piece, index) =>
    (index > 0 ? [Buffer.from(characters, 'hex'), Buffer.from(piece)] : [Buffer.from(piece)])))
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
  const cases: Array<[name: string, bytes: Buffer, quote: string]> = [
    ['GBK', inBytes(gbk, latin('gb2312')), '报告: 12'],
    ['GB18030 of four bytes', inBytes(`8139EF30${gbk}`, latin('gbk')), '报告: 12'],
    ['Big5', inBytes('A4BDB67DACA9A9B2B8EAB054'.repeat(3), latin('big5')), ': 12'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${page(`<p>${prose}</p>`)}`), '3119条'],
    ['UTF-16', utf16(page(`<p>${prose}𠮷</p>`)), '3119条'],
    ['UTF-16, big end first', utf16(page(`<p>${prose}</p>`)).swap16(), '3119条'],
  ]
  for (const [name, bytes, quote] of cases) {
    const copy = await mark(bytes, [quote])
    t.same(markedWords(copy.text), [quote], name)
    t.ok(copy.bytes.length > bytes.length && bytes.subarray(0, 40).equals(copy.bytes.subarray(0, 40)), `${name}: begins as the page does`)
    t.ok(bytes.subarray(-20).equals(copy.bytes.subarray(-20)), `${name}: ends as the page does`)
    t.notOk(copy.text.includes('\uFFFD'), `${name}: legible`)
  }
})

t.test('bytes that are no characters: the copy is written anew as UTF-8', async (t) => {
  const bytes = Buffer.concat([Buffer.from(`<meta charset=gbk><p>${prose.repeat(9)}`), Buffer.from([0xFF, 0xE4]), Buffer.from('。末尾</p>')])
  const copy = await mark(bytes, ['末尾'])
  t.same([...copy.bytes.subarray(0, 3)], [0xEF, 0xBB, 0xBF], 'the mark wins over what the page says of its charset')
  t.same(markedWords(copy.text), ['末尾'])
})

t.test('what stands nowhere, and what a note could do to a page', (t) => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
  const marks: Marks = { ...marksAt([], [[0, 2]]), remarks: [remark(1, evil), remark(2)] }
  const cases: Array<[name: string, source: string, before: string]> = [
    ['a body', '<html><body bgcolor=red><p>公开</p>', '<html><body bgcolor=red>'],
    ['no body', '<!DOCTYPE html><title>x</title><p>公开</p>', '<!DOCTYPE html><title>x</title>'],
    ['nothing but text', '公开', ''],
  ]
  for (const [name, source, before] of cases) {
    const copy = Buffer.from(markHtml(Buffer.from(source), marks, 'zh')).toString()
    t.ok(copy.startsWith(`${before}<div lang="zh-CN"`), `${name}: the list stands first`)
    t.notOk(/<script|<img/.test(copy), `${name}: notes are text`)
    t.match(copy, /id="mj-1"/)
    t.notOk(copy.includes('href="#mj-1-1"'), `${name}: a finding without a place leads nowhere`)
  }
  const inTitle = Buffer.from(markHtml(Buffer.from(page('<p>公开</p>')), marksAt([[0, 2]]), 'en')).toString()
  t.ok(inTitle.includes('<title>报告</title>'), 'a title takes no marks')
  t.ok(inTitle.includes('There is no place'), 'its finding is listed')
  t.end()
})
