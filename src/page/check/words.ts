// The words of the view at /.
import type { Localised } from '../../model/words.js'

export const words = {
  title: { zh: '年度报告自查', en: 'Self-check of an annual report' },
  lead: { zh: '提交草稿，逐项核对。', en: 'Hand in a draft and have it checked item by item.' },
} satisfies Record<string, Localised>
