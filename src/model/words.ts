// The words two languages share: a sentence in Chinese with its English twin, and the closed lists every room speaks in.
//
// Glossary: issuer 报告主体 (whose work is reported) · regime 适用制度 (the edition of the law and form of a report year) ·
// instrument 法律文件 · article 条 · disclosure 政府信息公开 · proactive disclosure 主动公开 · application 依申请公开 ·
// refusal 不予公开 · review 行政复议 · litigation 行政诉讼 · processing fee 信息处理费 · carried over 上年结转 ·
// carried forward 结转下年度 · statistics form 政府信息公开情况统计表 · overlay 地方规定
import Type from 'typebox'
import { closed } from './schema.js'

/** One text in the two languages the product speaks. Chinese is the first language. */
export const Localised = Type.Object({ zh: Type.String(), en: Type.String() }, closed)
export type Localised = Type.Static<typeof Localised>

export const Language = Type.Union([Type.Literal('zh'), Type.Literal('en')])
export type Language = Type.Static<typeof Language>

export const RegimeId = Type.Union([
  Type.Literal('cn-2007'), Type.Literal('cn-2007-form-2014'),
  Type.Literal('cn-2019-form-2019'), Type.Literal('cn-2019-form-2021'),
])
export type RegimeId = Type.Static<typeof RegimeId>

/** `department` includes vertically managed bodies and organisations authorised by law (contract, "Kinds"). */
export const IssuerKind = Type.Union([
  Type.Literal('government'), Type.Literal('department'), Type.Literal('township'), Type.Literal('street'),
  Type.Literal('development-zone'), Type.Literal('public-institution'), Type.Literal('other'),
])
/** In the order leagues are listed in. */
export const issuerKinds = [
  'government', 'department', 'township', 'street', 'development-zone', 'public-institution', 'other',
] as const satisfies Array<Type.Static<typeof IssuerKind>>
export type IssuerKind = Type.Static<typeof IssuerKind>

export const DimensionId = Type.Union([
  Type.Literal('release'), Type.Literal('elements'), Type.Literal('figures'),
  Type.Literal('substance'), Type.Literal('wording'), Type.Literal('safety'),
])
export type DimensionId = Type.Static<typeof DimensionId>

export const Severity = Type.Union([
  Type.Literal('critical'), Type.Literal('major'), Type.Literal('minor'), Type.Literal('info'),
])
export type Severity = Type.Static<typeof Severity>

/** Decided are pass, fail and partial; review and not-assessable are open; not-applicable leaves every sum. */
export const Outcome = Type.Union([
  Type.Literal('pass'), Type.Literal('fail'), Type.Literal('partial'),
  Type.Literal('review'), Type.Literal('not-applicable'), Type.Literal('not-assessable'),
])
export type Outcome = Type.Static<typeof Outcome>

/** A calendar date, YYYY-MM-DD, in the calendar of the report: no time zone takes part. */
export type IsoDate = string
