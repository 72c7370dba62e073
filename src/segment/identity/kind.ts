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
    return !titled.sure && readsAsRule(body.text.clean) ? { kind: 'other', otherKind: 'rule' } : report
  }
  if (titled?.kind === 'other' && titled.sure) return { kind: 'other', otherKind: titled.otherKind }
  if (callsItselfReport(body.text.clean) && holdsReport(body)) return report
  return { kind: 'other', otherKind: titled?.otherKind ?? (readsAsRule(body.text.clean) ? 'rule' : 'unknown') }
}

const itself = /(?:编制|公布|形成|撰写|发布|现将)[^。\n]{0,40}(?:年度报告|年报)|本年?度?报告/

function callsItselfReport(clean: string): boolean {
  return itself.test(clean.slice(0, 3000))
}

const parts = [/主动公开/, /依申请公开|信息公开申请|收到.{0,10}申请/, /行政复议|行政诉讼/, /收费|减免|信息处理费/, /(?:存在|主要|不足).{0,10}问题|不足|改进/]

/** Four of the parts, as headings where the sections are known, or two of the forms. */
function holdsReport({ text, tables, sections }: Body): boolean {
  const slots = new Set(sections.map(({ slot }) => slot).filter((slot) => slot !== null && slot !== 'preface'))
  if (slots.size >= 4 || new Set(tables.map(({ form }) => form)).size >= 2) return true
  return text.clean.length > 300 && parts.filter((part) => part.test(text.clean.slice(0, 60_000))).length >= 4
}
