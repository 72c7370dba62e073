// Report in, sentences out that tell of another place's work as the report's own: 某县全年主动公开… in another county's report.
import { evidenceOf, fact } from '../evidence.js'
import { sentenceTexts } from '../sentence-text.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Places, Rulebook } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

interface Slip extends Range { place: string; sure: boolean }

export const readOwnPlaceFacts: FactReader = (report, rulebook) => {
  const slips = slipsOf(report, rulebook)
  const sure = slips.filter((slip) => slip.sure)
  const doubtful = slips.filter((slip) => !slip.sure)
  return [
    fact('place.foreign', sure.length, evidenceOf(report, sure)),
    fact('place.doubtful', doubtful.length, evidenceOf(report, doubtful)),
    fact('place.name', (sure[0] ?? doubtful[0])?.place ?? null),
  ]
}

const named = new WeakMap<Places, Map<string, string[]>>()

/** Full names of provinces, cities and counties with their codes. Districts are left out: many cities have a 新城区. */
function codesByName(places: Places): Map<string, string[]> {
  const known = named.get(places)
  if (known) return known
  const codes = new Map<string, string[]>()
  for (const [code, name] of places.places) {
    if (!/[省市县旗州]$|自治区$/.test(name)) continue
    const others = codes.get(name)
    if (others) others.push(code)
    else codes.set(name, [code])
  }
  named.set(places, codes)
  return codes
}

/** Subject of the year's own work: at the head of a clause, with a verb of disclosure and a figure behind it. */
const subject = /(?:^|[。;,:]\s?|20\d\d年度?,?)([一-龥]{1,9}?[省市县旗州])(?=(?:人民政府|政府)?(?:[一-龥]{1,10}(?:局|委员会|办公室|街道|镇|乡))?(?:共|全年|累计|主动|未收到|收到|受理|通过|依申请|认真|高度重视|严格)[^。;]{0,40}(?:公开|申请|发布))/g
/** Visits, models, partners and cases from elsewhere are named with these. */
const elsewhere = /考察|学习|借鉴|对口|协作|支援|帮扶|跨省|通办|交流|来自|对接|合作|联合|案例|经验|法院|起诉|被告|移送|转送|籍/

function slipsOf(report: Report, { places }: Rulebook): Slip[] {
  const { name, province } = report.identity.issuer
  if (name.value === null || province.value === null || report.identity.reports > 1) return []
  const codes = codesByName(places)
  const own = codes.get(province.value)?.[0]?.slice(0, 2)
  if (own === undefined) return []
  return sentenceTexts(report).flatMap((text, index) => {
    if (!/公开|申请/.test(text) || elsewhere.test(text)) return []
    const { start, end } = report.sentences[index]!
    return [...text.matchAll(subject)].flatMap((match) => {
      const verdict = isForeign(match[1]!, name.value!, codes, own)
      return verdict === null ? [] : [{ start, end, place: match[1]!, sure: verdict === 'province' && name.from === 'title' }]
    })
  })
}

/** Codes of the places within the issuer's own name, of its own province. */
function ownCodes(name: string, codes: Map<string, string[]>, own: string): string[] {
  const found: string[] = []
  for (const [place, each] of codes) {
    if (name.includes(place) || (place.length > 2 && name.startsWith(place.slice(0, -1)))) found.push(...each.filter((code) => code.startsWith(own)))
  }
  return found
}

/** province: lies in another one. near: in the same one, and neither over nor under the issuer's own place. */
function isForeign(place: string, name: string, codes: Map<string, string[]>, own: string): 'province' | 'near' | null {
  const found = codes.get(place)
  if (!found || name.includes(place.slice(0, -1))) return null
  const inside = found.filter((code) => code.startsWith(own))
  if (inside.length === 0) return 'province'
  const holders = ownCodes(name, codes, own)
  if (holders.length === 0) return null
  return inside.some((code) => holders.some((holder) => isOver(code, holder) || isOver(holder, code))) ? null : 'near'
}

function isOver(code: string, other: string): boolean {
  const depth = code.endsWith('0000') ? 2 : code.endsWith('00') ? 4 : 6
  return code.slice(0, depth) === other.slice(0, depth)
}
