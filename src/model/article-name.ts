// An article as a rule cites it in, as a reader says it out.
import type { Language } from './words.js'

/** Articles of a regulation are numbered 49, the parts of a form 三; anything else is a name. */
export function articleName(article: string, language: Language): string {
  if (/^\d+$/.test(article)) return language === 'zh' ? `第${article}条` : `art. ${article}`
  const part = '一二三四五六七八九'.indexOf(article) + 1
  if (part === 0 || article.length !== 1) return language === 'zh' ? `“${article}”` : `"${article}"`
  return language === 'zh' ? `第${article}部分` : `part ${part}`
}
