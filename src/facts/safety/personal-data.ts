// Report in, how many identity numbers, bank cards, mobile numbers and home addresses its text holds out; what is masked passes.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { limits } from '../../model/limits.js'
import type { FactReader } from '../reader.js'
import type { PersonalKind } from '../../model/text.js'

const ids: Array<[kind: PersonalKind, id: string]> = [
  ['identity', 'personalData.identityNumbers'], ['card', 'personalData.bankCards'], ['mobile', 'personalData.mobiles'],
  ['contact', 'personalData.contactMobiles'], ['address', 'personalData.addresses'],
]

/** Every evidence is masked: the finding must not spread what it warns of. */
export const readPersonalData: FactReader = (report) => ids.map(([kind, id]) => {
  const found = report.text.personal.filter((each) => each.kind === kind)
  const evidence = found.slice(0, limits.evidencePerFinding)
    .map((range) => ({ ...evidenceAt(report, range, placeOf(report, range)), masked: true }))
  return fact(id, found.length, evidence)
})
