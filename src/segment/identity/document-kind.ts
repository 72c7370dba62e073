// A title in, what kind of document it heads out.

export type TitleKind =
  | { kind: 'annual-report'; sure: boolean }
  /** A notice or headline that publishes a report: the report stands below it, or it does not. */
  | { kind: 'publishing'; otherwise: 'notice' | 'news' }
  | { kind: 'other'; otherKind: string; sure: boolean }

const subject = /公开|年报/

/** Order matters: a notice on a template is a notice, a rule on annual reports a rule. A closed list; ids are those of rules/terms.json. */
const others: Array<[otherKind: string, pattern: RegExp]> = [
  ['university', /学年|(?:(?<!行政|社会主义|警官?)学院|大学(?!城|生)|高等学校|高校|师范|高等专科)(?!.{0,30}(?:政府信息|政务))/],
  ['notice', /(?:通知|通报|通告|批复|的函|回函|公告|决定|公示|意见|启事)$/],
  ['template', /(?:格式|模板|模版|范文|样本|样式|范本|样表|样例|示例|参考文本|填报说明|填写说明|编写说明)(?:$|下载|大全|\d|一|\()|[Xx×*]{2,}[省市县区局镇乡年]|20[Xx×*]{2}/],
  ['application-form', /申请表$|申请书$/],
  ['statistics', /统计表$|统计数据$|报表$|汇总表$|情况表$/],
  ['guide', /指南$|须知$/],
  ['rule', /(?:制度|规定|办法|细则|条例|规则|规程|规范|机制)(?:\s*第.{1,12}条.{0,20})?$/],
  ['catalogue', /公开目录$/],
  ['standard', /(?:目录|标准|清单|一览表|事项表)$/],
  ['plan', /(?:方案|计划|要点|安排|规划|任务分解表?|分工|打算)$/],
  ['interpretation', /解读|图解|一图读懂|问答|说明$/],
  ['quarterly', /季度|[上下]半年|半年(?:报|度)|季报|月报|\d月份?(?:报|工作)|(?:一|二|三|四|五|六|七|八|九|十)月份/],
  ['rectification', /整改|自查|自评/],
  ['news', /(?:会议?|培训班?|工作会|推进会|座谈会|发布会)(?:召开|举行|开班)?$|召开|举办/],
  ['legal-government', /法治政府|依法行政|依法治/],
  ['budget', /预算|决算|三公/],
  ['enterprise', /(?:有限|股份)公司.{0,12}(?:年度报告|年报)(?!.*公开)|企业(?:年度报告|年报)/],
  ['open-government', /^(?!.*(?:政府信息|政务)).*(?:党务|村务|厂务|校务|院务|警务|检务|司法)公开|(?:考核|考评|评估|测评|督查|检查)(?:的)?(?:报告|结果|情况|细则|汇报)$/],
]

/** 年度报告 and its variants at the end; 告年度报 and 报 are titles whose characters were turned about or lost. */
const report = /(?:报告书?|年报|告年度报|年度报|度报告书)(?:全文|正文|文本)?$/
/** 关于做好某年…年度报告: the notice whose 编制工作的通知 stands on the next line, or was lost. */
const ordering = /关于(?:认真|切实|扎实|进一步|抓紧)?(?:做好|开展|规范|加强|抓好|启动)/
const summary = /(?:总结|情况|汇报|小结|综述)$/

/** 年度报告(范文): what stands in brackets at the end is left out elsewhere. */
const bracketedTemplate = /[(([【](?:范文|模板|模版|格式|样本|样式|参考|示例|样例)[^()[\]【】]{0,10}[))\]】]/

/** @returns null where the title says nothing of it. `sure` is false where the body should agree. */
export function kindOfTitle(title: string): TitleKind | null {
  if (bracketedTemplate.test(title)) return { kind: 'other', otherKind: 'template', sure: true }
  const core = coreOf(title)
  const publishes = publishing(core)
  if (publishes) return publishes
  if (/公开.{0,12}(?:年度报告|年报)(?:及|和|暨)/.test(core)) return { kind: 'annual-report', sure: true }
  const endsAsReport = report.test(core)
  for (const [otherKind, pattern] of others) {
    if (!pattern.test(core)) continue
    return isReportAll(otherKind, core, endsAsReport) ? { kind: 'annual-report', sure: true } : { kind: 'other', otherKind, sure: true }
  }
  if (endsAsReport) {
    if (ordering.test(core)) return { kind: 'other', otherKind: 'notice', sure: true }
    if (subject.test(core)) return { kind: 'annual-report', sure: /\d{4}|二[〇○零0O]/.test(title) }
    return { kind: 'other', otherKind: 'unknown', sure: false }
  }
  if (summary.test(core) && subject.test(core)) return { kind: 'other', otherKind: 'summary', sure: false }
  return null
}

/** 社会评议 and 考核 also stand in titles of reports, 说明 at the end of none; the end of the title decides. */
function isReportAll(otherKind: string, core: string, endsAsReport: boolean): boolean {
  return endsAsReport && /公开.{0,12}(?:年度报告|年报|工作报告)/.test(core)
    && ['plan', 'interpretation', 'legal-government', 'budget', 'news', 'enterprise'].includes(otherKind)
}

const publishVerb = /(?:公布|发布|公开|印发|刊发|公示)[^。]{0,60}(?:报告|年报)/
const preparing = /格式|做好|编制|编写|上报|报送|事项|要求|制度|办法|模板|范文|开展|组织|工作的通知|审核/

/** 某局发布2020年…年度报告 is the headline of a news item, or of the page that holds the report. */
const headline = /[局委厅府室](?:发布|公布|公开发布|晒出)(?:了)?(?:20\d{2}|《|年度)/

function publishing(core: string): TitleKind | null {
  if (headline.test(core) && report.test(core)) return { kind: 'publishing', otherwise: 'news' }
  if (!/(?:通知|公告|通告)$/.test(core) || !publishVerb.test(core) || preparing.test(core)) return null
  return { kind: 'publishing', otherwise: 'notice' }
}

/** Without number, year or trial mark in brackets at its end, quotes, blanks, and a site's name behind a dash. */
export function coreOf(title: string): string {
  return title.replace(/[\s"“”《》]/g, '')
    .replace(/(报告书?|年报|通知|制度|办法|规定)[-_|—–]{1,3}.{0,40}$/, '$1')
    .replace(/[((][^()()]{0,40}[))]$/, '')
    .replace(/(?:[((〔[][^()()〔〕[\]]{0,30}[))〕\]]){1,3}$/, '')
    .replace(/[〔[]\d{4}[〕\]]\d{1,4}号$/, '')
    .replace(/(?:二[〇○零0O][一二三四五六七八九〇○零]{2}|(?:19|20)\d{2})年?度?$/, '')
    .replace(/(?:19|20)\d{2}年?度?[))]?$/, '')
}

/** Articles one below the other are a rule, whatever its title was cut to; 第二十条第(一)项 is a row of a form. */
export function readsAsRule(clean: string): boolean {
  const articles = clean.slice(0, 20_000).match(/(?:^|\s)第[一二三四五六七八九十]{1,3}条(?!\s?第)[\s:]/g)
  return (articles?.length ?? 0) >= 3
}
