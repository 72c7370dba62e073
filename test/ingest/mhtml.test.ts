// Pages saved as one file: their page is found and read as the page itself would be; what else the archive holds is passed over.
import t from 'tap'
import { ingest } from '../../src/ingest/ingest.js'
import { Fault } from '../../src/model/fault.js'
import type { Source } from '../../src/model/source.js'

const prose = '全县主动公开政府信息3119条，其中规范性文件12件。'
const page = (body: string, head = '') => `<html><head>${head}</head><body>${body}</body></html>`
/** "全县公开。" in GBK. */
const gbk = Buffer.from('C8ABCFD8B9ABBFAAA1A3', 'hex')

type Part = [fields: string, body: string | Buffer]
const archive = (parts: Part[], type = 'multipart/related'): Uint8Array => Buffer.concat([
  Buffer.from('From: <Saved by a browser>\r\nSubject: =?utf-8?B?5oql5ZGK?=\r\nMIME-Version: 1.0\r\n'),
  Buffer.from(`Content-Type: ${type};\r\n\tboundary="--=_edge"\r\n\r\n`),
  ...parts.flatMap(([fields, body]) => [Buffer.from(`----=_edge\r\n${fields}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')]),
  Buffer.from('----=_edge--\r\n'),
])
const quoted = (text: string | Buffer) => [...Buffer.from(text)].map((byte, index) =>
  `=${byte.toString(16).toUpperCase().padStart(2, '0')}${index % 20 === 19 ? '=\r\n' : ''}`).join('')
const html = (charset: string, encoding: string) => `Content-Type: text/html${charset}\r\nContent-Transfer-Encoding: ${encoding}`
const read = (bytes: Uint8Array, name = 'report.mht'): Promise<Source> => ingest({ name, bytes })

t.test('the page in its encoding', async (t) => {
  const inGbk = Buffer.concat([Buffer.from('<html><head><meta charset="gb2312"></head><body><p>'), gbk, Buffer.from('</p></body></html>')])
  const cases: Array<[name: string, part: Part, text: string]> = [
    ['quoted-printable without a charset', [html('', 'quoted-printable'), quoted(page(`<p>${prose}</p>`))], prose],
    ['base64 of UTF-8', [html('; charset="utf-8"', 'base64'), Buffer.from(page(`<p>${prose}</p>`)).toString('base64')], prose],
    ['base64 of GBK', [html('; charset="gb2312"', 'base64'), inGbk.toString('base64')], '全县公开。'],
    ['quoted-printable of GBK, broken within characters', [html(';\r\n\tcharset=gbk', 'quoted-printable'), quoted(inGbk)], '全县公开。'],
    ['8bit', [html('; charset=utf-8', '8bit'), page(`<p>${prose}</p>`, '<meta charset="gb2312">')], prose],
  ]
  for (const [name, part, expected] of cases) {
    const source = await read(archive([part, ['Content-Type: image/png\r\nContent-Transfer-Encoding: base64', 'iVBORw0KGgo=']]))
    t.equal(source.text.trim(), expected, name)
    t.equal(source.mediaType, 'multipart/related')
    t.same(source.notes, [], `${name}: what the page says of its charset is settled by the archive`)
    t.same(source.locate?.({ start: 0, end: 3 }), [{ element: '/html/body/p[1]' }])
  }
})

t.test('which page', async (t) => {
  const utf8 = html('; charset=utf-8', '8bit')
  const nested = '------=_in\r\nContent-Type: text/plain\r\n\r\nshort\r\n------=_in\r\n' + `${utf8}\r\n\r\n${page(`<p>${prose}</p>`)}\r\n------=_in--`
  const cases: Array<[name: string, parts: Part[], text: string]> = [
    ['running heads of a Word file are pages too', [[utf8, page(`<p>${prose}</p>`)], [utf8, page('<p>页眉</p>')]], prose],
    ['frames', [[utf8, '<html><frameset><frame src="cid:1"></frameset></html>'], [utf8, page(`<p>${prose}</p>`)]], prose],
    ['nested', [['Content-Type: multipart/alternative; boundary="----=_in"', nested]], prose],
  ]
  for (const [name, parts, expected] of cases) t.equal((await read(archive(parts))).text.trim(), expected, name)
})

t.test('known by content, not by name', async (t) => {
  const bytes = archive([[html('; charset=utf-8', '8bit'), page(`<p>${prose}</p>`)]])
  t.equal((await read(bytes, 'report.doc')).format, 'mhtml')
  t.equal((await read(Buffer.concat([Buffer.from('\r\n'), bytes]), 'report.html')).format, 'mhtml')
  t.equal((await read(Buffer.from(`Title: none\n\nMIME-Version: 1.0\n${prose}`), 'report.mht')).format, 'text', 'text that speaks of MIME')
  t.equal((await read(bytes.subarray(0, bytes.length - 16))).text.trim(), prose, 'cut short behind its page')
})

t.test('what can not be read', async (t) => {
  const deep = Array.from({ length: 60 }, (_, level) =>
    `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`).join('')
  const cases: Array<[name: string, bytes: Uint8Array, code: string]> = [
    ['no page', archive([['Content-Type: image/png\r\nContent-Transfer-Encoding: base64', 'iVBORw0KGgo=']]), 'not-text'],
    ['an empty page', archive([[html('', '8bit'), page('')]]), 'not-text'],
    ['parts in parts', Buffer.from(`MIME-Version: 1.0\r\n${deep}`), 'damaged-file'],
  ]
  for (const [name, bytes, code] of cases) {
    const fault = await read(bytes).then(() => null, (error: unknown) => error)
    t.ok(fault instanceof Fault && fault.code === code, `${name}: ${String(fault)}`)
  }
})
