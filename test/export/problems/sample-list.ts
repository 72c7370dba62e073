// An invented problem list: one item that waits, one returned late and kept open, one closed; and one whose every word is hostile.
import { aFinding, anEvaluation, hostileEvaluation } from '../sample-evaluation.js'
import type { IssuedList, ListedProblem, ListedStep } from '../../../src/model/problem-list-export.js'

export function aStep(over: Partial<ListedStep> = {}): ListedStep {
  return {
    step: 'return', from: 'open', to: 'returned', reason: null, links: ['http://www.qingxi.gov.cn/art/2025/3/20/art_1.html'], evaluationId: null,
    seen: null, late: true, dueOn: null, by: '李明', at: '2025-03-19T17:30:00.000Z', ...over,
  }
}

export function anItem(over: Partial<ListedProblem> = {}): ListedProblem {
  return {
    n: 1, ruleId: 'application-table-balance', state: 'open', returns: 0, dueOn: '2025-03-18', steps: [], punctuality: 'pending', finding: aFinding(),
    ...over,
  }
}

export function anIssuedList(over: Partial<IssuedList> = {}): IssuedList {
  const { report, document, ruleset, createdAt, findings } = anEvaluation()
  return {
    id: '01930a2e-7c40-7d3a-9b1e-5a2f60c4d899', body: '清溪县教育局', year: 2024, title: report.title, document, ruleset, checkedAt: createdAt,
    issuedOn: '2025-03-04', dueOn: '2025-03-18', note: '请一并核对网页和附件。\n整改后请附网页地址。', issuedBy: '王芳', office: '清溪县人民政府办公室',
    asOf: '2025-03-25',
    items: [
      anItem(),
      anItem({
        n: 2, ruleId: 'period-stated', finding: findings[1]!, returns: 1, punctuality: 'overdue',
        steps: [
          aStep({ seen: 'still-there' }),
          aStep({ step: 'keep-open', from: 'returned', to: 'open', late: null, links: [], reason: '网页仍未写明。', at: '2025-03-21T02:00:00.000Z' }),
        ],
      }),
      anItem({
        n: 3, ruleId: 'not-copied', state: 'closed', returns: 1, punctuality: 'in-time', finding: { ...findings[2]!, outcome: 'fail' },
        steps: [
          aStep({ late: false, at: '2025-03-17T02:00:00.000Z' }), aStep({ step: 'close', from: 'returned', to: 'closed', late: null, links: [] }),
        ],
      }),
    ],
    ...over,
  }
}

/** The trap at every place that a body's or an office's words reach. */
export function hostileList(text: string): IssuedList {
  const { document, findings } = hostileEvaluation(text)
  const step = aStep({ reason: text, links: [text] })
  return anIssuedList({
    body: text, title: text, document, note: text, office: text, issuedBy: text, items: [anItem({ finding: findings[0]!, steps: [step] })],
  })
}
