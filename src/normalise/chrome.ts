// One line of body text in, its role out: what a page says around an article, told by its words.
import type { BlockRole } from '../model/source.js'
import type { Range } from '../model/span.js'

/** Longer lines are prose; a breadcrumb or a row of links is shorter. */
const longest = 200

/**
 * The line must stand in clean text: half-width punctuation, no invisible characters. A heading or a sentence that begins with
 * one of these words must stay body, so a word counts only with its colon, bracket or blank, and a weak one only with its value.
 */
export function roleOf(clean: string, { start, end }: Range): BlockRole {
  if (end - start > longest) return 'body'
  const line = clean.slice(start, end)
  if (metadata.test(line)) return 'metadata'
  return chrome.test(line) ? 'chrome' : 'body'
}

/** A line of a share bar or a page head may carry the date of publication, which must not be lost with the rest of it. */
export function isPublicationLine(clean: string, { start, end }: Range): boolean {
  return end - start <= longest && publication.test(clean.slice(start, end))
}

const day = '(?:19|20)[0-9]{2} ?[-年./] ?[0-9]{1,2} ?[-月./] ?[0-9]{1,2}日?'
const clock = '(?: ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?'
const beside = '(?: ?(?:来源|作者|编辑|浏览|点击|阅读|访问|发布|字[体号]|信息|稿源|\\[|【|\\(|\\|))'

/** Labels of the catalogue record; no report uses one as a heading. */
const recordLabels = [
  '索 {0,3}引 {0,3}号', '信息索引号?', '发布(?:机构|日期|时间)', '发文(?:机关|机构|单位|日期|字号)', '公开机构', '成文日期', '(?:公文)?生成日期',
  '公开日期', '公布日期', '更新(?:时间|日期)', '录入时间', '添加时间', '信息来源', '文章来源', '稿件来源', '责任编辑', '信息分类', '主题分类',
  '体裁分类', '服务对象分类', '组配分类', '生命周期分类', '信息名称', '内容概[述览]', '信息格式(?:/语种)?',
  'PubDate', 'publishdate', 'ContentSource', 'SiteName', 'ColumnName', 'ArticleTitle',
].join('|')

/** Labels that are words of everyday language too. */
const weakLabels = [
  '来 {0,3}源', '稿源', '作 {0,3}者', '编 ?辑', '发布[者人]', '发布单位', '文 {0,3}号', '关 {0,3}键 {0,3}词', '主 ?题 ?词', '有 ?效 ?性', '时 ?效',
  '公开(?:方式|形式|范围|时限|程序|时间|责任部门)',
].join('|')

const publication = new RegExp(`(?:发布|公布|公开|发文|成文|生成|更新)(?:日期|时间)[\\]】]? ?:? ?${day}`)

const metadata = new RegExp([
  `^[\\[【(·*■◆▪]? ?(?:${recordLabels})(?:[:;|\\]】) ]|$)`,
  `^[\\[【(·*■◆▪]? ?(?:${weakLabels}) ?[\\]】)]? ?: ?[^。;:]{0,24}(?:$|${beside}|  )`,
  `^(?:时 ?间|日 ?期|发布): ?${day}${clock}(?:$| *$|${beside})`,
  `^${day}${clock}${beside}`,
].join('|'), 'i')

/** Words that stand in rows: links to the site's own parts, and buttons beside an article. */
const siteWords = [
  '首页', '网站首页', '设[为置](?:首页|主页)', '加入收藏', '收藏本站', '联系我们', '网站地图', '网站声明', '关于我们', '隐私声明',
  '无障碍(?:浏览|阅读|通道)?', '长者(?:模式|版|助手)', '关怀版', '适老版', '老年版', '(?:打开)?适老化(?:模式|版)?', '繁[體体]中?文?版?', '简体(?:中文|版)?',
  'English', '移动版', '手机版', '电脑版', '返回(?:首页|顶部|列表|上页)?', '回到顶部', '登录', '注册', '搜索', '邮箱', '微博', '微信',
  '政务公开', '信息公开', '政府信息公开', '互动交流', '政民互动', '政务服务', '办事服务', '网上办事', '在线服务', '新闻中心', '新闻资讯', '政务动态',
  '专题专栏', '数据开放', '政府数据', '公众参与', '解读回应', '走进[^ |]{1,6}',
].join('|')
const buttonWords = '打印(?:本页|文章|此页)?|关闭(?:窗口|本页)?|收藏|分享(?:到)?|推荐|复制链接|我要纠错|我要打印|大|中|小|默认|放大|缩小|保存|纠错|顶部|语音播报'
/** One class and nothing optional about it: with two ways to read a blank, a row of links that is none would take for ever. */
const gap = '[|/·>\\[\\]【】() ]{1,9}'

const chrome = new RegExp([
  '^[【\\[(]? ?您?(?:现在|当前|目前)?(?:所在|所处)?的?位置 ?(?:是)? ?:?[^。]{0,12}(?:首页|主页|>|»)',
  '^(?:您(?:现在)?所?在?的?|当前(?:所在)?|现在(?:所在)?|所在)位置 ?(?::|$)',
  '^当前页面 ?:',
  '^(?:网站|政务网?)?首页 ?(?:>|»|→|/|-|$)',
  `^(?:登录|注册)(?:${gap}|$)(?:登录|注册)?$`,
  `^[|\\[【]? ?(?:(?:${siteWords})(?:${gap})){2,12}(?:${siteWords})[\\]】]?$`,
  '^(?:设[为置](?:首页|主页)|加入收藏|收藏本站|网站地图|返回顶部|回到顶部|返回首页|无障碍(?:浏览|阅读)|长者(?:模式|版|助手)|关怀版)(?:$|[ |])',
  `^[【\\[(]? ?(?:(?:${buttonWords})(?:${gap})?){1,8}[】\\]):]?$`,
  '^[【\\[(]? ?字 ?[体号](?:大小)? ?:? ?(?:[【\\[(]? ?[大中小]? ?[】\\])]? ?){0,4}[】\\])]?$',
  '^(?:点击数|点击率|点击|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|访问量|访问次数|人气)(?:: ?[0-9]{0,9} ?次?| [0-9]{1,9} ?次?)?$',
  '^(?:版权所有|网站标识码|技术支持|备案序?号|Copyright|©)(?:[:© ]|$)',
  '^(?:主办|承办|协办|主管|建设|运维)(?:单位|维护)?:[^。]{0,60}$',
  'ICP备 ?[0-9]{5,10}|公网安备',
  '^(?:上一篇|下一篇|上一条|下一条|上一页|下一页)(?:[: ]|$)',
  '^(?:相关(?:链接|文章|信息|阅读|新闻)|友情链接|附件下载|扫一扫|手机扫码)(?::|$)',
  '^(?:扫一扫|用手机|手机扫)[^。]{0,20}(?:打开|浏览|分享|查看|阅读)[^。]{0,10}$',
].join('|'), 'i')

const labelCell = new RegExp(
  `^[\\[【(]? ?(?:标 {0,3}题|名 {0,3}称|${recordLabels}|${weakLabels}|责任部门|是否有效|分 {0,3}类) ?[\\]】)]? ?:?$`, 'i')

/** A table whose cells are labels of the catalogue record is that record: two of them among its first cells, and a strong one. */
export function isRecord(clean: string, cells: readonly Range[]): boolean {
  const labels = cells.slice(0, 40).filter(({ start, end }) => end - start < 16 && labelCell.test(clean.slice(start, end)))
  return labels.length >= 2 && labels.some(({ start, end }) => metadata.test(clean.slice(start, end)))
}
