// What the service takes and tells at most, and a file held against it: a browser that is cut off while sending never hears why.
import type { Localised } from '../../model/words.js'

/** As src/model/limits.ts, values of which no view may take; a test holds the two together. */
export const documentBytes = 16 * 1024 * 1024
export const deadlineDays = 1_100

/** What to do about a report that is too large. */
export const ofReports: Localised = { zh: '请只提交报告本身，或压缩其中的图片。', en: 'Submit the report alone, or shrink its pictures.' }

/** What is wrong with its size, and what to do about that; null where the service would take it. */
export function tooLarge({ size }: { size: number }, advice: Localised): Localised | null {
  if (size <= documentBytes) return null
  const most = documentBytes / 1024 / 1024
  return { zh: `文件超过 ${most} MiB，没有送出。${advice.zh}`, en: `The file is larger than ${most} MiB and was not sent. ${advice.en}` }
}
