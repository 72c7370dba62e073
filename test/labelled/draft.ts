// A seed in, a sound report of an invented body out, still in parts, so that a defect can be planted in any of them.
import { applicationGrid } from '../segment/table-shapes.js'
import { five } from '../segment/tables/printed.js'
import type { Cell } from '../segment/table-shapes.js'

/** A section without a heading is left out; its number is by its place, or another one. */
export interface Section { heading: string; number?: string; lines: string[]; table?: Cell[][] }
/** `figures`: rows of table three without their totals column, by key of the form; `form`: the edition of that table, if not the year's. */
export interface Draft {
  name: string; year: number; issuer: string; title: string; publishedOn: string; preface: string
  sections: { overview: Section; proactive: Section; applications: Section; fees: Section; appeals: Section; problems: Section; other: Section }
  figures: Record<string, number[]>
  form?: number
  closing: string[]
}
export type Base = 'bureau-2012' | 'bureau-2016' | 'bureau-2020' | 'bureau-2022' | 'government-2023'

const counties = ['青溪县', '石桥县', '云岭县', '南浦县', '白沙县', '丰河县', '秀川县', '临江县']
const fields = ['水利局', '教育局', '民政局', '司法局', '农业农村局', '文化和旅游局']

/** A number from 0 up to `below`, always the same for the same seed and turn. */
export function drawer(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export function draftOf(base: Base, seed: number): Draft {
  const draw = drawer(seed)
  const year = Number(base.slice(-4))
  const county = counties[draw(counties.length)]!
  const issuer = base.startsWith('government') ? `${county}人民政府` : `${county}${fields[draw(fields.length)]!}`
  return year < 2019 ? ofOldLaw(base, year, issuer, draw) : ofNewLaw(base, year, issuer, draw)
}

function ofOldLaw(name: string, year: number, issuer: string, draw: (below: number) => number): Draft {
  const [work, notices, received] = [20 + draw(90), 5 + draw(30), 2 + draw(8)]
  const refused = 1 + draw(received - 1)
  return {
    name, year, issuer, title: `${issuer}${year}年政府信息公开工作年度报告`, publishedOn: `${year + 1}-03-${10 + draw(18)}`,
    preface: '根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。'
      + `统计期限自${year}年1月1日起至${year}年12月31日止。`,
    sections: {
      overview: { heading: '概述', lines: [`${year}年，我局指定办公室两名同志负责政府信息公开工作，全年检查${2 + draw(4)}次，培训${10 + draw(30)}人次。`] },
      proactive: { heading: '主动公开政府信息情况', lines: [`全年主动公开政府信息${work + notices}条，其中工作动态类${work}条，通知公告类${notices}条。`] },
      applications: {
        heading: '依申请公开政府信息和不予公开政府信息情况',
        lines: [`全年收到政府信息公开申请${received}件，均在15个工作日内答复，其中同意公开${received - refused}件，不予公开${refused}件。`],
      },
      fees: { heading: '收费及减免情况', lines: ['全年未收取任何费用。'] },
      appeals: { heading: '行政复议、行政诉讼情况', lines: ['全年没有因政府信息公开引起的行政复议和行政诉讼。'] },
      problems: {
        heading: '存在的主要问题及改进情况',
        lines: [`存在的主要问题：一是网站栏目更新不够及时，年内有${3 + draw(5)}条信息晚于形成两个月才公开；二是目录分类不够细。`,
          '改进措施：一是每月检查一次栏目更新情况；二是在年底前按业务重新编排目录。'],
      },
      other: { heading: '其他需要报告的事项', lines: ['没有其他需要报告的事项。'] },
    },
    figures: {}, closing: [issuer],
  }
}

function ofNewLaw(name: string, year: number, issuer: string, draw: (below: number) => number): Draft {
  const isGovernment = name.startsWith('government')
  const self = isGovernment ? '我县' : '我局'
  const [a, b, documents] = [100 + draw(200), 50 + draw(80), 2 + draw(5)]
  const figures = figuresOf(draw)
  const received = sum(figures['newlyReceived']!)
  const [month, day] = isGovernment ? ['03', 10 + draw(18)] : ['01', 10 + draw(18)]
  return {
    name, year, issuer, title: `${issuer}${year}年政府信息公开工作年度报告`, publishedOn: `${year + 1}-${month}-${day}`, figures,
    preface: '根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告。'
      + '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、'
      + `存在的主要问题及改进情况、其他需要报告的事项六个部分组成，统计期限为${year}年1月1日至${year}年12月31日。`,
    sections: {
      overview: { heading: '总体情况', lines: overviewOf({ year, self, a, b, documents, received, isGovernment }) },
      proactive: { heading: '主动公开政府信息情况', lines: [], table: year > 2020 ? disclosure2021(documents, draw, isGovernment) : disclosure2019(draw) },
      applications: { heading: '收到和处理政府信息公开申请情况', lines: [], table: [] },
      fees: { heading: '', lines: [] },
      appeals: { heading: '政府信息公开行政复议、行政诉讼情况', lines: [], table: appealsTable([1, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) },
      problems: {
        heading: '存在的主要问题及改进情况',
        lines: [`存在的主要问题：一是政策解读多为文字，全年图解只有${1 + draw(3)}篇；二是答复文书引用依据不够具体。`,
          '改进情况：一是增加图解和视频解读，每季度不少于两篇；二是编印答复文书范本，培训经办人员两次。'],
      },
      other: { heading: '其他需要报告的事项', lines: [year > 2020 ? '本年度没有收取信息处理费，没有其他需要报告的事项。' : '无。'] },
    },
    closing: [issuer],
  }
}

interface Told { year: number; self: string; a: number; b: number; documents: number; received: number; isGovernment: boolean }

/** The five aspects, one paragraph each. */
function overviewOf({ year, self, a, b, documents, received, isGovernment }: Told): string[] {
  return [
    `（一）主动公开。${year}年，${self}主动公开政府信息${a + b}条，其中网站公开${a}条，政务新媒体公开${b}条，发布解读材料6篇。`,
    `（二）依申请公开。全年收到政府信息公开申请${received}件，均在20个工作日内答复，申请内容集中在工程建设和资金补助。`,
    `（三）政府信息管理。落实公开前保密审查，清理规范性文件${documents}件。`,
    '（四）政府信息公开平台建设。门户网站公开专栏改版，合并栏目5个，查阅点全年开放。',
    `（五）监督保障。开展培训2次，每季度检查1次${isGovernment ? '；对全县42个单位开展工作考核，组织社会评议1次，没有发生责任追究的情形' : ''}。`,
  ]
}

/** Six figures a row; the totals are added where the table is drawn. */
function figuresOf(draw: (below: number) => number): Record<string, number[]> {
  const rows: Record<string, number[]> = {
    granted: [4 + draw(9), draw(3), 0, 0, 0, 0], partlyGranted: [1 + draw(3), 0, 0, 0, 0, 0],
    'refused.internalAffairs': [draw(2), 0, 0, 0, 0, 0], 'notAvailable.notHeld': [2 + draw(4), draw(2), 0, 0, 0, 0],
  }
  const handled = [0, 1, 2, 3, 4, 5].map((column) => sum(Object.values(rows).map((row) => row[column]!)))
  const [carriedOver, carriedForward] = [[1, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0]]
  return {
    ...rows, handledTotal: handled, carriedOver, carriedForward,
    newlyReceived: handled.map((value, column) => value + carriedForward[column]! - carriedOver[column]!),
  }
}

/** Table three as the form of the year prints it; rows that are not named are all zero, a seventh figure is the total as given. */
export function applicationsTable(year: number, figures: Record<string, number[]>): Cell[][] {
  const all = Object.fromEntries(Object.entries(figures).map(([key, row]) => [key, row.length === 7 ? row : [...row, sum(row)]]))
  return applicationGrid(year > 2020 ? 2021 : 2019, all)
}

export function appealsTable(figures: number[]): Cell[][] {
  return [
    [['行政复议', 1, 5], ['行政诉讼', 1, 10]],
    [...five.map((label): Cell => [label, 2, 1]), ['未经复议直接起诉', 1, 5], ['复议后起诉', 1, 5]],
    [...five, ...five], figures,
  ]
}

function disclosure2021(documents: number, draw: (below: number) => number, isGovernment: boolean): Cell[][] {
  const wide = (value: number): Cell => [value, 1, 3]
  return [
    [['第二十条第（一）项', 1, 4]], ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'], ['规章', 0, 0, 0],
    ['行政规范性文件', documents, 1, 10 + documents],
    [['第二十条第（五）项', 1, 4]], ['信息内容', ['本年处理决定数量', 1, 3]], ['行政许可', wide(30 + draw(90))],
    [['第二十条第（六）项', 1, 4]], ['信息内容', ['本年处理决定数量', 1, 3]], ['行政处罚', wide(draw(40))], ['行政强制', wide(draw(5))],
    [['第二十条第（八）项', 1, 4]], ['信息内容', ['本年收费金额（单位：万元）', 1, 3]], ['行政事业性收费', wide(isGovernment ? 812.5 : 12.6)],
  ]
}

function disclosure2019(draw: (below: number) => number): Cell[][] {
  const three = (title: string): Cell[][] => [[[title, 1, 4]], ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量']]
  return [
    [['第二十条第（一）项', 1, 4]], ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'], ['规章', 0, 0, 0], ['规范性文件', 3, 3, 12],
    ...three('第二十条第（五）项'), ['行政许可', 8, 0, 20 + draw(40)], ['其他对外管理服务事项', 5, 0, 10 + draw(20)],
    ...three('第二十条第（六）项'), ['行政处罚', 6, 0, draw(9)], ['行政强制', 2, 0, 0],
    [['第二十条第（八）项', 1, 4]], ['信息内容', '上一年项目数量', ['本年增/减', 1, 2]], ['行政事业性收费', 2, [0, 1, 2]],
    [['第二十条第（九）项', 1, 4]], ['信息内容', '采购项目数量', ['采购总金额', 1, 2]], ['政府集中采购', 3, ['251000元', 1, 2]],
  ]
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
