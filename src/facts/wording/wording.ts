// What the text says of the law.
import { readTimeLimitFacts } from './time-limits.js'
import { readLawFacts } from './law-citations.js'
import { together } from '../reader.js'

export const readWordingFacts = together(readTimeLimitFacts, readLawFacts)
