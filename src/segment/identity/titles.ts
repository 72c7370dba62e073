// The opening of a document in, its title out: on one line, broken over several, or below a notice.
import { coreOf, kindOfTitle, type TitleKind } from './document-kind.js'
import { withoutInjections } from './injections.js'
import { yearIn } from './report-year.js'
import type { OpeningLine } from './opening.js'
import type { Range } from '../../model/span.js'

const subject = /公开|年报/

export interface Title { text: string; ranges: Range[]; kind: TitleKind }

/** Every title ends in, or holds, one of these. */
const hint = /公开|报|通知|制度|规定|办法|条例|方案|目录|标准|清单|格式|模板|总结|情况|计划|要点|指南|细则|公告|通告|学年/

/** A title has no full stop, no path of links, and no number of a section before it. */
const noTitle = new RegExp([
  '[。;!?>»]', '^(?:您|当前|现在)?(?:所在)?位置', '^[一二三四五六七八九十]{1,3}、', '^[((][一二三四五六七八九十\\d]{1,3}[))]', '^\\d{1,2}[、.](?!\\d)',
  '^(?:根据|按照|本报告|为|现将|现公布|现公开|特向|依据|来源|发布|作者|下面|各)', 'https?:', 'www\\.',
  '^(?:19|20)\\d{2}年(?:度|来)?[,:]', ',[^,]{0,40}\\d+(?:件|条|项|次|个)',
  '\\|[^|]{0,80}\\|', ',[^,]{1,60},', '未发生|未收到|^(?:主动公开|依申请公开|收到和处理|政府信息公开行政复议)[^报]{0,20}情况$',
  '^(?:文\\s{0,2}号|索\\s{0,2}引\\s{0,2}号?|主题词|发布(?:单位|机构|日期))',
].join('|'))
/** A breadcrumb's last step, a column's name, or the second line of a title whose first names the body. */
const column = /^(?:(?:19|20)\d{2}年?度?)?(?:本机关|本级|历年|法定)?(?:政府|政务)?(?:信息公开|政务公开|政府信息公开)(?:工作)?(?:年度报告|年报|工作报告)$/

/** @returns null where no line is a title; the caller then knows the document by its body alone. */
export function findTitle(opening: OpeningLine[]): Title | null {
  let best: { title: Title; worth: number } | null = null
  const hints = opening.map(({ text }) => hint.test(text))
  for (let index = 0; index < opening.length; index += 1) {
    const title = hints[index] || hints[index + 1] || hints[index + 2] ? titleAt(opening, index) : null
    const worth = title ? worthOf(title, opening[index]!, index) : 0
    if (title && (!best || worth > best.worth)) best = { title, worth }
    // What stands far below a full title is a heading or a link.
    if (best && best.worth >= 6 && index >= 12) break
  }
  return best?.title ?? null
}

/** A site's name behind a page's title. */
const site = /(报告|年报|通知|制度|办法|规定)[-_|—–].{0,40}$/

/** XX县, 20XX年: a blank form's own letters, not injected ones. */
const placeholder = /[Xx×*]{2,}[省市县区局镇乡年]|20[Xx×*]{2}/

/** The title that begins on a line: of one line, or of up to three that say nothing alone. */
function titleAt(opening: OpeningLine[], index: number): Title | null {
  let text = ''
  const ranges: Range[] = []
  for (const line of opening.slice(index, index + 3)) {
    if (line.role === 'chrome' || line.text.length > 90 || noTitle.test(line.text) || isSentence(line)) return null
    if (ranges.length > 0 && isTitleAlone(line.text)) return null
    text += placeholder.test(line.text) ? line.text : withoutInjections(line.text)
    ranges.push(line.range)
    const following = opening[index + ranges.length]
    if (following && following.role !== 'chrome' && asNotice.test(following.text)) continue
    const kind = text.length <= 110 ? kindOfTitle(text) : null
    if (kind) return { text: text.replace(site, '$1'), ranges, kind }
  }
  return null
}

/** The last line of a notice's title: 关于…年度报告, then 有关事项的通知. */
const asNotice = /^(?:有关|相关|编制|报送|发布|公布)[^。,:]{0,20}(?:通知|函|意见|说明)$/

/** A title may end with a full stop by mistake; any other line that does is a sentence. */
function isSentence({ text, isSentence: stops }: OpeningLine): boolean {
  return stops && !/(?:报告|年报|通知)$/.test(text)
}

function isTitleAlone(text: string): boolean {
  return subject.test(text) && kindOfTitle(text) !== null && !column.test(coreOf(text))
}

/** A year and an issuer make a title; a label or the format's own heading confirms it; the first of equals is taken. */
function worthOf({ text, ranges, kind }: Title, line: OpeningLine, index: number): number {
  const core = coreOf(text)
  let worth = kind.kind === 'publishing' ? 4 : kind.sure ? 4 : 2
  if (yearIn(text) !== null) worth += 2
  if (!column.test(core)) worth += 2
  if (!subject.test(text)) worth -= 4
  if (line.heading === 1) worth += 4
  if (line.label) worth += 1
  if (index === 0) worth += 3
  return worth - (ranges.length - 1) * 0.5 - index * 0.1
}
