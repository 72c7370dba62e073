// A day of receipt in, the edition of the regulation that governs it out.
import type { Handling } from '../model/deadline.js'
import type { Edition, HandlingLaw } from '../model/rulebook.js'
import type { IsoDate, RegimeId } from '../model/words.js'
import { Fault } from '../model/fault.js'

/** @throws Fault invalid-input for a day before the first regulation came into force. */
export function editionOn(day: IsoDate, { editions }: HandlingLaw): Edition {
  const edition = editions.find(({ receivedFrom,
    receivedTo }) => receivedFrom <= day && (receivedTo === null || day <= receivedTo))
  if (edition) return edition
  throw new Fault('invalid-input', {
    zh: `${day}早于《政府信息公开条例》施行之日（${editions[0]!.receivedFrom}）。`,
    en: `${day} is before the regulation came into force (${editions[0]!.receivedFrom}).`,
  }, { at: 'received' })
}

/** The edition that came into force while the application was open, by its reply or its due day; null when none did. */
export function laterEdition({ received, replied }: Handling, dueOn: IsoDate | null, law: HandlingLaw): Edition | null {
  const next = law.editions.find(({ receivedFrom }) => receivedFrom > received)
  if (!next) return null
  return (replied ?? dueOn ?? received) >= next.receivedFrom ? next : null
}

/** The regime's id by the form of the year of receipt: an edition spans two forms. */
export function regimeOn(day: IsoDate, { regimes }: Edition): RegimeId {
  const last = regimes.findLast(({ from }) => from <= day) ?? regimes[0]!
  return last.id
}
