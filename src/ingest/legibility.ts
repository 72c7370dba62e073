// Decoded characters in; a fault when they are no text, or the notes a reader should see out.
import { isControl } from './encoding.js'
import { Fault } from '../model/fault.js'
import type { Decoded } from './encoding.js'
import type { Note } from '../model/source.js'

/** A report with stray control characters is read: clean text drops them. Bytes that are no text fail on both counts. */
const tolerated = { controls: 0.15, unreadable: 0.3 }

/**
 * @returns the notes a reader should see on how the characters were read.
 * @throws Fault empty-file when nothing but blanks stands there, not-text when the characters can't be writing.
 */
export function checkLegible(decoded: Decoded): Note[] {
  const { controls, unreadable } = count(decoded.text)
  refuseNoText(decoded.text, controls, unreadable)
  return [...encodingNotes(decoded), ...unreadableNotes(unreadable)]
}

function count(text: string): { controls: number; unreadable: number } {
  let controls = 0
  let unreadable = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xFFFD || (unit >= 0xE000 && unit <= 0xF8FF)) unreadable++
    else if (isControl(unit)) controls++
  }
  return { controls, unreadable }
}

function refuseNoText(text: string, controls: number, unreadable: number): void {
  if (controls + unreadable === 0 && text.trim() === '') {
    throw new Fault('empty-file', { zh: '文件只有空白字符', en: 'The file holds blanks only' })
  }
  if (controls > tolerated.controls * text.length || unreadable > tolerated.unreadable * text.length) {
    const share = Math.round(((controls + unreadable) / text.length) * 100)
    throw new Fault('not-text', {
      zh: `${share}%的内容不是可读的文字`, en: `${share}% of the content is not legible text`,
    })
  }
}

function encodingNotes({ encoding, overruled }: Decoded): Note[] {
  if (overruled === null) return []
  return [{ step: 'ingest', code: 'encoding-overruled', text: {
    zh: `文件声明的编码为 ${overruled}，实际内容为 ${encoding}，已按实际内容读取`,
    en: `The file declares ${overruled} but its bytes are ${encoding}; it was read as ${encoding}`,
  } }]
}

function unreadableNotes(unreadable: number): Note[] {
  if (unreadable === 0) return []
  return [{ step: 'ingest', code: 'unreadable-characters', text: {
    zh: `有${unreadable}个字符无法辨认`, en: `${unreadable} characters can't be read`,
  } }]
}
