// A short Chinese text in, the places it names out: the longest name at each spot, with every code that bears it.
import type { Places } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** `whole` carries 省/市/县/区/旗/州; a bare name (东宁, 甘南) is only believed where an issuer's name begins. */
export interface PlaceName extends Range { name: string; codes: string[]; whole: boolean }

export interface Gazetteer {
  /** Full names and their short forms with a suffix: 峨山彝族自治县, 峨山县. */
  whole: Map<string, string[]>
  /** Names without suffix: 峨山. */
  bare: Map<string, string[]>
  /** Zones without a code of their own, which lie somewhere and are no region. */
  zones: Set<string>
  /** By first character: the length of the longest name that begins with it. */
  longest: Map<number, number>
  /** Full name of each code, the present one where there were several. */
  nameOf: Map<string, string>
  source: Places
}

const built = new WeakMap<Places, Gazetteer>()

export function gazetteerOf(places: Places): Gazetteer {
  const known = built.get(places)
  if (known) return known
  const fresh = build(places)
  built.set(places, fresh)
  return fresh
}

/** Named alike in too many cities to say anything: 城区, 郊区. */
const nameless = /^(?:城区|郊区|矿区|东区|西区|南区|北区|新区)$/

function build(source: Places): Gazetteer {
  const whole = new Map<string, string[]>()
  const bare = new Map<string, string[]>()
  const nameOf = new Map<string, string>()
  for (const [code, name, stem, , retired] of source.places) {
    if (!retired || !nameOf.has(code)) nameOf.set(code, name)
    if (nameless.test(name)) continue
    add(whole, name, code)
    if (stem === name) continue
    add(bare, stem, code)
    const suffix = /自治([州县旗区])$/.exec(name)?.[1]
    if (suffix && suffix !== '区') add(whole, stem + suffix, code)
    if (name.endsWith('地区')) add(whole, `${stem}地区`, code)
  }
  for (const [code, name] of source.zones) add(whole, name, code)
  const longest = new Map<number, number>()
  for (const name of [...whole.keys(), ...bare.keys()]) {
    const first = name.charCodeAt(0)
    longest.set(first, Math.max(longest.get(first) ?? 0, name.length))
  }
  return { whole, bare, zones: new Set(source.zones.map(([, name]) => name)), longest, nameOf, source }
}

function add(map: Map<string, string[]>, name: string, code: string): void {
  const codes = map.get(name)
  if (!codes) map.set(name, [code])
  else if (!codes.includes(code)) codes.push(code)
}

/** A zone may be called anything between its city and its kind: 厦门火炬高新区. */
const zone = /(?:管委会|管理委员会|开发区|高新区|园区|保税区)$/

/** Names of places that are words of every report; without 县, 市 or 区 they are the word. */
const words = new Set([
  '公安', '资源', '合作', '东方', '和平', '共和', '通道', '安居', '富民', '惠民', '民权', '兴业', '互助', '同心', '安定', '平安', '大方', '武功', '政和',
])

/** What follows a bare name when it is the place: 东宁市…, 白城经济…, 海安农业…; never 东方红林场, 大同镇, 中山路. */
const afterBare = new RegExp('^(?:$|' + [
  '市', '县', '区', '人民', '政府', '国家', '经济', '高新', '空港', '港', '保税', '工业', '开发', '管委', '管理', '新区', '示范', '风景', '旅游', '度假', '临港',
  '循环', '化工', '产业', '综合', '台商', '投资', '国际', '海关', '海事', '税务', '国税', '地税', '气象', '烟草', '供电', '电力', '自来水', '燃气', '供水', '邮政',
  '通信', '盐务', '检验', '出入境', '铁路', '民航', '监狱', '教育', '科技', '科学', '公安', '民政', '司法', '财政', '人社', '人力', '自然', '国土', '生态', '环境',
  '环保', '住房', '住建', '城建', '城乡', '城市', '城管', '规划', '交通', '水利', '水务', '农业', '农牧', '农村', '林业', '畜牧', '商务', '文化', '文体', '文广',
  '卫生', '卫健', '计生', '人口', '退役', '应急', '审计', '国资', '国有', '市场', '工商', '质监', '质量', '食品', '药品', '广电', '广播', '体育', '统计', '医保',
  '医疗', '金融', '信访', '粮食', '机关', '行政', '政务', '大数据', '发展', '发改', '工信', '经信', '民族', '宗教', '外事', '侨务', '档案', '地震', '供销', '安监',
  '安全', '物价', '房产', '房管', '园林', '市政', '公路', '扶贫', '乡村', '移民', '港口', '口岸', '招商', '公共', '公积金', '第[一二三四]',
].join('|') + ')')

/** 中华人民共和国大连海关, 国家税务总局长沙市税务局: the place comes after the name of the whole. */
const before = /^(?:中华人民共和国|国家税务总局|国家统计局|中国人民银行|国网|中国)/

/**
 * Linear in the length of the text. A bare name counts at the beginning and right after another place only,
 * for inside a text 合作, 资源 and 和平 are words.
 */
export function placesIn(gazetteer: Gazetteer, text: string): PlaceName[] {
  const found: PlaceName[] = []
  let start = before.exec(text)?.[0].length ?? 0
  let expected = true
  while (start < text.length) {
    const place = nameAt(gazetteer, text, start, expected)
    if (place) found.push(place)
    expected = place !== null
    start = place ? place.end : start + 1
  }
  return found
}

function nameAt(gazetteer: Gazetteer, text: string, start: number, expected: boolean): PlaceName | null {
  const { whole, bare, longest } = gazetteer
  for (let length = Math.min(longest.get(text.charCodeAt(start)) ?? 0, text.length - start); length >= 2; length -= 1) {
    const name = text.slice(start, start + length)
    const end = start + length
    const codes = whole.get(name)
    if (codes) return { start, end, name, codes, whole: true }
    const bareCodes = expected ? bare.get(name) : undefined
    if (bareCodes && isMeant(gazetteer, text, start, end)) return { start, end, name, codes: bareCodes, whole: false }
  }
  return null
}

/** A bare name is the place when the rest begins as a body's name does, or with the next place. */
function isMeant(gazetteer: Gazetteer, text: string, start: number, end: number): boolean {
  if (words.has(text.slice(start, end))) return false
  return afterBare.test(text.slice(end, end + 4)) || zone.test(text) || nameAt(gazetteer, text, end, true) !== null
}

/** Whether one place lies in the other, or is it. */
export function within(code: string, holder: string): boolean {
  const depth = holder.endsWith('0000') ? 2 : holder.endsWith('00') ? 4 : 6
  return code.slice(0, depth) === holder.slice(0, depth)
}

/**
 * Codes that agree with one another, of the last place named: 鼓楼区 alone has four, 福州市鼓楼区 one.
 * A name that no other fits (a bare one least of all) is dropped.
 */
export function settle(found: PlaceName[]): string[] {
  let codes: string[] = []
  for (const place of found) {
    const inside = codes.length === 0 ? place.codes : those(place.codes, codes)
    const around = those(codes, place.codes)
    codes = inside.length > 0 ? inside : around.length > 0 ? around : sameProvince(codes, place.codes)
  }
  return codes
}

/** The codes that lie in one of the holders. */
function those(codes: string[], holders: string[]): string[] {
  return codes.filter((code) => holders.some((holder) => within(code, holder)))
}

/** A county under a new city's code. Both lie in one province, so the codes of the second that share it stand. */
function sameProvince(codes: string[], others: string[]): string[] {
  const shared = others.filter((code) => codes.some((known) => known.slice(0, 2) === code.slice(0, 2)))
  return shared.length > 0 ? shared : codes
}

export function provincesOf(codes: string[]): string[] {
  return [...new Set(codes.map((code) => code.slice(0, 2)))].sort()
}
