// A number in, a report of an invented body out: always the same for the same number, and no two alike.
import { defects } from './defects.js'
import { draftOf, drawer } from './draft.js'
import { page } from './reports.js'
import type { Base } from './draft.js'
import type { Submission } from '../../src/model/source.js'

const bases: Base[] = ['bureau-2012', 'bureau-2016', 'bureau-2020', 'bureau-2022', 'government-2023']
const firsts = ['青', '石', '云', '南', '白', '丰', '秀', '临', '安', '宁', '平', '和', '永', '嘉', '新', '长', '东', '西', '北', '上']
const seconds = ['溪', '桥', '岭', '浦', '沙', '河', '川', '江', '山', '湖', '原', '坪', '林', '泉', '港', '阳', '州', '城', '塘', '洲']

/** Every third has a defect of the labelled ones planted. */
export function drawnReport(seed: number): Submission {
  const base = bases[seed % bases.length]!
  const draw = drawer(seed)
  const draft = draftOf(base, seed)
  const fitting = defects.filter((each) => each.bases.includes(base))
  if (seed % 3 === 0) fitting[draw(fitting.length)]!.plant(draft)
  const county = `${firsts[Math.floor(seed / bases.length) % firsts.length]}${seconds[Math.floor(seed / 100) % seconds.length]}县`
  const html = page(draft).replaceAll(draft.issuer.slice(0, 3), county).replace('</body>', `<p>编号：${seed}</p></body>`)
  return { name: `report-${String(seed).padStart(6, '0')}.html`, bytes: new TextEncoder().encode(html) }
}

export function drawnReports(many: number, from = 0): Submission[] {
  return Array.from({ length: many }, (_, at) => drawnReport(from + at))
}
