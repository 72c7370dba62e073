// A Deadline in, the contract's answer out, in one language.
import type { Deadline, DeadlineAnswer } from '../model/deadline.js'
import type { Law } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

/** `laws` by id, as in the rulebook: a step names the instrument as a finding does. */
export function presentDeadline(deadline: Deadline, laws: Record<string, Law>, language: Language): DeadlineAnswer {
  const { regime, dueOn, verdict, workingDays, steps } = deadline
  return {
    regime, dueOn, verdict, workingDays,
    steps: steps.map(({ date, effect, reason, basis }) => ({
      date, effect, reason: reason[language],
      basis: basis.map(({ law, article }) => {
        const held = laws[law]
        return { instrument: law, title: (language === 'en' ? held?.titleEn : held?.title) ?? law, article }
      }),
    })),
  }
}
