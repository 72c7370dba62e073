// Tables as the contract shows them: extracted.tables.
import type { Tables } from '../model/evaluation.js'
import type { Report } from '../model/report.js'

export function extractTables(_report: Report): Tables {
  return { applications: null, appeals: null, disclosure: null, statisticsForm: null }
}
