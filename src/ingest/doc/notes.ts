// What was seen while a Word file was read in, what its reader should know of it out.
import type { Seen } from './story.js'
import type { Compound } from '../../container/compound.js'
import type { Note } from '../../model/source.js'

export function notesOn({ changes, hidden, listed }: Seen, comments: number, { names }: Compound): Note[] {
  return [
    ...note(changes > 0, 'tracked-changes', '文档带有修订痕迹，已按接受全部修订后的内容读取', 'The document has tracked changes; it was read as if all were accepted'),
    ...note(comments > 0, 'comments-left-out', '文档有批注，批注不计入内容', 'The document has comments; they were left out'),
    ...note(hidden > 0, 'hidden-text', '文档有隐藏文字，不计入正文', 'The document has hidden text; it was not read as body text'),
    ...note(listed > 0, 'numbers-not-read',
      `有${listed}个段落的编号由 Word 自动生成，旧版格式中读不出`, `Word numbers ${listed} paragraphs by itself; those numbers are not read from this format`),
    ...note(names.includes('Macros'), 'macros-not-run', '文档带有宏，宏未运行', 'The document carries macros; they were not run'),
  ]
}

function note(seen: boolean, code: string, zh: string, en: string): Note[] {
  return seen ? [{ step: 'ingest', code, text: { zh, en } }] : []
}
