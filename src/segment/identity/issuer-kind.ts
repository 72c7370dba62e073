// The full name of a body in, its kind out (contract, "Kinds"); and the same from what a report calls itself.
import type { IssuerKind } from '../../model/words.js'

/** Endings by kind; each list is closed, and a name that ends otherwise has no kind. */
const fund = ['公积金(?:管理)?中心', '公积金管理部']
const partyAndPeople = [
  '人民法院', '检察院', '人大(?:常委会)?(?:办公室)?', '人民代表大会.{0,12}', '政协.{0,12}', '纪律检查委员会', '纪委(?:监委)?', '监察委员会', '党委', '[省市县区旗州]委',
  '[省市县区旗州]委.{0,8}(?:办公室|部|政法委(?:员会)?|编办|党校)', '组织部', '宣传部', '统战部', '政法委(?:员会)?', '团委', '妇女联合会', '妇联', '工会', '残疾人联合会', '残联',
  '工商业联合会', '工商联', '文学艺术界联合会', '文联', '科学技术协会', '科协', '红十字会', '村民委员会', '村委会', '居民委员会', '居委会', '村', '社区', '协会', '学会', '商会',
]
const institutions = [
  '小学', '中学', '学校', '幼儿园', '[一二三四五六]中', '高中', '大学', '学院', '技校', '医院', '卫生院', '卫生服务中心', '保健院', '疾病预防控制中心', '疾控中心', '血站',
  '福利院', '敬老院', '图书馆', '博物馆', '文化馆', '纪念馆', '美术馆', '科技馆', '体育馆', '殡仪馆', '公园', '电视台', '广播台', '融媒体中心', '报社', '供水中心', '水厂',
  '研究院', '研究所', '测绘院', '设计院', '公司', '集团', '公交', '燃气', '热力', '供电[局所]', '加油站',
]
/** Managed from above, or authorised by law (contract, "Kinds"). */
const vertical = [
  '海关', '税务局', '气象[局台]', '烟草专卖局', '邮政管理局', '海事[局处]', '消防(?:救援)?(?:支队|大队|总队)', '调查队', '地震局', '通信管理局', '证监局', '银保监(?:局|分局)',
  '监管局', '人民银行.{0,12}行', '中心支行', '铁路监督管理局', '民航.{0,8}局', '边检站',
]
const zones = [
  '开发区', '高新区', '经开区', '新区', '工业园区?', '产业园区?', '科技园区?', '园区', '保税港?区', '示范区', '度假区', '试验区', '实验区', '风景区', '风景名胜区',
  '管理区', '合作区', '集聚区', '聚集区', '集中区', '片区', '自贸区',
]
const organs = [
  '局', '委', '委员会', '厅', '办公室', '办', '署', '部', '处', '科', '大队', '支队', '总队', '监狱', '戒毒所', '文史馆', '档案馆', '供销合作社', '供销社', '联合社',
  '司法所', '指挥部',
  '(?:行政审批|政务服务|公共资源交易|应急|信访|民政|行政服务)[一-龥]{0,6}中心',
]

const ending = (...endings: string[]): RegExp => new RegExp(`(?:${endings.join('|')})$`)
/** Commissions whose name ends like a zone's: 城市管理委员会, 国有资产监督管理委员会. */
const commission = '城市|监督|公积金|应急|市政|综合|交通|水务|科技|资产|规划|卫生|无线电|能源|经济'

/** null: a name that several kinds bear. Order matters: the office of a zone is the zone, a bureau of a zone a department. */
const byName: Array<[IssuerKind | null, RegExp]> = [
  [null, ending(...fund)],
  ['other', ending(...partyAndPeople)],
  ['public-institution', ending(...institutions)],
  ['department', ending(...vertical)],
  ['development-zone', new RegExp(`(?<!${commission})(?:管委会|管理委员会)(?:(?:党政|综合|行政)?(?:办公室|办))?$`)],
  ['development-zone', new RegExp(`(?:${zones.join('|')})(?:管理局)?$`)],
  ['street', ending('街道办事处', '街道办', '街道', '街办', '地区办事处', '街道办事处办公室', '(?<!驻.{0,8})(?<!联络)办事处')],
  ['department', ending('驻.{1,10}办事处', '办公厅', '政府办公室', '政府办', '府办')],
  ['township', /(?:[镇乡]|苏木)(?:人民政府|政府)?(?:党政(?:综合)?办公室|办公室)?$/],
  ['government', ending('人民政府', '行政公署', '行署')],
  ['department', ending(...organs)],
]

export function kindOfName(name: string): IssuerKind | null {
  const bare = name.replace(/[((][^()()]{0,40}[))]$/, '')
  return byName.find(([, pattern]) => pattern.test(bare))?.[0] ?? null
}

const selves: Array<[IssuerKind, RegExp]> = [
  ['department', /[我本](?:局|委(?!托)|厅)|全局(?=累计|共|主动|全年|干部|各科|上下|公开|政府信息|系统)/g],
  ['township', /[我本][镇乡]|全[镇乡](?=累计|共|主动|全年|干部|各|上下|公开|政府信息)/g],
  ['street', /[我本]街道?(?!道)|本办事处|我街道|街道办事处(?=编制|主动|高度|认真)/g],
  ['public-institution', /[我本](?:校|院|公司)(?!区)/g],
]

/** @returns the kind a text says of itself (我局, 本镇), only where it says no other; with the first place it does. */
export function kindOfSelf(clean: string): { kind: IssuerKind; at: number } | null {
  const body = clean.slice(0, 60_000)
  const said = selves.map(([kind, pattern]) => {
    const all = [...body.matchAll(pattern)]
    return { kind, count: all.length, at: all[0]?.index ?? 0 }
  }).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || a.at - b.at)
  const [first, second] = said
  return first && (!second || first.count >= second.count * 3) ? { kind: first.kind, at: first.at } : null
}
