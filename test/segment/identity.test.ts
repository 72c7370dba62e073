// What a document is, whose, of which year, and when it came out: one table for each question, by class of oddity.
import t from 'tap'
import { ingest } from '../../src/ingest/ingest.js'
import { normalise } from '../../src/normalise/normalise.js'
import { segment } from '../../src/segment/segment.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { Identity, Submitted } from '../../src/model/report.js'

async function identify(text: string, submitted: Submitted = {}): Promise<Identity> {
  const source = await ingest({ name: 'x.txt', bytes: new TextEncoder().encode(`${text}\n`) })
  return segment(source, normalise(source), submitted, loadRulebook()).identity
}

const tail = '政府信息公开工作年度报告'

t.test('kind of document', async (t) => {
  const parts = `统计期限自2009年1月1日起至12月31日止。主动公开9条,信息公开申请0件,行政复议0件,存在的问题:${'人手少。'.repeat(80)}`
  const cases: Array<[string, string]> = [
    [`岳西县2016年${tail}`, 'annual-report'],
    ['岳西县2016年政府信息公开年报', 'annual-report'],
    ['岳西县水利局关于2021年度政府信息公开情况的报告', 'annual-report'],
    ['岳西县2025年政府信息公开工作告年度报', 'annual-report'],
    ['岳西县2012年政府信息公开年度报告及2013年工作安排', 'annual-report'],
    [`岳西县2016年${tail}-ag某某app`, 'annual-report'],
    [`岳西县人民政府办公室关于公布\n岳西县2009年度${tail}的通知\n现予公布。\n岳西县2009年度${tail}\n${parts}`, 'annual-report'],
    [`关于做好2009年度${tail}有关事项的通知`, 'notice'],
    [`关于做好2009年度${tail}\n编制和公布工作的通知\n各乡镇人民政府:`, 'notice'],
    [`关于${tail}\n有关事项的通知`, 'notice'],
    [`关于认真做好2009年度${tail}`, 'notice'],
    ['县府办信息公开报告\n现就加强公开工作提出以下意见:\n一、健全机构', 'notice'],
    // Pages whose title was lost: the preface, or the form's own first part, says what they are.
    ['本报告由岳西县信息公开领导小组办公室编制,所列数据的统计期限自2012年1月1日至12月31日。\n一、概述\n2012年,我县', 'annual-report'],
    ['现公布青山园区管委会2018年政府信息公开工作年度报告。本报告内容涵盖2018年1月1日至12月31日。\n一、概述', 'annual-report'],
    [`一、总体情况\n(一)主动公开\n公开60条。\n(二)依申请公开\n收到0件。\n(三)政府信息管理\n按月清理。\n(四)平台建设\n有网站。\n(五)监督保障\n有检查。`, 'annual-report'],
    [`一、概述\n编制了《青山县气象局2015年${tail}》。\n二、基本情况\n建立了首问负责制度、监督检查制度、责任追究制度。\n三、主动公开政府信息情况\n公开6条。\n四、依申请公开情况\n没有申请。\n五、复议诉讼情况\n没有。`, 'annual-report'],
    ['现将我局2014年政府信息公开情况报告如下。\n一、主动公开情况\n公开6条。\n二、依申请公开情况\n没有申请。\n三、收费及减免情况\n没有收费。\n四、复议诉讼情况\n没有。\n五、存在的问题\n更新不及时。', 'annual-report'],
    ['依据《高等学校信息公开办法》编制本报告,所列数据统计期限自2021年9月1日至2022年8月31日。\n一、概述\n2021-2022学年,学校', 'university'],
    ['2023年,青山街道在公开系统上公布信息47条,其中人事任免5条,财政预决算2条', 'unknown'],
    [`2018年${tail}报送通知`, 'notice'],
    ['关于印发政府信息公开工作年度报告格式的通知(国办公开办函〔2021〕30号)', 'notice'],
    ['政府信息公开年度报告制度(试行)', 'rule'],
    [`${tail}\n第一条 为了公开\n第二条 各单位\n第三条 每年`, 'rule'],
    [`${tail}格式模板`, 'template'],
    [`XX县20XX年${tail}`, 'template'],
    ['青山学院2021-2022学年信息公开年度报告', 'university'],
    ['岳西县政府信息公开整改提升月活动总结', 'rectification'],
    ['2020年度政务公开工作开展及整改情况', 'rectification'],
    ['2012年第一季度政府信息公开工作总结', 'quarterly'],
    ['2015年政务公开工作要点', 'plan'],
    ['主动公开全清单/标准', 'standard'],
    ['岳西县政府信息公开指南', 'guide'],
    ['2020年岳西县法治政府建设年度报告', 'legal-government'],
    [`岳西县水利局发布2020年${tail}\n近日,水利局发布了报告。`, 'news'],
    [`2021年岳西县${tail}解读`, 'interpretation'],
    ['今日天气\n晴', 'unknown'],
  ]
  for (const [text, want] of cases) {
    const { kind, otherKind, regime } = await identify(text)
    t.equal(otherKind ?? kind, want, text.slice(0, 40))
    if (kind === 'other') t.equal(regime, null)
  }
})

t.test('how many reports', async (t) => {
  const report = (head: string): string => `${head}\n一、概述\n${'全年主动公开政府信息,依申请公开办理申请。'.repeat(30)}\n`
  t.equal((await identify(report(`岳西县2012年${tail}`) + report(`太湖县2012年${tail}`))).reports, 2)
  t.equal((await identify(report(`岳西县2012年${tail}`) + report(`岳西县2013年${tail}`))).reports, 2)
  t.equal((await identify(report(`岳西县2012年${tail}`) + report(`岳西縣2012年${tail}`))).reports, 1, 'a mirror of itself')
  t.equal((await identify(`${report(`岳西县2012年${tail}`)}岳西县2011年${tail}\n岳西县2010年${tail}`)).reports, 1, 'links to others')
})

t.test('issuer where no title names it', async (t) => {
  const cases: Array<[string, string]> = [
    [`${tail}\n本报告由岳西县教育委员会编制。`, '岳西县教育委员会'],
    [`${tail}\n本报告由岳西县人民政府青山街道党政办公室综合科编制。`, '岳西县人民政府青山街道办事处'],
    [`${tail}\n现公布岳西县民族事务委员会(以下简称县民委)2024年政府信息公开工作年度报告。`, '岳西县民族事务委员会'],
    [`${tail}\n编制《青山街道办事处2023年政府信息公开工作年度报告》。`, '青山街道办事处'],
    [`兴安盟2024年${tail}`, '兴安盟行政公署'],
  ]
  for (const [text, name] of cases) t.equal((await identify(text)).issuer.name.value, name, text)
  t.end()
})

t.test('what is no title', async (t) => {
  t.equal((await identify(`文 号 | 主题词 |\n2018年${tail}\n一、概述`)).title.value, `2018年${tail}`)
  t.equal((await identify(`索 引 号 | qs/2019-1 | [发布机构] | 岳西县水利局 |\n现将我局2018年度政府信息公开情况报告如下:\n一、概述`)).title.value, null)
  t.equal((await identify('主动公开政府信息情况\n2023年,公布信息47条')).title.value, null)
  t.end()
})

t.test('report year', async (t) => {
  const cases: Array<[string, number | null]> = [
    [`岳西县2012年${tail}`, 2012],
    [`岳西县${tail}(2020)`, 2020],
    [`岳西县2023年度${tail}\n2022年制定文件0件`, 2023],
    ['岳西县二〇一一年政府信息公开年度报告', 2011],
    [`2020${tail}`, 2020],
    [`关于2011年政府信息公开工作的年度\n报告\n石府办字[2012]4号`, 2011],
    [`岳西县${tail}\n统计期限自2016年1月1日起至2016年12月31日止`, 2016],
    [`岳西县${tail}\n为做好工作,编制2017年度政府信息公开工作年度报告。`, 2017],
    [`岳西县${tail}\n2019年初部署。2019年公开9条。2019年受理1件。2018年结转1件。`, 2019],
    [`岳西县${tail}\n(皖政〔2019〕3号)〔2020〕4号`, null],
  ]
  for (const [text, want] of cases) t.equal((await identify(text)).year.value, want, text.slice(0, 40))
  t.equal((await identify(`岳西县2007年${tail}`)).regime, null, 'before the regulation')
  t.equal((await identify(`岳西县2031年${tail}`)).regime, null, 'after the last year verified')
  t.equal((await identify(`岳西县2018年${tail}`)).regime, 'cn-2007-form-2014')
})

t.test('issuer and its kind', async (t) => {
  const cases: Array<[string, string | null, string | null]> = [
    [`岳西县2012年${tail}`, '岳西县人民政府', 'government'],
    [`2012年岳西县人民政府信息公开年度报告`, '岳西县人民政府', 'government'],
    [`岳西县政府2016年度信息公开工作报告`, '岳西县人民政府', 'government'],
    [`岳西县人民政府办公室2012年${tail}`, '岳西县人民政府办公室', 'department'],
    [`安庆市岳西县温泉镇2012年${tail}`, '安庆市岳西县温泉镇人民政府', 'township'],
    [`来榜乡2012年${tail}\n来源:岳西县来榜乡人民政府`, '岳西县来榜乡人民政府', 'township'],
    [`迎江区新河路街道2012年${tail}`, '迎江区新河路街道办事处', 'street'],
    [`安庆经济开发区2012年${tail}`, '安庆经济开发区管理委员会', 'development-zone'],
    [`安庆国家高新区管委会办公室2012年${tail}`, '安庆国家高新区管委会办公室', 'development-zone'],
    [`东湖高新区卫生健康局2022年${tail}`, '东湖高新区卫生健康局', 'department'],
    [`北京市城市管理委员会2020年${tail}`, '北京市城市管理委员会', 'department'],
    [`国家税务总局岳西县税务局2019年${tail}`, '国家税务总局岳西县税务局', 'department'],
    [`安庆海关2016年${tail}`, '安庆海关', 'department'],
    [`岳西县第一中学2012年${tail}`, '岳西县第一中学', 'public-institution'],
    [`岳西县供水有限公司2012年信息公开年度报告`, '岳西县供水有限公司', 'public-institution'],
    [`岳西县住房公积金中心2012年${tail}`, '岳西县住房公积金中心', null],
    [`2012年${tail}(岳西县统计局)`, '岳西县统计局', 'department'],
    [`2012年${tail}\n我局主动公开9条,我局未收到申请。`, null, 'department'],
    [`2012年${tail}\n我镇主动公开9条,本镇未收到申请,全镇上下重视。`, null, 'township'],
    [`2012年${tail}\n全县主动公开9条。`, null, null],
    [`puroview.com2012年岳西县${tail}`, '岳西县人民政府', 'government'],
    [`中国体彩网,体彩网岳西县交通运输局2022年${tail}`, '岳西县交通运输局', 'department'],
    [`365bet在线…@:岳西县审计局2022年${tail}`, '岳西县审计局', 'department'],
    [`岳西县审计局\n2022年${tail}`, '岳西县审计局', 'department'],
  ]
  for (const [text, name, kind] of cases) {
    const { issuer } = await identify(text)
    t.equal(issuer.name.value, name, text.slice(0, 40))
    t.equal(issuer.kind.value, kind, text.slice(0, 40))
  }
})

t.test('province', async (t) => {
  const cases: Array<[string, string | undefined, string | null]> = [
    [`岳西县2012年${tail}`, undefined, '安徽省'],
    [`河北区2012年${tail}`, undefined, '天津市'],
    [`甘南州卫生健康委2012年${tail}`, undefined, '甘肃省'],
    [`峨山县卫生局2012年${tail}`, undefined, '云南省'],
    [`黔东南州2012年${tail}`, undefined, '贵州省'],
    [`宣武区某街道办事处2009年${tail}`, undefined, '北京市'],
    [`八道江区2009年${tail}`, undefined, '吉林省'],
    [`东湖高新区统计局2012年${tail}`, undefined, '湖北省'],
    [`鼓楼区司法局2012年${tail}`, undefined, null],
    [`鼓楼区司法局2012年${tail}\n福州市统一部署`, undefined, '福建省'],
    [`南京市鼓楼区司法局2012年${tail}`, undefined, '江苏省'],
    [`大同镇2012年${tail}`, undefined, null],
    [`公安局2012年${tail}`, undefined, null],
    [`东方红林业局2012年${tail}`, undefined, null],
    [`安阳河镇2012年${tail}`, undefined, null],
    [`平安大街街道2012年${tail}`, undefined, null],
    [`公安交通管理局2012年${tail}`, undefined, null],
    [`绵竹高新技术产业园区2012年${tail}`, undefined, '四川省'],
    [`江苏海安农业农村局2012年${tail}`, undefined, '江苏省'],
    [`自然资源局2012年${tail}`, undefined, null],
    [`官塘乡2012年${tail}`, 'http://www.zjqy.gov.cn/', '浙江省'],
    [`北街街道2012年${tail}`, 'www.gsgz.gov.cn', '甘肃省'],
    [`迎宾路街道2012年${tail}`, 'https://www.syyh.gov.cn/a/b?c=1', '辽宁省'],
    [`团结乡2012年${tail}`, 'http://xxgk.tongyu.gov.cn/', '吉林省'],
    [`2012年${tail}`, 'http://wlht.gov.cn', '内蒙古自治区'],
    [`2012年${tail}`, 'http://www.zb.gov.cn', null],
    [`2012年${tail}`, 'http://leiyang.example.com/', null],
    [`宿安乡2012年${tail}`, 'http://www.linyixian.gov.cn', null],
    [`宿安乡2012年${tail}\n联系电话:0534-4221234`, 'http://www.linyixian.gov.cn', '山东省'],
    [`2012年${tail}\n联系电话:05635102615`, undefined, '安徽省'],
  ]
  for (const [text, url, want] of cases) {
    const { issuer } = await identify(text, url ? { url } : {})
    t.equal(issuer.province.value, want, `${text.slice(0, 24)} ${url ?? ''}`)
  }
})

t.test('host', async (t) => {
  const title = `泾县2012年${tail}`
  t.equal((await identify(title)).host, null)
  t.equal((await identify(title, { url: 'http://ahjx.gov.cn/x' })).host, 'own')
  t.equal((await identify(title, { url: 'http://www.xuancheng.gov.cn/x' })).host, 'own', 'its city')
  t.equal((await identify(title, { url: 'http://www.leiyang.gov.cn/x' })).host, 'government')
  t.equal((await identify(title, { url: 'http://whentby.com/gov.cn' })).host, 'other')
  t.equal((await identify(title, { url: 'http://122.137.242.24/' })).host, 'other')
  const naming = await identify(`${title}\n电子版可在www.abcde.gov.cn下载`, { url: 'http://www.abcde.gov.cn/' })
  t.equal(naming.host, 'own', 'named by the report')
})

t.test('date of publication', async (t) => {
  const title = `岳西县2016年${tail}`
  const cases: Array<[string, string | null, string | null]> = [
    [`${title}\n发布日期:2017-02-23 10:17    点击数:`, '2017-02-23', 'page'],
    [`${title}\n来源:县政府办 时间:2017-01-12 10:01`, '2017-01-12', 'page'],
    [`| 发布机构 | 县政府办 | 发布日期 | 2017-03-31 12:16:33 |\n${title}`, '2017-03-31', 'page'],
    [`索引号 | 1 | 发文日期 | 2017-02-28 |\n${title}`, '2017-02-28', 'page'],
    [`公文生成日期:2017-03-31\n发布日期:2017-01-19\n${title}`, '2017-01-19', 'page'],
    [`${title}\n2017年02月06日\n一、概述`, '2017-02-06', 'page'],
    [`2019年12月3日星期二\n${title}\n一、概述`, null, null],
    [`2019年12月3日星期二\n${title}\n发布时间:2017-03-06 15:33`, '2017-03-06', 'page'],
    [`2024-05-09 全市工作会议召开 2024-05-08 某项目开工\n${title}\n发布时间:2017-01-11`, '2017-01-11', 'page'],
    [`${title}\n一、概述\n内容。\n岳西县人民政府\n2017年3月20日`, '2017-03-20', 'closing-line'],
    [`${title}\n一、概述\n内容。\n201732`, '2017-03-02', 'closing-line'],
    [`${title}\n一、概述\n内容。\n2017122`, null, null],
    [`${title}\n发布日期:2017-01-22\n一、概述\n内容。\n2017122`, '2017-01-22', 'page'],
    [`${title}\n发布日期:2015-03-20\n一、概述`, null, null],
    [`${title}\n发布日期:2016-10-28\n一、概述`, '2016-10-28', 'page'],
    [`${title}\n发布日期:2019-12-10\n一、概述`, '2019-12-10', 'page'],
    [`${title}\n一、概述\n2016年5月3日印发办法,2016年6月召开会议。`, null, null],
  ]
  for (const [text, date, source] of cases) {
    const { publishedOn } = await identify(text)
    t.equal(publishedOn.value, date, text)
    t.equal(publishedOn.source, source, text)
  }
  const both = await identify(`${title}\n发布日期:2017-04-06\n一、概述\n内容。\n2017年3月20日`)
  t.same(both.otherPublicationDates.map(({ date, source }) => [date, source]), [['2017-03-20', 'closing-line']])
})

t.test('what is submitted wins, and the clash is shown', async (t) => {
  const text = `岳西县2016年${tail}\n发布日期:2017-02-23`
  const same = await identify(text, { year: 2016, publishedOn: '2017-02-23' })
  t.same(same.clashes, [])
  const identity = await identify(text, {
    year: 2019, issuer: '太湖县水利局', province: '安徽省', publishedOn: '2020-02-01', issuerKind: 'department', draft: true,
  })
  t.match(identity, {
    year: { value: 2019, from: 'submitted' }, regime: 'cn-2019-form-2019', draft: true,
    issuer: { name: { value: '太湖县水利局' }, kind: { value: 'department' }, province: { value: '安徽省' } },
    publishedOn: { value: '2020-02-01', source: 'submitted' },
  })
  t.same(identity.clashes.map(({ field }) => field), ['year', 'issuer'])
  const named = await identify(`2016年${tail}`, { issuer: '太湖县水利局' })
  t.equal(named.issuer.kind.value, 'department', 'its kind follows from the name')
})
