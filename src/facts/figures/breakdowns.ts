// Totals said in the text held against the parts said beside them.
import { limits } from '../../model/limits.js'
import { partListsOf } from './breakdown-lists.js'
import { judgeParts } from './breakdown-verdict.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { printedCell } from '../tables/printed-cells.js'
import { clauseAround } from './said-figures.js'
import { passagesOf } from './stated-figures.js'
import type { Report } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'
import type { BreakdownVerdict } from './breakdown-verdict.js'
import type { FactReader } from '../reader.js'

export const readBreakdownFacts: FactReader = (report) => {
  const verdicts = passagesOf(report).filter((passage) => passage.length > 2)
    .flatMap((passage) => partListsOf(report, passage)).map((list) => judgeParts(report, list)).filter((each) => each !== null)
  const of = (holds: BreakdownVerdict['holds']): BreakdownVerdict[] => verdicts.filter((each) => each.holds === holds)
  const evidence = (some: BreakdownVerdict[]): Evidence[] => some.slice(0, limits.evidencePerFinding).map((each) => passageEvidence(report, each))
  const [holding, broken, doubtful] = [of('yes'), of('broken'), of('doubtful')]
  const form = channelTotal(report)
  return [
    fact('breakdowns.checked', holding.length + broken.length + (form.length ? 1 : 0), [...evidence([...holding, ...broken]), ...form]),
    fact('breakdowns.broken', broken.length, evidence(broken)),
    fact('breakdowns.doubtful', doubtful.length, evidence(doubtful)),
    fact('breakdowns.equation', [...broken, ...doubtful][0]?.equation ?? null, evidence([...broken, ...doubtful].slice(0, 1))),
  ]
}

function passageEvidence(report: Report, { total, parts }: BreakdownVerdict): Evidence {
  const figures = [total, ...parts]
  const first = figures.reduce((a, b) => (b.start < a.start ? b : a))
  const range = { start: clauseAround(report, first.claims[0]!).start, end: Math.max(...figures.map(({ end }) => end)) }
  return evidenceAt(report, range, placeOf(report, range))
}

const channels = ['proactive.gazette', 'proactive.website', 'proactive.weibo', 'proactive.wechat', 'proactive.otherChannels']

/** The form's channels may exceed its total, for one item goes out on several; where they add up to it, that is a check that held. */
function channelTotal(report: Report): Evidence[] {
  const total = printedCell(report, 'proactive.total')
  const parts = channels.map((key) => printedCell(report, key)).filter((each) => each !== null)
  const sum = parts.reduce((whole, { value }) => whole + value, 0)
  return total && parts.length > 1 && sum === total.value ? [total, ...parts].flatMap(({ evidence }) => evidence) : []
}
