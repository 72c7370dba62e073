// The files an evaluation can be taken away as: their names, media types and what each is for.
import type { Localised } from './words.js'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** No schema stands here: the command line knows them without loading one. `ending` closes the name of the file; `binary` is not for a terminal. */
export const exportFormats = {
  json: { mediaType: 'application/json', ending: 'evaluation.json', binary: false, title: { zh: '评分结果', en: 'the evaluation' } },
  ndjson: { mediaType: 'application/x-ndjson', ending: 'evaluation.ndjson', binary: false, title: { zh: '逐条结果', en: 'a finding a line' } },
  csv: { mediaType: 'text/csv', ending: 'evaluation.csv', binary: false, title: { zh: '逐条结果表', en: 'a row a rule' } },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'evaluation.xlsx', binary: true,
    title: { zh: '评分表', en: 'score sheet' },
  },
  'record.docx': { mediaType: word, ending: 'record.docx', binary: true, title: { zh: '一页核查记录', en: 'record of one page' } },
  'record.pdf': { mediaType: 'application/pdf', ending: 'record.pdf', binary: true, title: { zh: '一页核查记录', en: 'record of one page' } },
  'problem-list.docx': { mediaType: word, ending: 'problem-list.docx', binary: true, title: { zh: '问题清单', en: 'problem list' } },
  sarif: { mediaType: 'application/sarif+json', ending: 'evaluation.sarif', binary: false, title: { zh: 'SARIF 2.1.0', en: 'SARIF 2.1.0' } },
  html: { mediaType: 'text/html', ending: 'evaluation.html', binary: false, title: { zh: '结果网页', en: 'report page' } },
} as const satisfies Record<string, { mediaType: string; ending: string; binary: boolean; title: Localised }>

export type ExportFormat = keyof typeof exportFormats

/** A file made: its name in the user's own words, and its bytes. */
export interface ExportedFile { name: string; mediaType: string; bytes: Uint8Array }
