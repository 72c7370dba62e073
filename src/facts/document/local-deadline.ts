// The date of publication against a day set by the office that assesses, or by an overlay, for those whom national law gives none.
import { dayNumber } from '../../calendar/days.js'
import { fact } from '../evidence.js'
import { dueOn, otherDate } from './timing.js'
import type { FactReader } from '../reader.js'
import type { LocalDue } from '../../model/extension.js'
import type { Identity } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { IsoDate, IssuerKind } from '../../model/words.js'

interface LocalDeadline { date: IsoDate; certain: boolean; setBy: string | null }

export const readLocalDeadlineFacts: FactReader = ({ identity }, rulebook) => {
  const due = localDeadline(identity, rulebook)
  const published = identity.publishedOn.value
  return [
    fact('localDeadline.date', due?.date ?? null),
    fact('localDeadline.daysLate', due && published ? dayNumber(published) - dayNumber(due.date) : null),
    fact('localDeadline.certain', due?.certain ?? null),
    fact('localDeadline.setBy', due?.setBy ?? null),
    fact('localDeadline.conflict', due ? otherDate(identity, due.date)?.changesVerdict ?? false : false),
  ]
}

/** What the caller submits wins; else the overlay's day for that place, else its day for the whole province. */
function localDeadline({ localDue, year, issuer }: Identity, rulebook: Rulebook): LocalDeadline | null {
  if (localDue) return { date: localDue, certain: true, setBy: null }
  if (year.value === null) return null
  const found = rulebook.localDue.filter((each) => concerns(each, issuer, year.value!) && isFrom(each.province, issuer))
    .sort((a, b) => Number(a.place === undefined) - Number(b.place === undefined))[0]
  return found ? { date: dueOn(year.value, found), certain: found.certain, setBy: found.extension.zh } : null
}

/** Article 49 of the 2019 Regulation gives governments and departments their dates: another day holds for them only where it names them. */
const withoutNationalDate: IssuerKind[] = ['township', 'street', 'development-zone', 'public-institution']

function concerns({ place, reportYears, issuerKinds = withoutNationalDate }: LocalDue, issuer: Identity['issuer'], year: number): boolean {
  if (reportYears && (year < reportYears.from || (reportYears.to !== null && year > reportYears.to))) return false
  if (!issuerKinds.some((kind) => kind === issuer.kind.value)) return false
  return place === undefined || (issuer.name.value?.includes(place) ?? false)
}

function isFrom(province: string | null, { province: from }: Identity['issuer']): boolean {
  return province === null || from.value === null || province === from.value
}
