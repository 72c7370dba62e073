// Title, opening and closing of a document in, the full name of the body whose work is reported out.
import { withoutInjections } from './injections.js'
import { kindOfName } from './issuer-kind.js'
import { placesIn, type Gazetteer } from './places.js'
import type { OpeningLine } from './opening.js'
import type { Title } from './titles.js'
import type { Reading } from '../../model/report.js'
import type { Range } from '../../model/span.js'

/** Where the title stops naming and begins to say what it heads. */
const cut = /(?:政府|政务|党务|事务|政府政务)?(?:政务|政府|信息|资讯)[^,。]{0,4}公开|信息公开|政务公开|政府信息|依申请公开|年度工作报告|年度报告|年报|工作报告|主动公开/
const years = /(?:20|19)\d{2}\s?(?:[-—~至]\s?(?:20|19)\d{2})?\s?年?度?|二[〇○零0O][一二三四五六七八九〇○零0]{2}年?度?|年度|\d{1,2}月份?/g
const fillers = /^(?:关于|公布|发布|印发|做好|开展|报送|的|转发|《|、|,|:|-)+|(?:关于|的|工作|年|度|本级|机关|及|《|、|,|:|-|做好|开展|印发|报送|公布|发布)+$/g

export interface Named { name: string; range: Range; from: string }

/** The issuer as the title names it, as written; null where it names none. */
export function issuerInTitle(title: Title, gazetteer: Gazetteer): Named | null {
  const text = withoutInjections(title.text).replace(/\s/g, '')
  const about = /^(.{2,40}?)关于/.exec(text)
  const head = about ? about[1]! : headOf(text)
  const named = clean(head) || clean(bracketed(text))
  return isName(named, gazetteer) ? { name: named, range: title.ranges[0]!, from: 'title' } : null
}

function headOf(text: string): string {
  const found = cut.exec(text)
  if (!found) return text
  const head = text.slice(0, found.index)
  // 某县人民政府信息公开: one 政府 serves both words.
  return found[0].startsWith('政府') && head.endsWith('人民') ? `${head}政府` : head
}

/** 政府信息公开工作年度报告(某局). */
function bracketed(text: string): string {
  return /[((]([一-龥]{3,30})[))]/.exec(text)?.[1] ?? ''
}

function clean(head: string): string {
  const last = head.split(/[_|—…@:;,·]/).findLast((part) => part.replace(years, '').length > 1) ?? ''
  return last.replace(years, '').replace(/[(([【〔][^()()[\]【】〔〕]{0,30}[))\]】〕]/g, '').replace(fillers, '').replace(fillers, '')
}

const nobody = /^(?:各|有关|(?:政府|人民政府|本机关|机关|全市|全县|全区|单位)$)/

/** A name is a place, or ends as bodies end. */
function isName(text: string, gazetteer: Gazetteer): boolean {
  if (text.length < 2 || text.length > 40 || /[,。:;?!>|]/.test(text) || nobody.test(text)) return false
  return kindOfName(fullName(text, gazetteer)) !== null || /中心$/.test(text)
}

export function isPlace(text: string, gazetteer: Gazetteer): boolean {
  const found = placesIn(gazetteer, text)
  const last = found.at(-1)
  return last !== undefined && found[0]!.start === 0 && last.end === text.length && !gazetteer.zones.has(last.name)
}

const maker = /(?:由|系)([一-龥()]{3,40}?)(?:负责|组织|综合|根据|按照|依据)?(?:汇总)?(?:编制|编写|编撰)/
const makes = /(?:^|[,。\s])([一-龥]{3,30}(?:局|委员会|政府|办公室|办事处|管委会|委|厅))(?:特此)?(?:现)?(?:编制|公布|向社会公布)/
/** 现公布某局(以下简称我局)2024年政府信息公开工作年度报告, and the same within 《》. */
const ofBody = /(?:公布|公开|编制|形成|撰写)了?[《“]?([一-龥]{3,30})(?:\([^()]{2,20}\))?(?:19|20)\d{2}年度?(?:政府)?信息公开/
/** A town's own office compiles the town's report. */
const inner = /((?:街道|[镇乡]))(?:党政)?(?:综合)?办公室[一-龥]{0,6}$/
/** The office that compiles a government's report is not the one whose work it reports. */
const compilers = /(?:政务公开|信息公开|政府信息)[一-龥]{0,12}(?:办公室|办|领导小组)|领导小组/
const publishers = /(?:来 ?源|信息来源|文章来源|发布机构|发布单位|发文机关|发文机构|公开机构|公开责任部门|责任部门|发文单位)\s?[::|\s]\s?([一-龥()]{3,40})/

/** Where the title names nobody: 由某局编制, 某局编制. */
export function issuerInPreface(text: string, gazetteer: Gazetteer): Named[] {
  const opening = text.slice(0, 4000)
  return [maker, makes, ofBody].flatMap((pattern) => {
    const match = pattern.exec(opening)
    if (!match) return []
    const whole = match[1]!.replace(/^(?:本年?度?报告)?[由经系]/, '').replace(inner, '$1')
    const start = match.index + match[0].indexOf(whole)
    return { name: withoutInjections(whole), range: { start, end: start + whole.length }, from: 'preface' }
  }).filter(({ name }) => isName(name, gazetteer) && !compilers.test(name))
}

/** Lines that name a body beside the title and preface: they may give its longer name, or its place. */
export function issuerElsewhere(opening: OpeningLine[], closing: OpeningLine[], gazetteer: Gazetteer): Named[] {
  const found: Named[] = []
  for (const line of opening.slice(0, 12)) if (isBody(line)) found.push({ name: line.text, range: line.range, from: 'opening' })
  for (const line of closing.slice(0, 8)) {
    const name = line.text.replace(/\s{0,20}(?:二[〇○零]|(?:19|20)\d{2}).{0,20}$/, '')
    const range = { start: line.range.start, end: line.range.start + name.length }
    if (isBody({ ...line, text: name })) found.push({ name, range, from: 'closing-line' })
  }
  for (const line of opening) {
    const match = publishers.exec(line.text)
    if (match) found.push({ name: match[1]!, range: line.range, from: 'publisher' })
  }
  return found.filter(({ name }) => isName(name, gazetteer) && !compilers.test(name))
}

/** A line that is nothing but the name of a body. */
function isBody({ text, role }: Pick<OpeningLine, 'text' | 'role'>): boolean {
  return role === 'body' && text.length >= 4 && text.length <= 30 && /^[一-龥()]+$/.test(text) && !/公开|报告|年报|目录|首页|栏目|通知/.test(text)
    && /(?:人民政府|局|委员会|委|厅|办公室|办事处|管委会|中心|公司|医院|学校|大队|支队|[镇乡]|街道)$/.test(text)
}

/** 某市 is 某市人民政府, 某镇 某镇人民政府, 某街道 某街道办事处, 某开发区 某开发区管理委员会; other names stay as written. */
export function fullName(name: string, gazetteer: Gazetteer): string {
  const bare = name.replace(/[((](?:本级|办公室|办|机关)[))]$/, '').replace(/([省市县区旗州])政府$/, '$1人民政府').replace(/([镇乡])政府$/, '$1人民政府')
  if (isPlace(bare, gazetteer)) return `${wholePlace(bare, gazetteer)}${/(?:地区|盟)$/.test(bare) ? '行政公署' : '人民政府'}`
  if (/(?:[镇乡]|苏木)$/.test(bare)) return `${bare}人民政府`
  if (/街道?$/.test(bare)) return `${bare}办事处`
  if (/街道办$|街办$/.test(bare)) return `${bare}事处`
  return kindOfName(bare) === 'development-zone' && /(?:区|园)$/.test(bare) ? `${bare}管理委员会` : bare
}

/** 新疆 is 新疆维吾尔自治区 where only one place bears the bare name. */
function wholePlace(name: string, gazetteer: Gazetteer): string {
  const last = placesIn(gazetteer, name).at(-1)!
  const code = last.whole || last.codes.length !== 1 ? null : last.codes[0]!
  return code ? name.slice(0, last.start) + (gazetteer.nameOf.get(code) ?? last.name) : name
}

/** 天衢街道办事处 signed as 某区天衢街道办事处 is one body: the longer name says where. */
export function longest(taken: Named, others: Named[]): Named {
  return others.filter(({ name }) => name.endsWith(taken.name) && name.length <= taken.name.length + 16)
    .reduce((best, each) => (each.name.length > best.name.length ? { ...each, from: taken.from } : best), taken)
}

export function readIssuer(named: Named | null): Reading<string> {
  return named ? { value: named.name, ranges: [named.range], from: named.from }
    : { value: null, ranges: [], from: 'none', looked: 'title, preface, opening, signature, source of the page' }
}
