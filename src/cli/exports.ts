// Evaluations in, files of a format out: to standard output for one document, to a file or folder where --output names it.
import { exportEvaluation } from '../export/export.js'
import { exportFormats } from '../model/export-format.js'
import { Fault } from '../model/fault.js'
import { typeface } from '../typeface.js'
import { CopyDesk } from './marked-copy.js'
import type { Evaluation } from '../model/evaluation.js'
import type { ExportFormat } from '../model/export-format.js'
import type { IsoDate, Language } from '../model/words.js'

export interface ExportOptions { lang: Language; output?: string; mendBy?: IsoDate }

/** Where the exports of one command go. */
export class ExportDesk {
  private written = 0

  private constructor(private readonly format: ExportFormat, private readonly options: ExportOptions, private readonly desk: CopyDesk | null) {}

  /** @throws Fault invalid-input for several files of a kind that can't follow each other, or bytes for a terminal, where no place is named. */
  static async open(format: ExportFormat, files: string[], options: ExportOptions): Promise<ExportDesk> {
    const { output } = options
    if (output !== undefined) return new ExportDesk(format, options, await CopyDesk.open(output, files))
    if (files.length > 1 && !isJoined(format)) throw severalDocuments()
    if (exportFormats[format].binary && process.stdout.isTTY) throw new Fault('invalid-input', notForTerminals)
    return new ExportDesk(format, options, null)
  }

  /**
   * @returns the path written to, or null where it went to standard output.
   * @throws Fault invalid-input for a second document without a folder, and those of CopyDesk.
   */
  async put(evaluation: Evaluation): Promise<string | null> {
    if (!this.desk && this.written > 0 && !isJoined(this.format)) throw severalDocuments()
    const { lang: language, mendBy } = this.options
    const file = await exportEvaluation(evaluation, this.format, { language, typeface, mendBy })
    if (this.desk) return this.desk.put(file)
    process.stdout.write(this.format === 'csv' && this.written > 0 ? withoutHead(file.bytes) : file.bytes)
    this.written += 1
    return null
  }
}

/** Lines of several documents make one table, for each says what it is about. */
function isJoined(format: ExportFormat): boolean {
  return format === 'csv' || format === 'ndjson'
}

/** Our own titles hold no line break. */
function withoutHead(csv: Uint8Array): Uint8Array {
  return csv.subarray(csv.indexOf(0x0A) + 1)
}

const notForTerminals = {
  zh: '这种格式是二进制文件，不能显示在终端上，请用 --output 指明文件。',
  en: 'This format is a binary file and no text for a terminal; name a file with --output.',
}

function severalDocuments(): Fault {
  return new Fault('invalid-input', {
    zh: '文件不止一份，请用 --output 指明一个文件夹。', en: 'There are several documents; name a folder with --output.',
  })
}
