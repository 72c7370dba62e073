// What was seen while a Word document was read in, what its reader should know of it out.
import type { Seen } from './story.js'
import type { Note } from '../../model/source.js'

export function notesOn(seen: Seen, macros: boolean): Note[] {
  return [
    ...note(seen.insertions + seen.deletions > 0, 'tracked-changes',
      '文档带有修订痕迹，已按接受全部修订后的内容读取', 'The document has tracked changes; it was read as if all were accepted'),
    ...note(seen.comments > 0, 'comments-left-out',
      `文档有${seen.comments}处批注，批注不计入内容`, `The document has ${seen.comments} comments; they were left out`),
    ...note(seen.hidden > 0, 'hidden-text', '文档有隐藏文字，不计入正文', 'The document has hidden text; it was not read as body text'),
    ...note(seen.placeholders > 0, 'placeholder-text',
      '文档有尚未填写的内容控件，其提示文字不计入正文', 'The document has content controls not filled in; their prompts were not read as body text'),
    ...note(seen.embedded > 0, 'embedded-document',
      `文档内嵌${seen.embedded}份其他文件，未读取`, `The document embeds ${seen.embedded} other files, which were not read`),
    ...note(seen.unknownSymbols > 0, 'unreadable-characters',
      `有${seen.unknownSymbols}个字符无法辨认`, `${seen.unknownSymbols} characters can't be read`),
    ...note(macros, 'macros-not-run', '文档带有宏，宏未运行', 'The document carries macros; they were not run'),
  ]
}

function note(seen: boolean, code: string, zh: string, en: string): Note[] {
  return seen ? [{ step: 'ingest', code, text: { zh, en } }] : []
}
