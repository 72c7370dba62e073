// Names in the directory of an archive, seen without opening it; names inside a stored part are none of them.
import t from 'tap'
import { listedNames } from '../../src/container/listing.js'
import { archive } from './archive.js'

t.test('the directory alone names parts', (t) => {
  const inner = archive({ 'xl/workbook.xml': 'x' })
  const outer = archive([{ name: '附表.xlsx', data: inner, stored: true }, { name: 'a\\b.txt', data: '' }])
  t.same(listedNames(inner), ['xl/workbook.xml'])
  t.same(listedNames(outer), ['附表.xlsx', 'a/b.txt'])
  t.same(listedNames(Buffer.concat([inner, Buffer.from('a comment')])), ['xl/workbook.xml'])
  t.end()
})

t.test('what is no archive names nothing', (t) => {
  const whole = archive({ 'xl/workbook.xml': 'x' })
  for (const bytes of [Buffer.alloc(0), Buffer.from('PK\x03\x04'), Buffer.from('plain'), whole.subarray(0, 40)]) {
    t.same(listedNames(bytes), [])
  }
  t.same(listedNames(whole.subarray(0, -10)), ['xl/workbook.xml'], 'but one cut short still shows what it was')
  const lying = Buffer.from(whole)
  lying.writeUInt32LE(0xfffffff0, lying.length - 6)
  t.same(listedNames(lying), [])
  t.end()
})
