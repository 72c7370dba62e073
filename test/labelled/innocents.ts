// Sentences that only look wrong in, drafts that hold one each out: what offices write, and no rule may find wanting.
import type { Base, Draft } from './draft.js'
import type { Defect } from './defects.js'

const every: Base[] = ['bureau-2012', 'bureau-2016', 'bureau-2020', 'bureau-2022', 'government-2023']
const newer: Base[] = every.slice(2)

/** Said of any year. */
const anyYear = [
  '赴外省学习考察政务公开经验，组织3名工作人员到浙江省跟班学习。',
  '对口帮扶资金使用情况、东西部协作项目（江苏省对口支援）信息全部公开。',
  '转载国务院、省政府政策文件46篇，并链接至湖南省人民政府网站。',
  '受理向市政府及市政府办公室提出的政府信息公开申请转办件2件。',
  '依法保护国家秘密、商业秘密、个人隐私，做到涉密信息不公开、公开信息不涉密。',
  '其中1件因申请内容不明确，告知补正后申请人放弃申请。',
  '有1件申请实为信访诉求，告知通过信访渠道反映。',
  '有2件申请因信息不存在告知申请人，1件属于重复申请不再处理。',
  '答复率100%，未出现超期答复的情况。',
  '全部按时答复，其中2件经批准延长答复期限并书面告知申请人。',
  '全年办理人大代表建议12件、政协提案9件，答复率、满意率均为100%，结果全部上网公开。',
  '全年12345热线办理工单1,206件，按时办结率98%。',
  '推进“放管服”改革，公开行政许可办事指南56项，“最多跑一次”事项清单120项。',
  '公开惠民惠农补贴资金发放信息，涉及农户2,300户、资金610万元，接受群众监督。',
  '召开新闻发布会4场，解读产业扶持政策，参会企业60家。',
  '较上年度增加公开信息32条，增长约12%。',
  '截至年底，本机关累计公开各类信息1.2万余条。',
  '开展历年信息规范清理，本报告可在本机关门户网站下载。',
  '配合县政府办公室完成县级政府公报编印4期，赠阅300份。',
  '对照《政府网站与政务新媒体检查指标》开展自查4次，整改错别字、错链问题11个。',
]
/** Of the regulation as revised. */
const underNewLaw = [
  '认真落实《中华人民共和国政府信息公开条例》第二十条规定的主动公开内容。',
  '依据《条例》第十四条、第十五条、第十六条的规定，对不予公开的信息定期评估审查。',
  '根据《条例》第三十六条第（五）项，告知申请人不属于本机关负责公开，全年共3件。',
  '严格按照《条例》第三十三条规定的时限答复申请人。',
  '修订后的条例取消了“三需要”的要求，我单位在受理时不再要求申请人说明用途。',
  '对涉及商业秘密、个人隐私的2件申请，书面征求第三方意见，第三方不同意公开，决定不予公开。',
]
const problems: string[][] = [
  ['存在的主要问题：一是公开的时效有差距，个别信息晚于规定时限；二是业务人员兼职多、变动大。', '改进措施：一是建立到期提醒台账；二是每半年轮训一次。'],
  ['存在问题：（一）政策解读形式较为单一，以文字为主。（二）基层公开专区利用率不高。', '改进情况：（一）增加图解、短视频等形式。（二）在村级便民点增设查询机。'],
  ['我单位政府信息公开工作还存在一些不足：如部分栏目更新不及时，个别文件公开属性标注不准确。下一步，将落实栏目责任人，逐件复核公开属性。'],
  ['（一）存在的主要问题', '1.公开内容与群众需求还有差距，2.业务人员对条例的掌握不够熟练。', '（二）改进情况', '1.通过问卷收集需求并补充公开事项14项，2.参加县里培训3次。'],
  ['主要问题是公开平台检索不便，历年文件按年份查不到。针对上述问题，已改版检索功能，补录文件210件。'],
]

const overviewWith = (line: string) => ({ sections: { overview } }: Draft): void => { overview.lines.push(line) }
const innocent = (line: string, bases: Base[], plant: Defect['plant']): Defect =>
  ({ name: `only looks wrong: ${line.slice(0, 24)}`, bases, wanting: [], plant })

/** Each in one kind of report, kind after kind. */
export const innocents: Defect[] = [
  ...anyYear.map((line, at) => innocent(line, [every[at % every.length]!], overviewWith(line))),
  ...underNewLaw.map((line, at) => innocent(line, [newer[at % newer.length]!], overviewWith(line))),
  ...problems.map((lines, at) => innocent(lines[0]!, [every[at % every.length]!], ({ sections }: Draft) => { sections.problems.lines = lines })),
]
