// The parts the law and the form ask for, and what they must say.
import { readOutlineFacts } from './outline.js'
import { readOverviewFacts } from './overview.js'
import { readSelfDescriptionFacts } from './self-description.js'
import { readPeriodFacts } from './period.js'
import { readAppealFacts } from './appeals.js'
import { readFeeFacts } from './fees.js'
import { readRefusalFacts } from './refusals.js'
import { readProcessingFeeFacts } from './processing-fee.js'
import { readAssessmentFacts } from './assessment.js'
import { readContactFacts } from './contact.js'
import { together } from '../reader.js'

export const readElementFacts = together(
  readOutlineFacts,
  readOverviewFacts,
  readSelfDescriptionFacts,
  readPeriodFacts,
  readAppealFacts,
  readFeeFacts,
  readRefusalFacts,
  readProcessingFeeFacts,
  readAssessmentFacts,
  readContactFacts,
)
