// The names of what is in closed lists, as several views write them.
import type { DimensionId, IssuerKind, Localised, Outcome, RegimeId, Severity } from '../../model/words.js'

export const severityNames: Record<Severity, Localised> = {
  critical: { zh: '严重', en: 'critical' }, major: { zh: '重要', en: 'major' }, minor: { zh: '一般', en: 'minor' }, info: { zh: '提示', en: 'note' },
}
export const outcomeNames: Record<Outcome, Localised> = {
  pass: { zh: '通过', en: 'passed' }, fail: { zh: '不符', en: 'failed' }, partial: { zh: '部分符合', en: 'in part' }, review: { zh: '待核', en: 'review' },
  'not-applicable': { zh: '不适用', en: 'not applicable' }, 'not-assessable': { zh: '未核对', en: 'not checked' },
}
export const regimeNames: Record<RegimeId, Localised> = {
  'cn-2007': { zh: '2007年条例', en: 'regulation of 2007' },
  'cn-2007-form-2014': { zh: '2007年条例和2014年统计表', en: 'regulation of 2007, statistics form of 2014' },
  'cn-2019-form-2019': { zh: '2019年条例和2019年格式', en: 'regulation of 2019, form of 2019' },
  'cn-2019-form-2021': { zh: '2019年条例和2021年格式', en: 'regulation of 2019, form of 2021' },
}
export const kindNames: Record<IssuerKind, Localised> = {
  government: { zh: '人民政府', en: 'Government' },
  department: { zh: '政府部门', en: 'Department' },
  township: { zh: '乡镇', en: 'Township' },
  street: { zh: '街道', en: 'Street office' },
  'development-zone': { zh: '开发区', en: 'Development zone' },
  'public-institution': { zh: '公共企事业单位', en: 'Public institution' },
  other: { zh: '其他', en: 'Other' },
}
export const dimensionNames: Record<DimensionId, Localised> = {
  release: { zh: '公布', en: 'Release' }, elements: { zh: '要素与格式', en: 'Elements and form' }, figures: { zh: '数据', en: 'Figures' },
  substance: { zh: '内容', en: 'Substance' }, wording: { zh: '用法表述', en: 'Lawful wording' }, safety: { zh: '安全', en: 'Safety and care' },
}
