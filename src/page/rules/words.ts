// The words of the view at /rules.
import type { Localised } from '../../model/words.js'

export const words = {
  title: { zh: '规则说明', en: 'Rules' },
  lead: { zh: '每条规则及其依据。', en: 'Every rule and the law behind it.' },
} satisfies Record<string, Localised>
