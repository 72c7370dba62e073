// Title and body in, annual report or what else out.
import { readsAsRule } from './document-kind.js'
import type { Title } from './titles.js'
import type { Section, Table } from '../../model/report.js'
import type { Text } from '../../model/text.js'

interface Body { text: Text; tables: Table[]; sections: Section[] }

/**
 * The title decides where it is sure. Where it is not - none, a work summary, a bare 报告 - the body does:
 * it is a report when it holds the parts or the forms of one. Many look-alikes carry a report's words in every line.
 */
export function kindOfDocument(title: Title | null, body: Body): { kind: 'annual-report' | 'other'; otherKind: string | null } {
  const report = { kind: 'annual-report', otherKind: null } as const
  const titled = title?.kind
  if (titled?.kind === 'publishing') return holdsReport(body) ? report : { kind: 'other', otherKind: titled.otherwise }
  if (titled?.kind === 'annual-report') {
    if (titled.sure) return report
    if (readsAsRule(body.text.clean)) return { kind: 'other', otherKind: 'rule' }
    return orders.test(body.text.clean.slice(0, 2000)) && !holdsReport(body) ? { kind: 'other', otherKind: 'notice' } : report
  }
  if (titled?.kind === 'other' && titled.sure) return { kind: 'other', otherKind: titled.otherKind }
  if (!titled && school.test(body.text.clean.slice(0, 1500))) return { kind: 'other', otherKind: 'university' }
  if ((callsItselfReport(body.text.clean) || reportsBelow.test(body.text.clean.slice(0, 1500))) && holdsReport(body)) return report
  if (!titled && (opensAsReport(body.text.clean) || holdsFilledForms(body) || followsForm(body))) return report
  return { kind: 'other', otherKind: titled?.otherKind ?? (readsAsRule(body.text.clean) ? 'rule' : 'unknown') }
}

const itself = /(?:编制|公布|形成|撰写|发布|现将)[^。\n]{0,40}(?:年度报告|年报)|本年?度?报告/

function callsItselfReport(clean: string): boolean {
  return itself.test(clean.slice(0, 3000))
}

/** What an authority says to those below it. */
const orders = /印发给你们|请认真贯彻执行|请遵照执行|(?:现将有关事项|现)通知如下|提出(?:以下|如下)意见/

/** Schools report by the school year under a regulation of their own. */
const school = /高等学校信息公开|(?:19|20)\d{2}[-—~至](?:19|20)\d{2}学年|高校信息公开年度报告/

const prefaced = new RegExp([
  '(?:本(?:年度)?报告|年度报告|年报)[^。\\n]{0,120}(?:编制|汇总|综合|编写|公布|公开)',
  '(?:编制|汇总|公布|公开)[^。\\n]{0,60}公开(?:工作)?(?:年度报告|年报)',
].join('|'))
const announced = new RegExp([
  '(?:全文|报告)[^。\\n]{0,20}(?:包括|由|涵盖)[^\\n]{0,300}(?:主动公开|概述|总体情况)',
  '报告内容涵盖[^。\\n]{0,12}\\d{4}年|数据[^。\\n]{0,6}统计(?:期限|时限|时间|日期)',
].join('|'))

/** A page cut after its opening: the preface alone says what the report covers and which parts it has. */
function opensAsReport(clean: string): boolean {
  const opening = clean.slice(0, 1500)
  return prefaced.test(opening) && announced.test(opening) && !/通知如下|各(?:乡镇|单位|部门|县区?|科室)[^。\n]{0,60}:\n/.test(opening)
}

const reportsBelow = /现将[^。\n]{0,40}公开[^。\n]{0,20}(?:报告|汇报|公布)如下/
const aspects = [/主动公开/, /依申请公开/, /信息管理/, /平台(?:建设)?/, /监督(?:保障)?/]

/** 总体情况 with its five aspects is the form's own first part. */
function followsForm({ text, sections }: Body): boolean {
  const at = sections.findIndex(({ level, slot }) => level === 1 && slot === 'overview')
  const overview = sections[at]
  if (!overview || overview.heading.start > 1500) return false
  const titles = sections.slice(at + 1).filter(({ heading }) => heading.end <= overview.body.end).map(({ title }) => title)
  return text.clean.includes('公开') && aspects.every((aspect) => titles.some((title) => aspect.test(title)))
}

/** Nothing else prints two of the prescribed forms with figures in them below headings of their own. */
function holdsFilledForms({ text, tables, sections }: Body): boolean {
  const filled = tables.filter(({ rows }) => rows.some(({ cells }) => cells.some(({ value }) => value !== null)))
  if (filled.length > 0 && reportsBelow.test(text.clean.slice(0, 1500))) return true
  const headed = sections.filter(({ level, slot }) => level === 1 && slot !== null)
  if (filled.length > 0 && headed[0]?.slot === 'overview' && headed[1]?.slot === 'proactive') return true
  return filled.length > 0 && new Set(tables.map(({ form }) => form)).size >= 2 && headed.length >= 3
}

const parts = [/主动公开/, /依申请公开|信息公开申请|收到.{0,10}申请/, /行政复议|行政诉讼/, /收费|减免|信息处理费/, /(?:存在|主要|不足).{0,10}问题|不足|改进/]

/** Four of the parts, as headings where the sections are known, or two of the forms. */
function holdsReport({ text, tables, sections }: Body): boolean {
  const slots = new Set(sections.map(({ slot }) => slot).filter((slot) => slot !== null && slot !== 'preface'))
  if (slots.size >= 4 || new Set(tables.map(({ form }) => form)).size >= 2) return true
  return text.clean.length > 300 && parts.filter((part) => part.test(text.clean.slice(0, 60_000))).length >= 4
}
