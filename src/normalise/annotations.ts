// Clean characters in, edits out: notes in pinyin dropped, letters that stand for digits put right.
import type { Edit } from './offsets.js'

/** Pages that annotate their text write 报(bào)告; in plain letters the habit is only believed when it repeats. */
const repeats = 5

const han = '\\u3400-\\u9fff\\u3007'
const toned = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ'
const note = `\\([a-zü${toned}]{1,6}\\)`
/** The bracket is asked for before the character it follows, which is nearly every one. */
const notesAfterHan = new RegExp(`(?=\\()(?<=[${han}])(?:${note}){1,8}`, 'g')
const hasTone = new RegExp(`[${toned}]`)
const syllable = new RegExp('^\\((?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[aeiouü]|a[ion]|ang|e[inr]|eng|i[aeun]|i[ao]o?|i?an|i?ang|in|ing|i?ong|ou|'
  + 'u[aoien]|u[ae]i|u[ae]ng?)\\)$')

/** Letters between digits or the marks of a date: 3月l日, 2Ol4年. Elsewhere l and O are letters. */
const letterAsDigit = /(?=[lIO])(?<=[0-9月年])[lIO]{1,2}(?=[0-9年月日])/g
const digitFor: Record<string, string> = { l: '1', I: '1', O: '0' }

export function annotationEdits(clean: string): Edit[] {
  const edits = [...pinyinEdits(clean), ...letterEdits(clean)]
  return edits.sort((a, b) => a.start - b.start)
}

function pinyinEdits(clean: string): Edit[] {
  const plain: Edit[] = []
  const edits: Edit[] = []
  for (const match of clean.matchAll(notesAfterHan)) {
    const edit = { start: match.index, end: match.index + match[0].length, put: '' }
    if (hasTone.test(match[0])) edits.push(edit)
    else if (match[0].replaceAll(')(', ')\n(').split('\n').every((each) => syllable.test(each))) plain.push(edit)
  }
  return plain.length + edits.length >= repeats ? [...edits, ...plain] : edits
}

function letterEdits(clean: string): Edit[] {
  return Array.from(clean.matchAll(letterAsDigit), ({ index, 0: letters }) => (
    { start: index, end: index + letters.length, put: Array.from(letters, (letter) => digitFor[letter]!).join('') }
  ))
}
