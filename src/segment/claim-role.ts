// A point of the story in, the claim told there out: whose figure it is, of which year, and where it stops.
import type { Claim, ClaimRole, ClaimSubject } from '../model/report.js'
import type { Range } from '../model/span.js'
import { aboutOf, boundBefore } from './claim-story.js'
import type { Story } from './claim-story.js'
import type { NumberMention } from './numbers.js'

/** The claim a number makes of a subject at this point of the story. */
export function claimOf(story: Story, subject: ClaimSubject, number: NumberMention, role: ClaimRole | null): Claim {
  return {
    start: number.start, end: number.end, subject, value: number.value, unit: number.unit, precision: number.precision,
    role: role ?? roleOf(story, subject), scope: scopeOf(story, subject), sentence: story.index, cutOff: cutOffOf(story, number.start),
  }
}

/** The claim that a subject has none. */
export function nilClaimOf(story: Story, subject: ClaimSubject, range: Range): Claim {
  // '未收到信函申请' says nothing of the other channels.
  const role = subject === 'applications.received' && story.channelClause === story.clause ? 'part' : roleOf(story, subject)
  return {
    ...range, subject, value: 0, unit: 'item', precision: 'exact', role, scope: scopeOf(story, subject),
    sentence: story.index, cutOff: cutOffOf(story, range.start),
  }
}

function roleOf(story: Story, subject: ClaimSubject): ClaimRole {
  if (story.compareClause === story.clause) return 'comparison'
  if (story.time === 'last-year' || story.time === 'unclear') return story.time
  if (isPart(story, subject)) return 'part'
  return story.cumulative ? cumulativeRole(story) : 'this-year'
}

/** '2016年累计' and '2016年以来' are of the year; '截至2016年底累计' is of all years; '累计' alone may be either. */
function cumulativeRole(story: Story): ClaimRole {
  if (story.time === 'this-year' && (!story.until || story.cumulative === 'since')) return 'this-year'
  return story.until || story.cumulative === 'since' ? 'cumulative' : 'unclear'
}

/** '收到9件,其中予以公开7件': the seven are the year's own figure of another subject, and a part only of their own kind. */
function isPart({ partOf }: Story, subject: ClaimSubject): boolean {
  return partOf !== null && (subject === 'other' || partOf.subjects.includes(subject))
}

function scopeOf(story: Story, subject: ClaimSubject): Claim['scope'] {
  if (story.wider) return 'wider'
  if (subject !== 'review' && subject !== 'litigation') return 'own'
  // A government also decides reviews of every other kind of act.
  return story.slot === 'appeals' || story.slot === 'applications' || aboutOf(story).disclosure ? 'own' : 'unclear'
}

const partYears: Readonly<Record<string, string>> = {
  上半年: '06-30', 前三季度: '09-30', 前三个季度: '09-30', 一季度: '03-31', 第一季度: '03-31',
}

/** The day at which figures from here on stop, when that is before the end of the year reported on. */
function cutOffOf(story: Story, at: number): string | null {
  if (story.year === null) return null
  const mention = boundBefore(story, at)
  if (mention) return Number(mention.to.slice(0, 4)) === story.year && mention.to.slice(4) < '-12-31' ? mention.to : null
  const part = story.halfYear && partYears[story.halfYear]
  return part ? `${story.year}-${part}` : null
}
