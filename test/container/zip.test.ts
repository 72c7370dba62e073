// Archives as programs write them, and as an attacker does.
import t from 'tap'
import { archive } from './archive.js'
import { openArchive } from '../../src/container/zip.js'
import { limits } from '../../src/model/limits.js'
import type { Part } from './archive.js'

const most = 32 * 1024 * 1024
const read = async (bytes: Uint8Array, name: string): Promise<string | null> => {
  const whole = await (await openArchive(bytes)).bytes(name, most)
  return whole && Buffer.from(whole).toString()
}

t.test('parts by name, packed or stored, whole or in pieces', async (t) => {
  const opened = await openArchive(archive([
    { name: 'a/一.txt', data: '甲' }, { name: 'b.txt', data: '乙', stored: true }, { name: 'empty/', data: '' }, { name: 'none.txt', data: '' },
  ]))
  t.same(opened.names, ['a/一.txt', 'b.txt', 'none.txt'])
  t.equal(opened.size('a/一.txt'), 3)
  for (const [name, content] of [['a/一.txt', '甲'], ['b.txt', '乙'], ['none.txt', '']] as const) {
    t.equal(Buffer.from((await opened.bytes(name, most))!).toString(), content)
    let pieces = ''
    for await (const piece of opened.read(name, most)) pieces += piece
    t.equal(pieces, content)
  }
  t.equal(await opened.bytes('c.txt', most), null)
  for await (const piece of opened.read('c.txt', most)) t.fail(piece)
})

t.test('names in GBK, in UTF-8 that does not say so, with backslashes', async (t) => {
  const opened = await openArchive(archive([
    { name: Buffer.from('b1a8b8e62e747874', 'hex'), data: '', flags: 0 }, { name: '年报.txt', data: '', flags: 0 }, { name: 'word\\a.xml', data: '' },
  ]))
  t.same(opened.names, ['报告.txt', '年报.txt', 'word/a.xml'])
})

t.test('refused, and why', async (t) => {
  const zeros = Buffer.alloc(2 * limits.archiveRatioFrom)
  const huge = 0x7fff_ffff
  const cases: Array<[name: string, parts: Part[], code: string]> = [
    ['a step upwards', [{ name: '../a', data: '' }, { name: 'x', data: '' }], 'archive-refused'],
    ['a step upwards inside', [{ name: 'word/../../a', data: '' }], 'archive-refused'],
    ['a step upwards with a backslash', [{ name: '..\\a', data: '' }], 'archive-refused'],
    ['an absolute name', [{ name: '/etc/a', data: '' }], 'archive-refused'],
    ['a drive', [{ name: 'C:\\a', data: '' }], 'archive-refused'],
    ['a zero in a name', [{ name: 'a\0.txt', data: '' }], 'archive-refused'],
    ['all that is claimed', [{ name: 'x', data: '', claims: 0 }, { name: 'y', data: 'y', claims: huge }], 'archive-refused'],
    ['a bomb by ratio', [{ name: 'x', data: zeros }], 'archive-refused'],
    ['too large a part', [{ name: 'x', data: 'x', claims: most + 1 }], 'file-too-large'],
    ['more than is claimed', [{ name: 'x', data: zeros, claims: 1000 }], 'damaged-file'],
    ['less than is claimed', [{ name: 'x', data: 'x', claims: 1000 }], 'damaged-file'],
    ['a password', [{ name: 'x', data: 'x', flags: 0x801 }], 'encrypted'],
    ['strong encryption', [{ name: 'x', data: 'x', flags: 0x841 }], 'encrypted'],
    ['another packing', [{ name: 'x', data: 'x', method: 14 }], 'archive-refused'],
  ]
  for (const [name, parts, code] of cases) await t.rejects(read(archive(parts), 'x'), { code }, name)
})

t.test('too many parts', async (t) => {
  const parts = Array.from({ length: limits.archiveParts + 1 }, (_, index): Part => ({ name: `${index}`, data: '', stored: true }))
  t.equal((await openArchive(archive(parts.slice(1)))).names.length, limits.archiveParts)
  await t.rejects(openArchive(archive(parts)), { code: 'archive-refused' })
})

t.test('cut short or changed by a bit', async (t) => {
  const whole = archive({ x: '政府信息公开'.repeat(100) })
  for (const cut of [4, 40, whole.length - 30, whole.length - 1]) await t.rejects(read(whole.subarray(0, cut), 'x'), { code: 'damaged-file' })
  const changed = Buffer.from(whole)
  changed[50]! ^= 1
  await t.rejects(read(changed, 'x'), { code: 'damaged-file' })
  await t.rejects(openArchive(Buffer.from('PK\x03\x04')), { code: 'damaged-file' })
})
