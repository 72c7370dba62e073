// Applications one after another: what pauses, restarts or extends a limit, under which edition, and what no text settles.
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { deadlineFor } from '../../src/calendar/deadline.js'
import { dateOf, dayNumber } from '../../src/calendar/days.js'
import { countWorkingDays, workCalendar, workingDaysBetween } from '../../src/calendar/working-days.js'
import { Fault } from '../../src/model/fault.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { Channel, Deadline, EventType, Handling } from '../../src/model/deadline.js'

const { calendar: years, handling: law } = loadRulebook()
const calendar = workCalendar(years)

type Events = Array<[type: EventType, date: string]>
type Case = [name: string, received: string, events: Events, replied: string | null, dueOn: string | null, verdict: string,
  says?: RegExp]

function given(received: string, events: Events = [], replied: string | null = null, channel?: Channel): Handling {
  return {
    received, events: events.map(([type, date]) => ({ type, date })), ...(replied !== null && { replied }),
      ...(channel && { channel }),
  }
}

const answerTo = (handling: Handling): Deadline => deadlineFor(handling, law, calendar)
const said = ({ steps }: Deadline): string => steps.map(({ reason }) => reason.zh).join('\n')

function each(cases: Case[]): (t: Test) => void {
  return (t) => {
    for (const [name, received, events, replied, dueOn, verdict, says] of cases) {
      const answer = answerTo(given(received, events, replied))
      t.match(answer, { dueOn, verdict }, `${name}: ${JSON.stringify([answer.dueOn, answer.verdict])}`)
      if (says) t.match(said(answer), says, name)
      t.ok(answer.steps.every(({ reason }) => reason.zh && reason.en), `${name}: every step has its reason`)
      const shuffled = answerTo({ ...given(received, [...events].reverse(), replied) })
      t.same(shuffled, answer, `${name}: the order of the list means nothing`)
    }
    t.end()
  }
}

t.test('the plain limit and its extension', each([
  ['20 days, in time on the last', '2022-01-20', [], '2022-02-22', '2022-02-22', 'in-time'],
  ['20 days, late by one', '2022-01-20', [], '2022-02-23', '2022-02-22', 'late', /以所给的经过为准.*另定合理期限的，本程序不作判断/s],
  ['not replied yet', '2022-01-20', [], null, '2022-02-22', 'open'],
  ['replied on the spot', '2022-01-20', [], '2022-01-20', '2022-02-22', 'in-time'],
  ['received on a rest day', '2022-10-01', [], '2022-11-03', '2022-11-02', 'late'],
  ['15 days before 2019', '2016-02-01', [], '2016-02-26', '2016-02-25', 'late'],
  ['15 + 15 before 2019', '2016-02-01', [['extension-notified', '2016-02-25']], '2016-03-17', '2016-03-17', 'in-time'],
  ['20 + 20', '2022-01-20', [['extension-notified', '2022-02-22']], '2022-03-22', '2022-03-22', 'in-time'],
  ['20 + 20, late by one', '2022-01-20', [['extension-notified', '2022-02-22']], '2022-03-23', '2022-03-22', 'late'],
  ['extended too late', '2022-01-20', [['extension-notified', '2022-02-23']], '2022-03-01', '2022-02-22', 'late',
    /期限已于2022-02-22届满/],
  ['extended twice', '2022-01-20', [['extension-notified', '2022-02-10'], ['extension-notified', '2022-03-10']], '2022-04-01',
    '2022-03-22', 'late',
    /只能延长一次/],
  ['extended after the reply', '2022-01-20', [['extension-notified', '2022-03-02']], '2022-03-01', '2022-02-22', 'late', /晚于答复/],
]))

t.test('correction', each([
  ['restarts the limit', '2022-03-01', [['correction-requested', '2022-03-04'], ['corrected', '2022-03-14']], '2022-04-12',
    '2022-04-12', 'in-time'],
  ['restarts it, late by one', '2022-03-01', [['correction-requested', '2022-03-04'], ['corrected', '2022-03-14']], '2022-04-13',
    '2022-04-12', 'late'],
  ['never received', '2022-03-01', [['correction-requested', '2022-03-04']], null, null, 'open', /视为放弃申请/],
  ['never received, replied long after', '2022-03-01', [['correction-requested', '2022-03-04']], '2022-06-01', '2022-03-29',
    'review'],
  ['asked for on working day 7', '2022-03-01', [['correction-requested', '2022-03-10'], ['corrected', '2022-03-14']],
    '2022-04-13', '2022-04-12', 'late'],
  ['asked for on working day 8', '2022-03-01', [['correction-requested', '2022-03-11'], ['corrected', '2022-03-14']],
    '2022-04-12', '2022-04-12', 'review',
    /用了8个工作日，超过7个工作日/],
  ['asked for too late, replied within the plain limit', '2022-03-01', [['correction-requested', '2022-03-11'], ['corrected',
    '2022-03-14']],
    '2022-03-29', '2022-04-12', 'in-time'],
  ['asked for too late, late in both readings', '2022-03-01', [['correction-requested', '2022-03-11'], ['corrected',
    '2022-03-14']],
    '2022-04-13', '2022-04-12', 'late'],
  ['asked for after the limit ran out', '2022-03-01', [['correction-requested', '2022-04-01'], ['corrected', '2022-04-06']],
    '2022-04-20', '2022-05-06', 'review'],
  ['a second time', '2022-03-01', [['correction-requested', '2022-03-03'], ['corrected', '2022-03-07'], ['correction-requested',
    '2022-03-09'],
    ['corrected', '2022-03-16']], '2022-04-12', '2022-04-14', 'review', /一次性告知/],
  ['received, nobody says when it was asked for', '2022-03-01', [['corrected', '2022-03-14']], '2022-04-01', '2022-04-12',
    'review', /没有通知的日期/],
  ['after the reply', '2022-01-20', [['corrected', '2022-03-20']], '2022-03-10', '2022-02-22', 'late'],
  ['before 2019 no 7 days are asked', '2016-03-01', [['correction-requested', '2016-03-15'], ['corrected', '2016-03-18']],
    '2016-03-22', '2016-04-11', 'in-time',
    /^(?!.*超过)/s],
  ['before 2019 the text is silent on the restart', '2016-03-01', [['correction-requested', '2016-03-15'], ['corrected',
    '2016-03-18']],
    '2016-03-23', '2016-04-11', 'review'],
  ['an extension before it', '2022-03-01', [['extension-notified', '2022-03-02'], ['correction-requested', '2022-03-04'],
    ['corrected', '2022-03-14']],
    '2022-04-13', '2022-04-12', 'review', /此前告知的延长是否仍然有效/],
  ['an extension before it, late in both readings', '2022-03-01', [['extension-notified', '2022-03-02'], ['correction-requested',
    '2022-03-04'],
    ['corrected', '2022-03-14']], '2022-05-13', '2022-04-12', 'late'],
  ['an extension after it', '2022-03-01', [['correction-requested', '2022-03-04'], ['corrected', '2022-03-14'],
    ['extension-notified', '2022-04-12']],
    '2022-05-11', '2022-05-11', 'in-time'],
  ['an extension while it is waited for', '2022-03-01', [['correction-requested', '2022-03-04'], ['extension-notified',
    '2022-04-20'],
    ['corrected', '2022-04-25']], null, '2022-05-25', 'open'],
]))

t.test('third parties and other organs', each([
  ['a third party heard', '2022-03-01', [['third-party-asked', '2022-03-03'], ['third-party-answered', '2022-03-10']],
    '2022-04-06', '2022-04-06', 'in-time'],
  ['a third party heard, 2016', '2016-03-01', [['third-party-asked', '2016-03-03'], ['third-party-answered', '2016-03-10']],
    null, '2016-03-29', 'open'],
  ['another organ asked, 2022', '2022-03-01', [['organ-asked', '2022-03-03'], ['organ-answered', '2022-03-10']], null,
    '2022-04-06', 'open'],
  ['another organ asked, 2016: the text is silent', '2016-03-01', [['organ-asked', '2016-03-03'], ['organ-answered',
    '2016-03-10']], '2016-03-24', '2016-03-22', 'review'],
  ['the same, late in both readings', '2016-03-01', [['organ-asked', '2016-03-03'], ['organ-answered', '2016-03-10']],
    '2016-03-30', '2016-03-22', 'late'],
  ['extended while another organ was asked, 2016', '2016-03-01', [['organ-asked', '2016-03-03'], ['extension-notified', '2016-03-24'],
    ['organ-answered', '2016-03-28']], '2016-04-20', '2016-03-22', 'review'],
  ['another organ of 2016 that never answered', '2016-03-01', [['organ-asked', '2016-03-03']], '2016-03-24', '2016-03-22',
    'review'],
  ['pauses that overlap count once', '2022-03-01', [['third-party-asked', '2022-03-03'], ['third-party-answered', '2022-03-10'],
    ['organ-asked', '2022-03-08'], ['organ-answered', '2022-03-15']], null, '2022-04-11', 'open'],
  ['one pause inside another', '2022-03-01', [['organ-asked', '2022-03-03'], ['third-party-asked', '2022-03-04'],
    ['third-party-answered', '2022-03-07'],
    ['organ-answered', '2022-03-10']], null, '2022-04-06', 'open'],
  ['two third parties at once', '2022-03-01', [['third-party-asked', '2022-03-03'], ['third-party-asked', '2022-03-04'],
    ['third-party-answered', '2022-03-07'], ['third-party-answered', '2022-03-10']], null, '2022-04-06', 'open'],
  ['answered on the day of asking', '2022-03-01', [['third-party-asked', '2022-03-03'], ['third-party-answered', '2022-03-03']],
    null, '2022-03-29', 'open'],
  ['never heard, reply within the plain limit', '2022-03-01', [['third-party-asked', '2022-03-03']], '2022-03-29', '2022-03-29',
    'in-time'],
  ['never heard, reply after it', '2022-03-01', [['third-party-asked', '2022-03-03']], '2022-04-06', '2022-03-29', 'review'],
  ['not heard yet: after 15 days the organ decides', '2022-03-01', [['third-party-asked', '2022-03-03']], null, '2022-04-20',
    'open', /（2022-03-24）/],
  ['another organ silent: no end can be told', '2022-03-01', [['organ-asked', '2022-03-03']], null, null, 'open', /不能确定扣除的时间/],
  ['an answer after 15 working days', '2022-03-01', [['third-party-asked', '2022-03-03'], ['third-party-answered', '2022-03-28']],
    '2022-04-22', '2022-04-22', 'review', /用了17个工作日，超过15个工作日/],
  ['the same, in time either way', '2022-03-01', [['third-party-asked', '2022-03-03'], ['third-party-answered', '2022-03-28']],
    '2022-04-20', '2022-04-22', 'in-time'],
  ['the same, late either way', '2022-03-01', [['third-party-asked', '2022-03-03'], ['third-party-answered', '2022-03-28']],
    '2022-04-24', '2022-04-22', 'late'],
  ['an answer to no question', '2022-03-01', [['third-party-answered', '2022-03-10']], '2022-04-06', '2022-03-29', 'review',
    /没有此前征求第三方意见/],
  ['answered before it was asked', '2022-03-01', [['organ-asked', '2022-03-10'], ['organ-answered', '2022-03-03']], '2022-04-06',
    '2022-03-29', 'review'],
  ['answered after the reply', '2022-03-01', [['organ-asked', '2022-03-24'], ['organ-answered', '2022-04-20']], '2022-04-06',
    '2022-04-24', 'in-time'],
  ['asked after the limit ran out', '2022-03-01', [['organ-asked', '2022-03-30'], ['organ-answered', '2022-04-20']],
    '2022-04-21', '2022-03-29', 'late'],
  ['going on across a correction', '2022-03-01', [['third-party-asked', '2022-03-02'], ['correction-requested', '2022-03-04'],
    ['corrected', '2022-03-08'],
    ['third-party-answered', '2022-03-10']], null, '2022-04-08', 'open'],
  ['in an extension', '2022-03-01', [['extension-notified', '2022-03-28'], ['organ-asked', '2022-04-01'], ['organ-answered',
    '2022-04-12']],
    null, '2022-05-07', 'open'],
]))

t.test('the processing fee', each([
  ['paid: counted anew from the next day', '2022-03-01', [['fee-notified', '2022-03-08'], ['fee-paid', '2022-03-15']], null,
    '2022-04-13', 'open'],
  ['not paid', '2022-03-01', [['fee-notified', '2022-03-08']], null, null, 'open', /至2022-04-06）.*视为放弃申请/],
  ['not paid, refused long after', '2022-03-01', [['fee-notified', '2022-03-08']], '2022-05-10', '2022-03-29', 'review'],
  ['paid on day 20', '2022-03-01', [['fee-notified', '2022-03-08'], ['fee-paid', '2022-04-06']], '2022-05-07', '2022-05-06',
    'late'],
  ['paid on day 21', '2022-03-01', [['fee-notified', '2022-03-08'], ['fee-paid', '2022-04-07']], '2022-05-10', '2022-05-07',
    'review', /用了21个工作日/],
  ['notified after the limit ran out', '2022-03-01', [['fee-notified', '2022-03-30'], ['fee-paid', '2022-04-01']], '2022-04-20',
    '2022-04-29', 'review'],
  ['before the measure of 2021 it changes nothing', '2020-03-02', [['fee-notified', '2020-03-09'], ['fee-paid', '2020-03-16']],
    null, '2020-03-30', 'open',
    /当时没有信息处理费的规定/],
  ['received before the measure, notified under it', '2020-12-21', [['fee-notified', '2021-01-05'], ['fee-paid', '2021-01-08']],
    null, '2021-02-05', 'open'],
  ['cost fees of 2016 neither', '2016-03-01', [['fee-notified', '2016-03-08'], ['fee-paid', '2016-03-15']], '2016-03-23',
    '2016-03-22', 'late'],
]))

t.test('across 15 May 2019', each([
  ['late by 15, in time by 20', '2019-05-06', [], '2019-05-31', '2019-05-27', 'review', /没有过渡规定；按新规定期限为2019-06-03/],
  ['late by both', '2019-05-06', [], '2019-06-20', '2019-05-27', 'late'],
  ['in time by both', '2019-05-06', [], '2019-05-27', '2019-05-27', 'in-time'],
  ['open on that day', '2019-05-06', [], null, '2019-05-27', 'open', /没有过渡规定/],
  ['answered before it', '2019-04-15', [], '2019-05-10', '2019-05-07', 'late', /^(?!.*过渡规定)/s],
  ['the last day of the old edition', '2019-05-14', [], '2019-06-05', '2019-06-04', 'review'],
  ['the first day of the new one', '2019-05-15', [], '2019-06-13', '2019-06-13', 'in-time', /^(?!.*过渡规定)/s],
  ['another organ asked, excluded by one edition only', '2019-05-06', [['organ-asked', '2019-05-08'], ['organ-answered',
    '2019-05-30']],
    '2019-06-20', '2019-05-27', 'review'],
]))

t.test('dates that contradict each other, and years without a notice', each([
  ['an extension dated before receipt', '2022-01-20', [['extension-notified', '2021-02-10']], '2022-03-01', '2022-02-22',
    'review', /早于收到申请之日/],
  ['replied before it was received', '2022-01-20', [], '2022-01-10', '2022-02-22', 'review', /请核对日期/],
  ['reaches a year without a calendar', '2026-12-21', [], null, null, 'not-assessable', /2008年至2026年.*不作猜测/],
  ['a reply in that year', '2026-12-21', [], '2027-01-05', null, 'not-assessable'],
  ['a reply before it needs no such year', '2026-12-21', [], '2026-12-25', null, 'in-time'],
  ['received in it', '2027-01-05', [], '2027-01-06', null, 'not-assessable'],
]))

t.test('before the regulation there was no limit', (t) => {
  t.throws(() => answerTo(given('2008-04-30')), Fault)
  t.equal(answerTo(given('2008-05-01')).dueOn, '2008-05-22')
  t.end()
})

t.test('the day of receipt by channel and year', (t) => {
  const cases: Array<[received: string, channel: Channel, says: RegExp, law: string]> = [
    ['2018-03-01', 'counter', /提交之日/, 'cn-period-notice-2015'], ['2018-03-01', 'signed-mail', /签收之日/, 'cn-period-notice-2015'],
    ['2018-03-01', 'mail', /确认之日/, 'cn-period-notice-2015'], ['2018-03-01', 'online', /系统收到之日/, 'cn-period-notice-2015'],
    ['2018-03-01', 'fax', /收到之日/, 'cn-period-notice-2015'], ['2022-03-01', 'counter', /提交之日/, 'cn-regulation-2019'],
    ['2022-03-01', 'signed-mail', /签收之日/, 'cn-regulation-2019'], ['2022-03-01', 'mail', /与申请人确认之日/, 'cn-regulation-2019'],
    ['2022-03-01', 'online', /双方确认之日/, 'cn-regulation-2019'], ['2022-03-01', 'fax', /双方确认之日/, 'cn-regulation-2019'],
  ]
  for (const [received, channel, says, instrument] of cases) {
    const [step] = answerTo(given(received, [], null, channel)).steps
    t.match(step!.reason.zh, says, `${channel} ${received}`)
    t.equal(step!.basis.at(-1)?.law, instrument)
  }
  t.end()
})

t.test('regimes by the day of receipt', (t) => {
  for (const [received, regime] of [['2013-12-31', 'cn-2007'], ['2014-01-01', 'cn-2007-form-2014'], ['2019-05-14',
    'cn-2007-form-2014'],
    ['2019-05-15', 'cn-2019-form-2019'], ['2020-12-31', 'cn-2019-form-2019'], ['2021-01-01', 'cn-2019-form-2021']] as const) {
    t.equal(answerTo(given(received)).regime, regime, received)
  }
  t.end()
})

t.test('every step of the count', (t) => {
  const answer = answerTo(given('2022-01-20', [['organ-asked', '2022-01-28'], ['organ-answered', '2022-01-30']]))
  const of = (effect: string): string[] => answer.steps.filter((step) => step.effect === effect).map(({ date }) => date)
  t.same(of('starts'), ['2022-01-21'])
  t.same(of('counted'), [], 'the make-up days fell into the pause')
  t.same(of('not-counted').slice(0, 5), ['2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04'])
  t.same(of('due'), ['2022-02-24'])
  t.same(answerTo(given('2022-01-20')).steps.filter(({ effect }) => effect === 'counted').map(({ date }) => date), ['2022-01-29',
    '2022-01-30'])
  t.end()
})

const first = dayNumber('2019-05-15')
const someDay = fc.integer({ min: 0, max: dayNumber('2025-06-30') - first }).map((days) => dateOf(first + days))

t.test('n working days of pause move the due day by n', (t) => {
  fc.assert(fc.property(someDay, fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 60 }), (received, before, length) => {
    const asked = countWorkingDays(calendar, received, before)!.last
    const answered = dateOf(dayNumber(asked) + length)
    const due = answerTo(given(received, [['organ-asked', asked], ['organ-answered', answered]])).dueOn!
    return workingDaysBetween(calendar, answerTo(given(received)).dueOn!, due) === workingDaysBetween(calendar, asked, answered)
  }), { seed: 20190515 })
  t.pass()
  t.end()
})

t.test('no event makes a reply that was in time late', (t) => {
  const pauses = fc.constantFrom<EventType>('third-party-asked', 'organ-asked', 'extension-notified', 'correction-requested',
    'fee-notified')
  fc.assert(fc.property(someDay, fc.array(fc.tuple(pauses, fc.integer({ min: 0, max: 60 })), { maxLength: 6 }), (received,
    list) => {
    const plain = answerTo(given(received)).dueOn!
    const events = list.map(([type, days]): Events[number] => [type, dateOf(dayNumber(received) + days)])
    return answerTo(given(received, events, plain)).verdict !== 'late'
  }), { seed: 20190515 })
  t.pass()
  t.end()
})
