// The prescribed tables: whether they are there, their arithmetic, and what their cells hold.
import { readTablePresenceFacts } from './table-presence.js'
import { readApplicationTableFacts } from './application-table.js'
import { readAppealsTableFacts } from './appeals-table.js'
import { readStatisticsFormFacts } from './statistics-form.js'
import { readKeptRowFacts } from './kept-rows.js'
import { readWholeFigureFacts } from './whole-figures.js'
import { readFilledCellFacts } from './filled-cells.js'
import { readRuleMakingFacts } from './rule-making.js'
import { readUnitFacts } from './money-units.js'
import { readFormEditionFacts } from './form-edition.js'
import { together } from '../reader.js'

export const readTableFacts = together(
  readTablePresenceFacts, readApplicationTableFacts, readAppealsTableFacts, readStatisticsFormFacts,
  readWholeFigureFacts, readFilledCellFacts, readRuleMakingFacts, readUnitFacts, readKeptRowFacts,
  readFormEditionFacts,
)
