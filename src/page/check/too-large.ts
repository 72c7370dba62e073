// A file in, whether the service would refuse it for its size out: a browser that is cut off while sending never hears why.
import type { Localised } from '../../model/words.js'

/** As src/model/limits.ts; a test holds the two together. */
export const documentBytes = 16 * 1024 * 1024

export function tooLarge({ size }: { size: number }): Localised | null {
  if (size <= documentBytes) return null
  const most = documentBytes / 1024 / 1024
  return {
    zh: `文件超过 ${most} MiB，没有送出。请只提交报告本身，或压缩其中的图片。`,
    en: `The file is larger than ${most} MiB and was not sent. Submit the report alone, or shrink its pictures.`,
  }
}
