// What the text says of the law.
import { readTimeLimitFacts } from './time-limits.js'
import { readLawFacts } from './law-citations.js'
import { readRepealedLawFacts } from './repealed-laws.js'
import { readFormatNoticeFacts } from './format-notice.js'
import { readCitedArticleFacts } from './cited-articles.js'
import { readAbolishedGroundFacts } from './abolished-grounds.js'
import { readRefusalGroundFacts } from './refusal-grounds.js'
import { readAnsweredInTimeFacts } from './answered-in-time.js'
import { together } from '../reader.js'

export const readWordingFacts = together(
  readTimeLimitFacts,
  readLawFacts,
  readRepealedLawFacts,
  readFormatNoticeFacts,
  readCitedArticleFacts,
  readAbolishedGroundFacts,
  readRefusalGroundFacts,
  readAnsweredInTimeFacts,
)
