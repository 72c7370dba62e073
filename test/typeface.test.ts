// The typeface holds what Chinese reports are written in, from the build's own folder as from the package.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import t from 'tap'
import { facesFor } from '../src/export/pdf/faces.js'
import { layDown, typeface } from '../src/typeface.js'

t.test('what it holds', async (t) => {
  const faces = await facesFor(await typeface(), '')
  const lacked = [...'政府信息公开年度报告，。：；？！、（）《》“”‘’…—－＋＝％①②③④⑤⑥⑦⑧⑨⑩⑴⑽㈠㈩□○△★◆№※℃≤≥■▲●→←✓√≠×±㎡〇〔〕AZaz09'].filter((sign) => faces.of(sign) === null)
  t.same(lacked, [])
  t.equal(faces.of('䶮'), null, 'a character it lacks is known')
})

t.test('laid down by the build', async (t) => {
  const before = existsSync('dist/fonts')
  await layDown()
  const files = readdirSync('dist/fonts')
  t.match(readFileSync('dist/fonts/OFL.txt', 'utf8'), /SIL OPEN FONT LICENSE/i)
  t.equal(files.length, (await typeface()).length + 1)
  if (!before) rmSync('dist/fonts', { recursive: true })
})
