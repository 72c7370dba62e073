// What was seen on the pages in, what a reader should know of how they were read out.
import type { SeenPage } from './page.js'
import type { Note } from '../../model/source.js'

export function pageNotes(pages: readonly SeenPage[]): Note[] {
  const sum = (count: (page: SeenPage) => number): number => pages.reduce((total, page) => total + count(page), 0)
  const scans = pages.filter(isScan).map(({ page }) => page.number)
  const invisible = pages.filter((page) => page.invisible > 0).map(({ page }) => page.number)
  const [slanted, beyond, comments] = [sum((page) => page.slanted), sum((page) => page.beyond), sum((page) => page.comments)]
  return [
    ...(scans.length === 0 ? [] : [note('scanned-pages',
      `第${scans.join('、')}页没有文字，只有图片或扫描件，未能检查其内容`,
      `Page ${scans.join(', ')}: pictures or a scan without text; what they show was not checked`)]),
    ...(invisible.length === 0 ? [] : [note('invisible-text',
      `第${invisible.join('、')}页含不显示的文字（通常为扫描件的识别结果），已按文字读取`,
      `Page ${invisible.join(', ')}: text that is not shown, usually recognised from a scan; it was read as text`)]),
    ...(slanted === 0 ? [] : [note('slanted-text',
      `斜排的${slanted}个字符（通常为水印）未计入正文`, `${slanted} characters written aslant, usually a watermark, were left out`)]),
    ...(beyond === 0 ? [] : [note('text-off-page',
      `页面可见范围以外的${beyond}个字符未计入正文`, `${beyond} characters beyond the visible page were left out`)]),
    ...(comments === 0 ? [] : [note('comments-left-out',
      `文件中的${comments}处批注未计入正文`, `${comments} comments on the file were left out`)]),
  ]
}

/** Drawn on, but nothing to read. */
export function isScan({ page, painted }: SeenPage): boolean {
  return page.runs.length === 0 && (page.pictures.length > 0 || painted)
}

function note(code: string, zh: string, en: string): Note {
  return { step: 'ingest', code, text: { zh, en } }
}
