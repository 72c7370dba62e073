// A personal number anywhere in a report: it stands in the text as read, and in no answer, export, remark or stored line beside it.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import { marksOf } from '../src/annotate/marks.js'
import { asNeighbour } from '../src/cohort/cohort.js'
import { evaluate } from '../src/evaluate.js'
import { explain } from '../src/explain.js'
import { exportEvaluation, partsFor } from '../src/export/export.js'
import { ingest } from '../src/ingest/ingest.js'
import { reportedYear } from '../src/ledger/reported.js'
import { exportFormats } from '../src/model/export-format.js'
import { packed } from '../src/model/packed.js'
import { present } from '../src/present/present.js'
import { loadRulebook } from '../src/rulebook/load.js'
import { differenceOf } from '../src/season/difference.js'
import { typeface } from '../src/typeface.js'
import type { ExportFormat } from '../src/model/export-format.js'
import type { Companions } from '../src/model/companions.js'
import type { Result } from '../src/model/result.js'

const rulebook = loadRulebook()
const page = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const form = readFileSync('test/golden/qingxi-county-2016/report.txt', 'utf8')
const identity = '11010519491231002X'
const digitsOnly = '110105199003010014'

const read = (text: string, name = 'report.html', companions: Companions = {}) =>
  evaluate({ name, bytes: Buffer.from(text) }, {}, rulebook, companions)
const stored = (result: Result): string => JSON.stringify({ ...packed(result), text: '' })

/** As written, split by blanks, hyphens, commas or line breaks, wide or narrow, and as a number that lost its last digits. */
function tells(answer: string, canary: string): boolean {
  const plain = answer.normalize('NFKC').replace(/(?<=\d)(?:[ ,-]|\\n|\s)+(?=\d)/g, '')
  return plain.includes(canary) || plain.includes(String(Number.parseInt(canary, 10)).slice(0, 14).slice(0, canary.length))
}

function answersOf(result: Result): string {
  return JSON.stringify((['zh', 'en'] as const).flatMap((language) => [
    present(result, { language, id: null, createdAt: '', include: ['extracted', 'reading'] }), marksOf(result, language).remarks,
  ]))
}

t.test('in a cell of a table: no table, figure, sum, sentence or comparison tells it, and the cell counts as words', async (t) => {
  const cells: Array<[canary: string, from: RegExp]> = [
    ['13912345678', />46<\/td>/], [digitsOnly, />46<\/td>/], ['13912345678', />0<\/td>(?=[^]*自然人)/],
    ['13912345678', /(?<=自然人[^]{900,1200})>[1-9]\d*<\/td>/], [digitsOnly, /(?<=自然人[^]{900,1200})>[1-9]\d*<\/td>/],
  ]
  const before = await read(page)
  for (const [canary, from] of cells) {
    t.match(page, from, 'the page has such a cell')
    const result = await read(page.replace(from, `>${canary}</td>`))
    t.ok(result.text.includes(canary), 'the text as read is as read')
    t.notOk(tells(answersOf(result), canary), `${canary}: answer`)
    t.notOk(tells(stored(result), canary), `${canary}: as stored, but for the text`)
    t.notOk(tells(JSON.stringify([differenceOf(before, result), differenceOf(result, before)]), canary), `${canary}: difference`)
    t.notOk(tells(JSON.stringify(reportedYear(result)), canary), `${canary}: what a ledger is held against`)
    const next = await read(page.replaceAll('2024年', '2025年').replaceAll('2025-01', '2026-01'), 'next.html', { previous: result })
    t.notOk(tells(answersOf(next) + stored(next), canary), `${canary}: the year after`)
  }
})

t.test('in a title, a heading, a name, a record', async (t) => {
  const cases: Array<[place: string, text: string]> = [
    ['title', form.replace('青溪县', `青溪县${identity}`)], ['first line', `${identity}\n${form}`],
    ['heading', form.replace(/一、/, `一、${identity} `)], ['last line', `${form}\n青溪县${identity}办公室`],
    ['page title', page.replace('<title>', `<title>${identity} `)], ['source', page.replace('content="青溪县教育局"', `content="${identity}"`)],
    ['more than a finding shows', form.replace('\n', `\n${`证${identity}。`.repeat(50)}\n`)],
  ]
  for (const [place, text] of cases) {
    const result = await read(text, text.startsWith('<') ? 'report.html' : 'report.txt')
    t.ok(result.text.includes(identity), place)
    t.notOk(tells(answersOf(result) + stored(result), identity), place)
  }
})

t.test('a number found in one place is kept back wherever else it stands', async (t) => {
  const result = await read(form.replace('\n', '\n联系人手机13912345678。索引号：13912345678，受理139 1234 5678件。\n'), 'report.txt')
  t.equal(result.facts.find(({ id }) => id === 'personalData.contactMobiles')!.value, 1, 'counted once')
  t.equal(result.personal!.length, 6)
  t.notOk(tells(answersOf(result) + stored(result), '13912345678'))
})

t.test('an author of a rule sees the rule\'s facts, and no personal number', async (t) => {
  const bytes = Buffer.from(form.replace('\n', `\n证${identity}。\n`))
  for (const rule of ['personal-data', 'title-form'].filter((id) => rulebook.rules.some((each) => each.id === id))) {
    t.notOk(tells(JSON.stringify(await explain({ name: 'a.txt', bytes }, {}, rulebook, rule)), identity), rule)
  }
})

t.test('every export', async (t) => {
  const result = await read(page.replace('>46</td>', '>13912345678</td>').replace('<h1>', `<h1>${identity} `)
    .replace('<p>发布时间', `<p>联系人${identity}，手机13912345678</p><p>发布时间`))
  for (const format of Object.keys(exportFormats) as ExportFormat[]) {
    const evaluation = present(result, { language: 'zh', id: null, createdAt: '2026-11-30T00:00:00Z', include: partsFor(format) })
    const { bytes } = await exportEvaluation(evaluation, format, { language: 'zh', typeface, mendBy: '2027-01-31' })
    const plain = /^(?:json|ndjson|csv|sarif|html)$/.test(format)
    const text = plain ? Buffer.from(bytes).toString() : (await ingest({ name: `a.${format}`, bytes })).text
    if (!format.startsWith('record')) t.ok(text.includes('*****'), `${format}: stars`)
    for (const canary of [identity, '13912345678']) t.notOk(tells(text, canary), `${format}: ${canary}`)
  }
})

t.test('anywhere at all', async (t) => {
  const places = (text: string): number[] => [...text.matchAll(/(?<=[\u4E00-\u9FFF，。、>])(?=[\u4E00-\u9FFF，。、<\n])/g)].map(({ index }) => index)
  const texts = [{ name: 'report.txt', text: form, at: places(form) }, { name: 'report.html', text: page, at: places(page) }]
  let found = 0
  await fc.assert(fc.asyncProperty(fc.constantFrom(...texts), fc.nat(), fc.constantFrom(identity, digitsOnly, '13912345678', '139 1234 5678'),
    async ({ name, text, at }, where, written) => {
      const place = at[where % at.length]!
      const result = await read(text.slice(0, place) + written + text.slice(place), name)
      const canary = written.replaceAll(' ', '')
      // What is no mobile where it stands - a code, a count, the page's own footer - is not kept back.
      if (result.personal === undefined) return
      found += 1
      t.notOk(tells(answersOf(result), canary), `answer: ${name} at ${place}`)
      t.notOk(tells(stored(result), canary), `stored: ${name} at ${place}`)
      const beside = await read(form.replace('青溪县', '清溪县'), 'other.txt', {
        set: { reports: 2, nearest: asNeighbour(result), template: new Uint32Array(), peers: {}, parts: null },
      })
      t.notOk(tells(answersOf(beside) + stored(beside), canary), `beside another: ${name} at ${place}`)
    }), { seed: 7, numRuns: 60 })
  t.ok(found > 40, `${found} of 60 were found`)
})
