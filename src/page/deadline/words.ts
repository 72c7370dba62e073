// The words of the view at /deadline.
import type { Localised } from '../../model/words.js'

export const words = {
  title: { zh: '期限计算', en: 'Deadlines' },
  lead: { zh: '按工作日计算答复期限。', en: 'When a reply is due, counted in working days.' },
} satisfies Record<string, Localised>
