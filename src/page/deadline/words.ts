// The words of the view at /deadline.
import type { Channel, DeadlineDay, DeadlineVerdict, EventType, StepEffect } from '../../model/deadline.js'
import type { Localised } from '../../model/words.js'

export const words = {
  title: { zh: '期限计算', en: 'Deadlines' },
  lead: {
    zh: '一件申请何时应当答复，按工作日逐日算给您看；也可以放入整本台账，逐行核对。内容不保存。',
    en: 'When one application must be answered, counted day by day; or a whole register, checked line by line. Nothing is kept.',
  },
  one: { zh: '一件申请', en: 'One application' },
  received: { zh: '收到申请之日', en: 'Day of receipt' },
  channel: { zh: '申请渠道', en: 'Channel' },
  unknown: { zh: '不填', en: 'Not stated' },
  replied: { zh: '答复之日（可不填）', en: 'Day of reply (if any)' },
  events: { zh: '其间发生的事', en: 'What happened since' },
  withoutDay: { zh: '没有填日期，没有计入。', en: 'without a date: not taken into account.' },
  noEvents: { zh: '没有补正、征求意见、延期或收费的，直接计算。', en: 'Without a correction, a consultation, an extension or a fee, just compute.' },
  add: { zh: '加一件事', en: 'Add an event' },
  remove: { zh: '删去', en: 'Remove' },
  event: { zh: '事项', en: 'Event' },
  date: { zh: '日期', en: 'Date' },
  compute: { zh: '计算期限', en: 'Compute' },
  working: { zh: '正在计算', en: 'Computing' },
  dueOn: { zh: '应当答复的最后一日', en: 'Last day for the reply' },
  noDue: { zh: '现在算不出届满日', en: 'No due day can be told now' },
  workingDays: { zh: '已计工作日', en: 'Working days counted' },
  steps: { zh: '逐步计算', en: 'Step by step' },
  calendar: { zh: '日历', en: 'Calendar' },
  legend: { zh: '图例', en: 'Legend' },
  effect: { zh: '结果', en: 'Effect' },
  reason: { zh: '理由', en: 'Reason' },
  law: { zh: '依据', en: 'Law' },
  cut: { zh: '日历只画前三年。', en: 'The calendar shows the first three years only.' },
} satisfies Record<string, Localised>

export const eventNames: Record<EventType, Localised> = {
  'correction-requested': { zh: '告知补正', en: 'Correction asked for' }, corrected: { zh: '收到补正材料', en: 'Correction received' },
  'third-party-asked': { zh: '征求第三方意见', en: 'Third party asked' }, 'third-party-answered': { zh: '第三方答复', en: 'Third party answered' },
  'organ-asked': { zh: '征求其他机关意见', en: 'Another organ asked' }, 'organ-answered': { zh: '其他机关答复', en: 'The other organ answered' },
  'extension-notified': { zh: '告知延期', en: 'Extension notified' },
  'fee-notified': { zh: '收费通知', en: 'Fee notified' }, 'fee-paid': { zh: '缴费', en: 'Fee paid' },
}

export const channelNames: Record<Channel, Localised> = {
  counter: { zh: '当面提交', en: 'At the counter' }, 'signed-mail': { zh: '挂号信、快递（签收）', en: 'Signed-for mail' }, mail: { zh: '平信', en: 'Plain mail' },
  online: { zh: '网上', en: 'Online' }, fax: { zh: '传真', en: 'Fax' },
}

export const verdictNames: Record<DeadlineVerdict, Localised> = {
  'in-time': { zh: '按期', en: 'In time' }, late: { zh: '逾期', en: 'Late' }, open: { zh: '尚未答复', en: 'Open' },
  review: { zh: '需要人工判断', en: 'For a person to decide' }, 'not-assessable': { zh: '无法判断', en: 'Can not be told' },
}

export const effectNames: Record<StepEffect, Localised> = {
  received: { zh: '收到', en: 'received' }, starts: { zh: '起算', en: 'starts' }, 'not-counted': { zh: '不计', en: 'not counted' },
  counted: { zh: '计入', en: 'counted' }, paused: { zh: '扣除', en: 'left out' }, restarts: { zh: '重新起算', en: 'starts anew' },
  waits: { zh: '停止计算', en: 'stands still' }, extended: { zh: '延长', en: 'extended' }, 'not-extended': { zh: '不得延长', en: 'not extended' },
  noted: { zh: '记录', en: 'noted' }, due: { zh: '届满', en: 'due' }, replied: { zh: '答复', en: 'replied' },
}

/** The sign in a cell, and its meaning for the legend and for whoever listens. */
export const dayLooks = {
  counted: { sign: { zh: '', en: '' }, says: { zh: '工作日，计入', en: 'working day, counted' } },
  'make-up': { sign: { zh: '班', en: 'W' }, says: { zh: '调休上班日，计入', en: 'make-up working day, counted' } },
  weekend: { sign: { zh: '休', en: '–' }, says: { zh: '周末，不计', en: 'weekend, not counted' } },
  'day-off': { sign: { zh: '假', en: 'H' }, says: { zh: '放假，不计', en: 'day off by notice, not counted' } },
  paused: { sign: { zh: '扣', en: 'P' }, says: { zh: '征求意见期间，扣除', en: 'consultation, left out' } },
  waiting: { sign: { zh: '停', en: 'S' }, says: { zh: '期限停止计算', en: 'the limit stands still' } },
  restarted: { sign: { zh: '重', en: 'R' }, says: { zh: '重新起算之前，不计', en: 'before the limit began anew, not counted' } },
  over: { sign: { zh: '逾', en: 'L' }, says: { zh: '期限届满之后', en: 'after the due day' } },
  unknown: { sign: { zh: '?', en: '?' }, says: { zh: '没有收录放假通知', en: 'no holiday notice on file' } },
  received: { sign: { zh: '收', en: 'In' }, says: { zh: '收到，当日不计', en: 'received, not counted itself' } },
} satisfies Record<string, { sign: Localised; says: Localised }>
export type DayLook = keyof typeof dayLooks

export function lookOf({ effect, is }: DeadlineDay): DayLook {
  if (effect === 'counted') return is === 'make-up' ? 'make-up' : 'counted'
  if (effect === 'rest') return is === 'day-off' ? 'day-off' : 'weekend'
  return effect
}

export const dueWords: Localised = { zh: '届满', en: 'due' }
export const repliedWords: Localised = { zh: '答复', en: 'reply' }
export const weekdays: Localised[] = [
  { zh: '一', en: 'Mo' }, { zh: '二', en: 'Tu' }, { zh: '三', en: 'We' }, { zh: '四', en: 'Th' },
  { zh: '五', en: 'Fr' }, { zh: '六', en: 'Sa' }, { zh: '日', en: 'Su' },
]
export const nth = (count: number): Localised => ({ zh: `第${count}个工作日`, en: `working day ${count}` })
