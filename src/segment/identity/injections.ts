// A line that should name a body in, the same line without words that were put into it out.

/** Betting and download words stand where a government's or site's name stood on pages that were broken into. */
const injected = new RegExp('(?:中国)?(?:体彩网?|福彩网?|彩票网?|博彩|足彩|竞彩|赌场|赌博|娱乐城|棋牌|投注|外围|百家乐|德赢|九游会?|欧洲杯|世界杯|亚博|开云|乐鱼|必威|万博|威尼斯人|'
  + '买球|电竞|真人|老虎机|视频app|免费[一-龥]{0,6}(?:视频|app)|足球|官网入口|VWIN|vwin|app下载|APP下载)[,,、·…]?', 'g')
/** A run of Latin letters, figures and signs before a Chinese title: puroview.com2012年, 365bet…@:. The year after it stays. */
const latinLead = /^(?:(?!(?:19|20)\d{2}(?:年|\D))[A-Za-z0-9.@…:_\-+~#!\s]){2,40}/
const latinInside = /[A-Za-z][A-Za-z0-9.@…_-]{2,30}(?:\.[A-Za-z]{2,6})?[…@:]{0,4}/g

const wordsOfOurs = new Set(['IPv6', 'WTO', 'GDP', 'PPP'])

export function withoutInjections(text: string): string {
  return text.replace(latinLead, '').replace(injected, '').replace(latinInside, (run) => (wordsOfOurs.has(run) ? run : ''))
}
