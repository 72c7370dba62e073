// The part of the catalogue of faults that is about a document that can't be read, with what to do about each.
import type { Localised } from './words.js'

/** status: HTTP answer. */
export interface KindOfFault { status: number; title: Localised; advice: Localised }

export const ofDocuments = {
  'empty-file': {
    status: 422,
    title: { zh: '文件是空的', en: 'The file is empty' },
    advice: { zh: '请确认选对了文件，再提交一次。', en: 'Check that the right file was chosen and submit it again.' },
  },
  'file-too-large': {
    status: 413,
    title: { zh: '文件超过大小上限', en: 'The file is larger than the limit' },
    advice: { zh: '请只提交报告本身；上限见文档“界限”一节。', en: 'Submit the report alone; the documentation states the limits.' },
  },
  'unknown-format': {
    status: 415,
    title: { zh: '无法识别的文件格式', en: 'The file format is not known' },
    advice: { zh: '请提交 Word、PDF、OFD、网页、表格或者纯文本文件。', en: 'Submit Word, PDF, OFD, a saved web page, a spreadsheet or plain text.' },
  },
  'not-text': {
    status: 422,
    title: { zh: '文件内容不是文字', en: 'The file does not hold text' },
    advice: { zh: '文件可能是图片或已损坏，请提交含可选中文字的版本。', en: 'It may be a picture or damaged; submit a version whose text can be selected.' },
  },
  encrypted: {
    status: 422,
    title: { zh: '文件有密码', en: 'The file is protected by a password' },
    advice: { zh: '请取消密码保护，另存后再提交。', en: 'Remove the password, save the file and submit it again.' },
  },
  'damaged-file': {
    status: 422,
    title: { zh: '文件已损坏或不完整', en: 'The file is damaged or incomplete' },
    advice: { zh: '请用原来的软件打开并另存，或重新下载后再提交。', en: 'Open it where it was made and save it again, or download it again.' },
  },
  'archive-refused': {
    status: 422,
    title: { zh: '压缩内容不安全，未予展开', en: 'The packed content is not safe and was not unpacked' },
    advice: { zh: '请用 Word、WPS 等软件另存后再提交。', en: 'Save the file again with the program it was made with.' },
  },
  'several-documents': {
    status: 422,
    title: { zh: '压缩包里有多份文件', en: 'The archive holds several documents' },
    advice: { zh: '请解压后逐份提交。', en: 'Unpack it and submit one document at a time.' },
  },
  'too-many-cells': {
    status: 422,
    title: { zh: '表格过大', en: 'A table is too large' },
    advice: { zh: '请核对文件是否为年度报告。', en: 'Check that the file is an annual report.' },
  },
  'too-complex': {
    status: 422,
    title: { zh: '文件过于复杂', en: 'The document is too complex' },
    advice: { zh: '请只提交报告本身，或另存为纯文本后提交。', en: 'Submit the report alone, or save it as plain text and submit that.' },
  },
  'file-unreadable': {
    status: 422,
    title: { zh: '文件无法读取', en: 'The file could not be read' },
    advice: { zh: '请检查路径和权限。', en: 'Check the path and the permissions.' },
  },
} as const satisfies Record<string, KindOfFault>
