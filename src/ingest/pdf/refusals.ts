// Why a PDF is not read, as faults a reader can act on.
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'

export function encrypted(): Fault {
  return new Fault('encrypted', { zh: 'PDF 需要密码才能打开', en: 'The PDF asks for a password to open' })
}

export function damaged(reason: unknown): Fault {
  return reason instanceof Fault ? reason : new Fault('damaged-file', {
    zh: 'PDF 不完整或结构有误，无法打开', en: 'The PDF is incomplete or its structure is wrong; it can\'t be opened',
  }, { cause: reason })
}

export function tooManyPages(pages: number): Fault {
  return new Fault('file-too-large', {
    zh: `PDF 有${pages}页，上限为${limits.pdfPages}页`, en: `The PDF has ${pages} pages; the limit is ${limits.pdfPages}`,
  })
}

export function tooMuchDrawn(): Fault {
  return new Fault('file-too-large', {
    zh: `PDF 中有一页的绘制指令超过${limits.pdfOperators}条，或嵌套超过${limits.pdfDepth}层`,
    en: `A page of the PDF has more than ${limits.pdfOperators} drawing operators, or nests them more than ${limits.pdfDepth} deep`,
  })
}

/** Pictures of pages, or letters drawn as outlines. */
export function scanned(pages: number): Fault {
  return new Fault('not-text', {
    zh: `PDF 共${pages}页，全部是扫描件或图片，没有可选中的文字；请提交由文字处理软件导出的文本版 PDF 或 Word 文档`,
    en: `All ${pages} pages of the PDF are scans or pictures without text to select; submit the text version exported from a word processor`,
  })
}

export function blank(): Fault {
  return new Fault('empty-file', { zh: 'PDF 的页面都是空白', en: 'The pages of the PDF are blank' })
}
