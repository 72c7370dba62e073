// A Result in, the contract's Evaluation out, in one language.
import type { Evaluation } from '../model/evaluation.js'
import type { Result } from '../model/result.js'
import type { Language } from '../model/words.js'

export interface Presentation { language: Language; id: string | null; /** RFC 3339, UTC. */ createdAt: string; include: Array<'extracted' | 'text'> }

export function present(_result: Result, _how: Presentation): Evaluation {
  throw new Error('not built yet')
}
