// The words of the view at /form.
import type { Localised } from '../../model/words.js'

export const words = {
  title: { zh: '填写统计表', en: 'Fill in the form' },
  lead: { zh: '空白的官方统计表。', en: 'The official form, empty.' },
} satisfies Record<string, Localised>
