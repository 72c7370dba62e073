// A condition in, one line that an author reads out.
import type { Condition } from '../model/rule.js'

export function conditionText(condition: Condition): string {
  if ('all' in condition) return condition.all.map(grouped).join(' and ')
  if ('any' in condition) return condition.any.map(grouped).join(' or ')
  if ('not' in condition) return `not ${grouped(condition.not)}`
  const { fact, operator, value } = condition
  const other = typeof value === 'object' && value !== null && 'fact' in value ? String(value.fact) : JSON.stringify(value)
  return `${fact} ${operator} ${other}`
}

function grouped(condition: Condition): string {
  const text = conditionText(condition)
  return 'fact' in condition ? text : `(${text})`
}
