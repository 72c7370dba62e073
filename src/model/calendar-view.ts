// One year of the calendar as the API shows it.
import Type from 'typebox'
import { closed, nullable } from './schema.js'

const days = (description: string) => Type.Array(Type.String({ format: 'date' }), { description })

export const CalendarView = Type.Object(
  {
    year: Type.Integer(),
    daysOff: days('Monday to Friday, off by notice'),
    makeUpDays: days('Saturday or Sunday, worked by notice'),
    notices: Type.Array(
      Type.Object(
        {
          number: nullable(Type.String({ description: 'Null where the number was not verified' })),
          url: nullable(Type.String()),
        },
        closed,
      ),
      { description: 'Of the State Council: the yearly one, and those that changed it' },
    ),
  },
  closed,
)
export type CalendarView = Type.Static<typeof CalendarView>
