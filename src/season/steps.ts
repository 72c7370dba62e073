// What stands at which state, which step is asked, by whom, in; the state after it out. The tables are the whole of the rules.
import { Fault } from '../model/fault.js'
import { itemStateTitles, itemStepTitles, objectionTitles, rolesNamed } from '../model/titles.js'
import type { Role } from '../model/caller.js'
import type { ItemState, ItemStep, ObjectionState, ObjectionStep } from '../model/review-records.js'

/** A state to its steps; a step to the state after it and the roles that may take it. */
export type StateTable<State extends string, Step extends string> = Record<State, Partial<Record<Step, { to: State; by: readonly Role[] }>>>

const office = ['office'] as const
const readers = ['office', 'evaluator'] as const
/** The office may enter what a body returned on paper. */
const bodies = ['agency', 'office'] as const

/**
 * A problem: the body returns what it mended, the office re-checks, and it is closed or stays open; what was closed wrongly is reopened. Of
 * what is open the office may put off the day.
 */
export const problemItem: StateTable<ItemState, ItemStep> = {
  open: { return: { to: 'returned', by: bodies }, extend: { to: 'open', by: office }, waive: { to: 'waived', by: office } },
  returned: { close: { to: 'closed', by: readers }, 'keep-open': { to: 'open', by: readers }, waive: { to: 'waived', by: office } },
  closed: { reopen: { to: 'open', by: office } },
  waived: { reopen: { to: 'open', by: office } },
}

/** An objection: decided once, by a second reader, or taken back before. */
export const objection: StateTable<ObjectionState, ObjectionStep> = {
  filed: {
    withdraw: { to: 'withdrawn', by: bodies }, uphold: { to: 'upheld', by: readers },
    'uphold-partly': { to: 'partly-upheld', by: readers }, reject: { to: 'rejected', by: readers },
  },
  withdrawn: {}, upheld: {}, 'partly-upheld': {}, rejected: {},
}

/** @throws Fault wrong-step where the state has no such step, forbidden where the role may not take it. */
export function stepped<State extends string, Step extends string>(
  table: StateTable<State, Step>, state: State, step: Step, role: Role,
): State {
  const found = table[state][step]
  if (!found) {
    const can = Object.keys(table[state])
    throw new Fault('wrong-step', {
      zh: `当前状态为${called(state)}，不能${called(step)}；${can.length > 0 ? `可以：${can.map(called).join('、')}` : '已经了结'}。`,
      en: `The state is ${state}, in which ${step} is no step; ${can.length > 0 ? `there are: ${can.join(', ')}` : 'it is settled'}.`,
    })
  }
  if (found.by.includes(role)) return found.to
  throw new Fault('forbidden', { zh: `${called(step)}须由${rolesNamed(found.by)}进行。`, en: `${step} is for ${found.by.join(', ')}.` })
}

const titles: Record<string, string> = { ...itemStateTitles.zh, ...itemStepTitles.zh, ...objectionTitles }

/** As a person says it, and as it is sent. */
function called(word: string): string {
  return `“${titles[word] ?? word}”（${word}）`
}
