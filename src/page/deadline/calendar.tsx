// The days of a limit in, months as tables out: each day with its sign, and its reason for whoever listens.
import { language, say } from '../frame/language.js'
import { monthsOf } from './months.js'
import { dayLooks, dueWords, lookOf, nth, repliedWords, weekdays } from './words.js'
import type { JSX } from 'preact'
import type { DeadlineDay } from '../../model/deadline.js'
import type { Cell, Month } from './months.js'
import type { DayLook } from './words.js'

interface Marked { dueOn: string | null; repliedOn: string | null; events: Map<string, string> }

export function Calendar({ days, marked }: { days: DeadlineDay[]; marked: Marked }): JSX.Element {
  const used = new Set(days.map(lookOf))
  return (
    <>
      <ul class="day-key small">
        {(Object.keys(dayLooks) as DayLook[]).filter((look) => used.has(look)).map((look) => (
          <li key={look}>
            <span class={`day ${look}`} aria-hidden="true">{look === 'counted' ? '3' : say(dayLooks[look].sign)}</span>{say(dayLooks[look].says)}
          </li>
        ))}
      </ul>
      <div class="months">{monthsOf(days).map((month) => <MonthTable key={`${month.year}-${month.month}`} month={month} marked={marked} />)}</div>
    </>
  )
}

function MonthTable({ month: { year, month, weeks }, marked }: { month: Month; marked: Marked }): JSX.Element {
  return (
    <table class="month">
      <caption>{language.value === 'zh' ? `${year}年${month}月` : `${year}-${String(month).padStart(2, '0')}`}</caption>
      <thead><tr>{weekdays.map((day) => <th key={day.en} scope="col">{say(day)}</th>)}</tr></thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((cell, at) => (cell ? <Day key={cell.date} cell={cell} marked={marked} /> : <td key={at} class="day outside" />))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ cell: { day, date, told }, marked: { dueOn, repliedOn, events } }: { cell: Cell; marked: Marked }): JSX.Element {
  if (!told) return <td class="day outside"><span class="number">{day}</span></td>
  const look = lookOf(told)
  const here = [
    ...(date === dueOn ? [say(dueWords)] : []), ...(date === repliedOn ? [say(repliedWords)] : []), ...(events.has(date) ? [events.get(date)!] : []),
  ]
  const spoken = [told.count === null ? '' : say(nth(told.count)), say(dayLooks[look].says)].filter(Boolean).join(say({ zh: '，', en: ', ' }))
  return (
    <td class={`day ${look}${date === dueOn ? ' due' : ''}${date === repliedOn ? ' replied' : ''}`} title={spoken} data-date={date}>
      <span class="number">{day}</span>
      <span class="sign" aria-hidden="true">{told.count ?? ''}{say(dayLooks[look].sign)}</span>
      <span class="unseen">{spoken}</span>
      {here.map((each) => <span key={each} class="mark">{each}</span>)}
    </td>
  )
}
