// One line of body text in, its role out: what a page says around an article, told by its words.
import type { BlockRole } from '../model/source.js'
import type { Range } from '../model/span.js'

/** Longer lines are prose; a breadcrumb or a row of links is shorter. */
const longest = 160

/** Lines that carry a date or source of publication, or a row of the catalogue record that government pages show. */
const metadata = new RegExp('^(?:[\\[【(]?(?:'
  + '索 ?引 ?号|信息索引|发布机构|发文机关|发文机构|发文单位|公开机构|发布单位|发布日期|发布时间|发文日期|成文日期|生成日期|公开日期|公开时间|公布日期|更新时间|更新日期|录入时间|添加时间|'
  + '信息来源|文章来源|稿件来源|来 ?源|作 ?者|责任编辑|信息分类|主题分类|体裁分类|服务对象分类|组配分类|生命周期分类|信息名称|内容概述|内容概览|关 ?键 ?词|主题词|文 ?号|发文字号|有 ?效 ?性|'
  + '信息格式|公开方式|公开形式|公开范围|公开时限|公开程序|公开责任部门|时 ?效|PubDate|publishdate|ContentSource|SiteName|ColumnName|ArticleTitle'
  + ')[\\]】)]? ?(?:[:;|]|\\b| |$))', 'i')

const chrome = new RegExp([
  '^(?:您(?:现在)?(?:所在)?的?位置|当前(?:所在)?位置|现在位置|所在位置|位置) ?(?:是)? ?[::]',
  '^首页 ?(?:>|»|→|/|-)',
  '^(?:登录|注册)[ |/]{0,6}(?:登录|注册)?$',
  '^(?:(?:设为首页|设为主页|加入收藏|联系我们|网站地图|无障碍(?:浏览|阅读)?|长者(?:模式|版|助手)|关怀版|适老版|繁體|繁体|简体|English|网站支持IPv6|收藏本站|返回首页|回到顶部|返回顶部)(?: ?[|/·] ?| +|$)){1,8}$',
  '^[\\[【(]? ?(?:打印|关闭|打印本页|关闭窗口|关闭本页|打印文章|收藏|分享|分享到|推荐|复制链接|我要纠错|我要打印)(?: ?[|/·\\]】)\\[【(] ?| +|$){1,3}(?:(?:打印|关闭|打印本页|关闭窗口|关闭本页|收藏|分享|分享到|推荐|我要纠错|返回)[\\]】):]?(?: ?[|/·\\[【(]? ?)){0,6}$',
  '^字(?:体|号)(?:大小)? ?[:【\\[(]? ?(?:[\\[【(]?[大中小][\\]】)]? ?){0,3}[\\]】)]?$',
  '^(?:点击数|点击率|浏览次数|浏览量|阅读次数|访问量|访问次数|阅读量) ?[::]? ?[0-9]{0,9} ?次?$',
  '^(?:版权所有|主办单位?|承办单位?|网站标识码|技术支持|备案(?:号|序号)|建议使用|Copyright|CopyRight|copyright|©)',
  'ICP备[0-9]{5,10}|公网安备',
  '^(?:上一篇|下一篇|上一条|下一条|相关(?:链接|文章|信息|阅读)|友情链接|扫一扫|分享到|用手机浏览|手机扫码) ?[::]?',
].join('|'))

/** The line must stand in clean text: half-width punctuation, no invisible characters. */
export function roleOf(clean: string, { start, end }: Range): BlockRole {
  if (end - start > longest) return 'body'
  const line = clean.slice(start, end)
  if (metadata.test(line)) return 'metadata'
  return chrome.test(line) ? 'chrome' : 'body'
}
