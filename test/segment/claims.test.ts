// Figures said in sentences: what they count, whose they are and of when.
import t from 'tap'
import { readClaims } from '../../src/segment/claims.js'
import type { DateMention, SectionSlot, Sentence } from '../../src/model/report.js'
import type { Text } from '../../src/model/text.js'

/** A text whose clean characters are its own; sentences end at 。 and line breaks. */
function tell(clean: string, slot: SectionSlot | null, dates: DateMention[] = []): string {
  const text: Text = { clean, personal: [], lines: [], grids: [], span: (range) => range, at: (offset) => offset }
  const sentences: Sentence[] = [...clean.matchAll(/[^。\n]+。?/g)].map((match) => (
    { start: match.index, end: match.index + match[0].length, slot, section: -1 }))
  return readClaims(text, sentences, dates, 2016)
    .filter(({ subject }) => subject !== 'other')
    .map((claim) => [
      `${claim.subject}=${claim.value}`, claim.role === 'this-year' ? '' : `/${claim.role}`, claim.precision === 'exact' ? '' : `~${claim.precision}`,
      claim.scope === 'own' ? '' : `@${claim.scope}`, claim.cutOff ? `<${claim.cutOff}` : '',
    ].join(''))
    .join(' ')
}

const month = (clean: string, said: string, to: string): DateMention[] => {
  const start = clean.indexOf(said)
  return [{ kind: 'month', from: `${to.slice(0, 8)}01`, to, repaired: false, reading: to, start, end: start + said.length }]
}

type Case = [said: string, told: string, slot?: SectionSlot]

const received: Case[] = [
  ['2016年度,受理依申请公开5件,全部按时答复。', 'applications.received=5'],
  ['全年共收到政府信息公开申请12件,其中当面申请2件,网上申请10件。', 'applications.received=12 applications.received=2/part applications.received=10/part'],
  ['全年共收到12件政府信息公开申请。', 'applications.received=12'],
  ['共收到公开申请3宗。', 'applications.received=3'],
  ['受理申请96,办结96。', 'applications.received=96 applications.handled=96', 'applications'],
  ['收到申请,共9件。', 'applications.received=9', 'applications'],
  ['共收到9件,予以公开7件,部分公开1件,不予公开1件。',
    'applications.received=9 applications.granted=7 applications.partlyGranted=1 applications.refused=1', 'applications'],
  ['收到政府信息公开申请9件,7件予以公开,2件不予公开。', 'applications.received=9 applications.granted=7 applications.refused=2'],
  ['收到并办结政府信息公开申请5件。', 'applications.received=5 applications.handled=5'],
  ['本年新收政府信息公开申请31件,上年结转2件,办结32件,结转下年度继续办理1件。',
    'applications.received=31 applications.carriedOver=2 applications.handled=32 applications.carriedForward=1'],
  ['共受理政府信息公开申请31件,答复32件(含上年度结转申请2件,另有1件顺延到下年度答复)。',
    'applications.received=31 applications.handled=32 applications.carriedOver=2 applications.carriedForward=1'],
  ['在已经答复的9件申请中,同意公开的9件。', 'applications.handled=9 applications.granted=9', 'applications'],
  ['在已经答复的9件申请中“同意公开”的9件。', 'applications.handled=9 applications.granted=9', 'applications'],
  ['本年度共受理政府信息公开申请0件。', 'applications.received=0'],
  ['收到政府信息公开申请十二件。', 'applications.received=12'],
  ['2015年收到申请8件,2016年收到申请12件,较上年增加4件。',
    'applications.received=8/last-year applications.received=12 applications.received=4/comparison', 'applications'],
  ['与去年相比,收到的申请增加4件。', 'applications.received=4/comparison', 'applications'],
  ['全县各部门共受理政府信息公开申请30件。', 'applications.received=30@wider'],
  ['收到政府信息公开申请(不含咨询)9件。', 'applications.received=9'],
]

const shares: Case[] = [
  ['收到网络申请3件、信函申请2件、当面申请1件。',
    'applications.received=3/unclear applications.received=2/part applications.received=1/part', 'applications'],
  ['公民申请5件、法人申请2件,共7件。', 'applications.received=5/part applications.received=2/part applications.received=7', 'applications'],
  ['按时办结7件,延期办结1件。', 'applications.handled=7/unclear applications.handled=1/unclear', 'applications'],
  ['不予公开3件,其中商业秘密2件,个人隐私1件。', 'applications.refused=3', 'applications'],
  ['收到申请9件,已主动公开5件,同意公开4件。', 'applications.received=9', 'applications'],
  ['收到10件,2015年结转2件,办结11件,结转2017年度1件。',
    'applications.received=10 applications.carriedOver=2 applications.handled=11 applications.carriedForward=1', 'applications'],
  ['收到政府信息公开申请5件。办结5件,其中予以公开3件,不予公开2件。',
    'applications.received=5 applications.handled=5 applications.granted=3 applications.refused=2'],
  ['收到政府信息公开申请5件。办理实事10件。', 'applications.received=5'],
  ['因公开被申请复议2件,其中结果维持1件,尚未审结1件。', 'review=2 review=1/part review=1/part'],
  ['废止和修改规范性文件5件。', ''],
  ['制发公文120件,其中规范性文件4件。', 'normative.issued=4'],
]

const nil: Case[] = [
  ['未收到政府信息公开申请。', 'applications.received=0'],
  ['没有接到公民、法人和其他组织要求获取政府信息的申请。', 'applications.received=0', 'applications'],
  ['2016年,我局无依申请公开事项。', 'applications.received=0'],
  ['依申请公开政府信息方面,本年度未收到相关申请。', 'applications.received=0'],
  ['没有发生有关政府信息公开事项的行政复议案、行政诉讼案和各类申诉案。', 'review=0 litigation=0'],
  ['未发生因政府信息公开申请引发的行政复议、行政诉讼。', 'review=0 litigation=0'],
  ['政府信息公开的行政复议案及行政诉讼案均为0宗。', 'review=0 litigation=0'],
  ['政府信息公开行政复议、行政诉讼均为零。', 'review=0 litigation=0'],
  ['因公开被申请行政复议、提起行政诉讼的情况均未发生。', 'review=0 litigation=0'],
  ['没有发生公开方面的行政复议,行政诉讼情况。', 'review=0 litigation=0'],
  ['没有一起行政复议案件。', 'review=0', 'appeals'],
  ['无。', 'review=0 litigation=0', 'appeals'],
  ['没有不予公开的情况。', 'applications.refused=0', 'applications'],
  ['未收到信函申请。', 'applications.received=0/part', 'applications'],
  ['本年未制发规范性文件。', 'normative.issued=0'],
]

const noFigures: Case[] = [
  ['未按时答复的申请将追究责任。', '', 'applications'],
  ['没有行政复议案件被撤销。', '', 'appeals'],
  ['没有出现行政诉讼败诉的情况。', '', 'appeals'],
  ['全年没有发生与诉讼(行政复议、行政申诉)有关的费用支出。', '', 'fees'],
  ['制发公文30件,其中主动公开26件,依申请公开4件。', ''],
  ['办理12345热线工单338件,受理咨询292件。', '', 'applications'],
  ['共受理各类办件10788件。', ''],
  ['办理行政处罚权力清单602项。', ''],
  ['公开行政许可信息120条,行政处罚信息30条。', ''],
  ['收办3607件。', '', 'applications'],
  ['受理行政许可申请120件。', '', 'applications'],
  ['公开行政复议决定书3件。', '', 'appeals'],
  ['印发《关于受理政府信息公开申请5件的通知》。', ''],
]

const others: Case[] = [
  ['主动公开政府信息7100余条,其中网站公开5900余条。', 'proactive=7100~over proactive=5900/part~over'],
  ['街道2016年度主动公开政府信息达100条。', 'proactive=100'],
  ['主动公开规范性文件3件,主动公开财政预算信息45条。', 'proactive=45/part'],
  ['截至2015年底累计主动公开政府信息8100条。', 'proactive=8100/cumulative'],
  ['2016年累计主动公开政府信息810条。', 'proactive=810'],
  ['累计主动公开政府信息810条。', 'proactive=810/unclear'],
  ['公开政府信息共7100余条。', 'proactive=7100~over'],
  ['上半年主动公开政府信息40条。', 'proactive=40<2016-06-30'],
  ['制发规范性文件4件,废止2件,现行有效32件。', 'normative.issued=4 normative.repealed=2 normative.inForce=32'],
  ['制定规章0件、规范性文件4件。', 'rules.issued=0 normative.issued=4'],
  ['2015年制发规范性文件0件。', 'normative.issued=0/last-year'],
  ['作出行政许可决定120件、行政处罚决定15件。', 'licences=120 penalties=15'],
  ['收取信息处理费400元。', 'processingFee=400', 'other'],
  ['依申请公开共收取检索、复制费用1.2万元。', 'fees=12000', 'fees'],
  ['收取各类规费近8642万元。', ''],
  ['行政复议2件,行政诉讼1件。', 'review=2 litigation=1', 'appeals'],
  ['行政复议、行政诉讼各3件。', 'review=3 litigation=3', 'appeals'],
  ['行政复议、行政诉讼分别为3件、2件。', 'review=3 litigation=2', 'appeals'],
  ['行政复议和行政诉讼案件共5件,其中行政复议3件。', 'review=5/unclear litigation=5/unclear review=3/part', 'appeals'],
  ['发生行政复议案件2件,维持1件。', 'review=2 review=1/part', 'appeals'],
  ['全县办理行政复议案件120件。', 'review=120@wider'],
  ['办理行政复议案件120件。', 'review=120@unclear'],
]

for (const [name, cases] of Object.entries({ received, shares, nil, noFigures, others })) {
  t.test(name, (t) => {
    for (const [said, told, slot] of cases) t.equal(tell(said, slot ?? null), told, said)
    t.end()
  })
}

t.test('figures that stop before the year does', (t) => {
  const said = '截至11月底,累计主动公开政府信息120余条,未收到政府信息公开申请。'
  t.equal(tell(said, null, month(said, '11月底', '2016-11-30')), 'proactive=120/cumulative~over<2016-11-30 applications.received=0<2016-11-30')
  const whole = '截至12月31日,共收到政府信息公开申请3件。'
  t.equal(tell(whole, null, month(whole, '12月31日', '2016-12-31')), 'applications.received=3')
  t.end()
})
