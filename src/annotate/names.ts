// The words a marked copy adds of its own, in both languages; outcomes and severities are told as everywhere (model/titles).
import type { Language } from '../model/words.js'

export interface Names {
  /** Who speaks: the author of comments and notes. */
  author: string
  how: string
  law: string
  colon: string
  comma: string
  semicolon: string
  aside(text: string): string
  /** Heads the list of findings. */
  heading(count: number): string
  /** Under the heading: what this copy is. */
  about: string
  nothing: string
  /** A finding that can be pointed at nowhere. */
  nowhere: string
  /** The n-th place of a finding. */
  place(number: number): string
}

export const names: Record<Language, Names> = {
  zh: {
    author: '明鉴',
    how: '建议', law: '依据', colon: '：', comma: '、', semicolon: '；', aside: (text) => `（${text}）`,
    heading: (count) => `明鉴检查意见（${count}项）`,
    about: '这是标注副本，原文件未作改动。',
    nothing: '没有需要修改或核对的地方。',
    nowhere: '原文没有可以指出的位置',
    place: (number) => `位置${number}`,
  },
  en: {
    author: 'Mingjian',
    how: 'Advice', law: 'Law', colon: ': ', comma: ', ', semicolon: '; ', aside: (text) => ` (${text})`,
    heading: (count) => `Findings by Mingjian (${count})`,
    about: 'This is a marked copy; the original file is unchanged.',
    nothing: 'Nothing here needs to be mended or checked.',
    nowhere: 'There is no place in the text to point at',
    place: (number) => `place ${number}`,
  },
}
