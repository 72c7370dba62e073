// Where marked copies go: a file or a folder, and never over what was checked.
import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { CopyDesk } from '../../src/cli/marked-copy.js'
import { Fault } from '../../src/model/fault.js'

const copy = (name = 'report.marked.html') => ({ name, mediaType: 'text/html', bytes: Buffer.from('copy') })

t.test('where', async (t) => {
  const folder = t.testdir({ 'a.txt': 'a', 'b.txt': 'b', held: {} })
  const [a, b] = [join(folder, 'a.txt'), join(folder, 'b.txt')]
  const one = await CopyDesk.open(join(folder, 'new', 'out.html'), [a])
  t.equal(await one.put(copy()), join(folder, 'new', 'out.html'), 'a file, its folder made')
  t.equal(await one.put(copy()), join(folder, 'new', 'report.marked.html'), 'a second one out of the same file stands beside it')
  const into = await CopyDesk.open(join(folder, 'held'), [a])
  t.equal(await into.put(copy()), join(folder, 'held', 'report.marked.html'), 'a folder that is there')
  const several = await CopyDesk.open(join(folder, 'several'), [a, b])
  t.equal(await several.put(copy()), join(folder, 'several', 'report.marked.html'))
  t.equal(await several.put(copy()), join(folder, 'several', 'report.marked-2.html'), 'two of one name')
  t.same(readdirSync(join(folder, 'several')).sort(), ['report.marked-2.html', 'report.marked.html'])
})

t.test('never the original', async (t) => {
  const folder = t.testdir({ 'a.html': 'original', 'report.marked.html': 'original too' })
  const a = join(folder, 'a.html')
  linkSync(a, join(folder, 'linked.html'))
  for (const out of [a, join(folder, '.', 'a.html'), join(folder, 'linked.html')]) {
    const desk = await CopyDesk.open(out, [a])
    await t.rejects(desk.put(copy()), Fault, out)
  }
  const desk = await CopyDesk.open(folder, [a, join(folder, 'report.marked.html')])
  await t.rejects(desk.put(copy()), { code: 'invalid-input' })
  t.equal(readFileSync(a, 'utf8'), 'original')
})

t.test('where nothing can be written', async (t) => {
  const folder = t.testdir({ 'a.html': 'a' })
  mkdirSync(join(folder, 'x'))
  writeFileSync(join(folder, 'plain'), '')
  const desk = await CopyDesk.open(join(folder, 'plain', 'out.html'), [join(folder, 'a.html')])
  await t.rejects(desk.put(copy()), { code: 'file-unreadable' })
})
