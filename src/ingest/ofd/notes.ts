// What was seen on the pages of an OFD document in, what a reader should know of how they were read out.
import type { DrawnPage } from './drawing.js'
import type { OfdDocument } from './package.js'
import type { Note } from '../../model/source.js'

export function ofdNotes({ pages, hasAnnotations }: OfdDocument, drawn: readonly DrawnPage[]): Note[] {
  const sum = (count: (page: DrawnPage) => number): number => drawn.reduce((total, page) => total + count(page), 0)
  const [slanted, nameless, invisible] = [sum((page) => page.slanted), sum((page) => page.nameless), sum((page) => page.invisible)]
  const missing = pages.flatMap((part, index) => (part === null ? [index + 1] : []))
  const scans = drawn.filter(({ page }) => page.runs.length === 0 && page.pictures.length > 0).map(({ page }) => page.number)
  return [
    ...(missing.length === 0 ? [] : [note('missing-pages', `文件中缺少第${missing.join('、')}页的内容`, `Page ${missing.join(', ')} is missing from the file`)]),
    ...(scans.length === 0 ? [] : [note('scanned-pages', `第${scans.join('、')}页没有文字，只有图片或扫描件，未能检查其内容`,
      `Page ${scans.join(', ')}: pictures or a scan without text; what they show was not checked`)]),
    ...(slanted === 0 ? [] : [note('slanted-text', `斜排的${slanted}个字符（通常为水印）未计入正文`,
      `${slanted} characters written aslant, usually a watermark, were left out`)]),
    ...(nameless === 0 ? [] : [note('glyphs-without-text', `有${nameless}个字符只有字形、没有编码，无法辨认`,
      `${nameless} characters are glyphs without codes and can't be read`)]),
    ...(invisible === 0 ? [] : [note('invisible-text', `有${invisible}处不显示的文字未计入正文`, `${invisible} pieces of text that is not shown were left out`)]),
    ...(hasAnnotations ? [note('comments-left-out', '文件中的注释和签章未计入正文', 'Annotations and seals on the file were left out')] : []),
  ]
}

function note(code: string, zh: string, en: string): Note {
  return { step: 'ingest', code, text: { zh, en } }
}
