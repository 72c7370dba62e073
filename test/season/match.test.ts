// Whose report it is: certain, or for a person, never a guess.
import t from 'tap'
import { indexOf, matchBody } from '../../src/season/match.js'
import { aBody } from './bodies.js'
import type { Clues } from '../../src/model/roster.js'

const index = indexOf([
  aBody({ id: 'county', name: '清溪县人民政府', kind: 'government', code: '220199', host: 'www.qingxi.gov.cn' }),
  aBody({ id: 'education', name: '教育局', parent: 'county', code: '220199-JY', aliases: ['清溪县教育体育局'] }),
  aBody({ id: 'health', name: '清溪县卫生健康局', parent: 'county' }),
  aBody({ id: 'town-a', name: '城关镇人民政府', kind: 'township', host: 'cg.qingxi.gov.cn' }),
  aBody({ id: 'county-7', name: '甲县财政局', code: '7' }), aBody({ id: 'other-7', name: '乙县财政局', code: '7' }),
  aBody({ id: 'town-b', name: '城关镇人民政府', kind: 'township', host: 'cg.baishui.gov.cn' }),
])
const clues = (over: Partial<Clues>): Clues => ({ code: null, submitted: null, read: null, host: null, ...over })

t.test('matched', (t) => {
  const cases: Array<[what: string, over: Partial<Clues>, body: string, by: string]> = [
    ['a code', { code: '220199-JY' }, 'education', 'code'],
    ['a code, and a name no one has', { code: ' 220199-JY ', read: '某局' }, 'education', 'code'],
    ['a name', { read: '清溪县卫生健康局' }, 'health', 'name'],
    ['a name in another width, with spaces', { read: '清溪县　卫生 健康局' }, 'health', 'name'],
    ['a short name under its government', { read: '清溪县教育局' }, 'education', 'name'],
    ['another name of it', { submitted: '清溪县教育体育局' }, 'education', 'name'],
    ['submitted before read', { submitted: '清溪县卫生健康局', read: '本局' }, 'health', 'name'],
    ['two of one name, told apart by their hosts', { read: '城关镇人民政府', host: 'https://cg.baishui.gov.cn/a/b.html' }, 'town-b', 'name'],
    ['an office on its government\'s site', { read: '清溪县卫生健康局', host: 'www.qingxi.gov.cn' }, 'health', 'name'],
  ]
  for (const [what, over, body, by] of cases) t.match(matchBody(clues(over), index), { state: 'matched', body, by }, what)
  t.end()
})

t.test('for a person, with whom it may be', (t) => {
  const cases: Array<[what: string, over: Partial<Clues>, candidates: string[]]> = [
    ['two of one name', { read: '城关镇人民政府' }, ['town-a', 'town-b']],
    ['two of one name on a third host', { read: '城关镇人民政府', host: 'www.qingxi.gov.cn' }, ['town-a', 'town-b']],
    ['a host alone', { host: 'http://www.qingxi.gov.cn/' }, ['county']],
    ['an unknown name on a known host', { read: '清溪县水利局', host: 'www.qingxi.gov.cn' }, ['county']],
    ['a code that two offices gave', { code: '7', read: '甲县财政局' }, ['county-7', 'other-7']],
    ['code against name', { code: '220199-JY', read: '清溪县卫生健康局' }, ['education', 'health']],
    ['a code no one has', { code: '9', read: '清溪县卫生健康局' }, ['health']],
    ['submitted against read', { submitted: '清溪县教育局', read: '清溪县卫生健康局' }, ['education', 'health']],
    ['submitted unknown, read known', { submitted: '清溪县教育科技局', read: '清溪县教育局' }, ['education']],
  ]
  for (const [what, over, candidates] of cases) t.match(matchBody(clues(over), index), { state: 'review', candidates }, what)
  t.end()
})

t.test('no one', (t) => {
  for (const over of [{}, { read: '白水县水利局' }, { host: 'example.org' }, { host: 'no host' }]) t.match(matchBody(clues(over), index), { state: 'none' })
  t.end()
})
