// The prescribed tables: whether they are there, and their arithmetic.
import { readTablePresenceFacts } from './table-presence.js'
import { readApplicationTableFacts } from './application-table.js'
import { readAppealsTableFacts } from './appeals-table.js'
import { readStatisticsFormFacts } from './statistics-form.js'
import { together } from '../reader.js'

export const readTableFacts = together(readTablePresenceFacts, readApplicationTableFacts, readAppealsTableFacts, readStatisticsFormFacts)
