// A season's results and a format in, a named file out: tables, long forms and the circular, each the same bytes for the same results.
import { seasonFormats } from '../../model/season-export.js'
import { stemOf } from '../export.js'
import { dayOf } from '../moment.js'
import type { ExportedFile } from '../../model/export-format.js'
import type { CircularWishes, SeasonFormat, SeasonTable } from '../../model/season-export.js'
import type { Language } from '../../model/words.js'

export interface SeasonSettings {
  /** Of the labels; titles and messages of the findings should be in the same. */
  language: Language
  /** Left out, the day on which the results were drawn up, in Beijing. */
  circular?: CircularWishes
}

type Writer = (season: SeasonTable, settings: SeasonSettings) => Promise<Uint8Array>

const writers: Record<SeasonFormat, Writer> = {
  json: async (season) => Buffer.from(`${JSON.stringify(season, null, 1)}\n`),
  ndjson: async (season) => {
    const { lineWriter } = await import('./long.js')
    return Buffer.from(season.rows.map(lineWriter(season)).join(''))
  },
  csv: async (season, { language }) => {
    const { csvWriter } = await import('./long.js')
    return Buffer.from(season.rows.map(csvWriter(season, language)).join(''))
  },
  xlsx: async (season, { language }) => (await import('./league-sheet.js')).leagueSheet(season, language),
  'circular.docx': async (season, { language, circular: wishes }) => {
    const { circular } = await import('./circular.js')
    return circular(season, language, wishes ?? { datedOn: dayOf(season.madeAt) })
  },
}

export async function exportSeason(season: SeasonTable, format: SeasonFormat, settings: SeasonSettings): Promise<ExportedFile> {
  const { mediaType, ending } = seasonFormats[format]
  const name = `${stemOf([season.scope ?? season.office, season.year].filter((part) => part !== null).join('-'))}.${ending}`
  return { name, mediaType, bytes: await writers[format](season, settings) }
}
