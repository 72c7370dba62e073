// Dates and periods as reports say them, and as scrapers left them.
import t from 'tap'
import fc from 'fast-check'
import { readDates } from '../../src/segment/dates.js'
import type { Text } from '../../src/model/text.js'

function textOf(clean: string): Text {
  return { clean, personal: [], lines: [], grids: [], span: (range) => range, at: (offset) => offset }
}

/** One mention as 'quote kind from..to', with ! when repaired. */
function mentions(clean: string): string[] {
  return readDates(textOf(clean)).map(({ start, end, kind, from, to, repaired }) =>
    `${clean.slice(start, end)}|${kind}|${from === to ? from : `${from}..${to}`}${repaired ? '!' : ''}`)
}

t.test('dates as they are written', (t) => {
  const cases: Array<[string, string[]]> = [
    ['2014年1月22日', ['2014年1月22日|day|2014-01-22']],
    ['发布日期:2014-01-22 10:17:50', ['2014-01-22|day|2014-01-22']],
    ['2014/1/22', ['2014/1/22|day|2014-01-22']],
    ['2014.1.22', ['2014.1.22|day|2014-01-22']],
    ['2016 年 12 月 31 日止', ['2016 年 12 月 31 日|day|2016-12-31']],
    ['二〇一〇年一月十九日', ['二〇一〇年一月十九日|day|2010-01-19']],
    ['二○一一年三月二十一日', ['二○一一年三月二十一日|day|2011-03-21']],
    ['二0一一年度', ['二0一一年度|year|2011-01-01..2011-12-31']],
    ['2012年3月', ['2012年3月|month|2012-03-01..2012-03-31']],
    ['2012年11月底', ['2012年11月底|day|2012-11-30']],
    ['2012年底', ['2012年底|day|2012-12-31']],
    ['2012年2月末', ['2012年2月末|day|2012-02-29']],
    ['每年3月l日前报送,2015年印发', ['3月l日|day|2015-03-01!', '2015年|year|2015-01-01..2015-12-31']],
    ['2023年02月29日', ['2023年|year|2023-01-01..2023-12-31']],
  ]
  for (const [clean, want] of cases) t.same(mentions(clean), want, clean)
  t.end()
})

t.test('periods', (t) => {
  const cases: Array<[string, string[]]> = [
    ['自2012年1月1日起至12月31日止', ['2012年1月1日起至12月31日|period|2012-01-01..2012-12-31']],
    ['自2012年1月1日起,至2012年12月31日止', ['2012年1月1日起,至2012年12月31日|period|2012-01-01..2012-12-31']],
    ['2016年1月1日至2016年12月31 日', ['2016年1月1日至2016年12月31 日|period|2016-01-01..2016-12-31']],
    ['2023年1月1日至12月31止。', ['2023年1月1日至12月31|period|2023-01-01..2023-12-31']],
    ['2012年上半年', ['2012年上半年|period|2012-01-01..2012-06-30']],
    ['2012年第三季度', ['2012年第三季度|period|2012-07-01..2012-09-30']],
    ['2012年1-8月份', ['2012年1-8月份|period|2012-01-01..2012-08-31']],
    ['2012年1月至10月', ['2012年1月至10月|period|2012-01-01..2012-10-31']],
    ['2011年度某县政府信息公开年度报告\n今年1-8月份,上半年,截止到7月底', ['2011年度|year|2011-01-01..2011-12-31',
      '1-8月份|period|2011-01-01..2011-08-31', '上半年|period|2011-01-01..2011-06-30', '7月底|day|2011-07-31']],
    ['清理2003年-2008年的信息', ['2003年-2008年|period|2003-01-01..2008-12-31']],
    ['5月1日开展,没有年份', []],
    ['2012年6月1日至7月3日,8月5日', ['2012年6月1日至7月3日|period|2012-06-01..2012-07-03', '8月5日|day|2012-08-05']],
  ]
  for (const [clean, want] of cases) t.same(mentions(clean), want, clean)
  t.end()
})

t.test('digits that lost their marks, where one reading is valid', (t) => {
  const cases: Array<[string, string[]]> = [
    ['截至201311月底', ['201311月底|day|2013-11-30!']],
    ['落款\n201732', ['201732|day|2017-03-02!']],
    ['2014122', []],
    ['发布日期:2014-01-22\n2014122', ['2014-01-22|day|2014-01-22', '2014122|day|2014-01-22!']],
    ['从201211日到1231日止', ['201211日到1231日|period|2012-01-01..2012-12-31!']],
    ['自20211月1日起至202212月31日止', ['20211月1日起至202212月31日|period|2021-01-01..2022-12-31!']],
    ['2017210日', ['2017210日|day|2017-02-10!']],
    ['从201611日起1231。', ['201611日起1231|period|2016-01-01..2016-12-31!']],
    ['2012111231日,全县公开', ['2012111231日|period|2012-01-01..2012-12-31!']],
    ['自201911日起至20191231日止', ['201911日起至20191231日|period|2019-01-01..2019-12-31!']],
    ['截止20101231日', ['20101231日|day|2010-12-31!']],
    ['22012年,我局', ['2012年|year|2012-01-01..2012-12-31!']],
    ['2012年1231日', ['2012年1231日|day|2012-12-31!']],
  ]
  for (const [clean, want] of cases) t.same(mentions(clean), want, clean)
  t.end()
})

t.test('numbers that are no dates', (t) => {
  for (const clean of ['〔2021〕30号', '〔202130号', '(国办发〔201226号)', '共2017条', '电话:2015359', 'content_2021096', '索引号:20140122-5',
    '/2019/12/10/art_1.html', '收到201412件', '邮编201812', '总计 2014 件', '3个月', 't20220811_490464', '共2018215人']) {
    t.same(mentions(clean), [], clean)
  }
  t.end()
})

t.test('every explicit day is read as itself, with its own characters', (t) => {
  const days = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2049-12-31T00:00:00Z'), noInvalidDate: true })
  fc.assert(fc.property(days, (date) => {
    const iso = date.toISOString().slice(0, 10)
    const [year, month, day] = iso.split('-').map(Number)
    for (const said of [iso, `${year}年${month}月${day}日`, `${year}/${month}/${day}`]) {
      const [mention, ...more] = readDates(textOf(`于${said}印发`))
      if (more.length > 0 || mention?.from !== iso || mention.to !== iso || mention.repaired) return false
    }
    return true
  }), { seed: 20080501, numRuns: 300 })
  t.end()
})

t.test('mentions stand in order and never overlap, whatever the text', (t) => {
  const piece = fc.constantFrom(
    '2014', '年', '1', '12', '月', '31', '日', '至', '起', '-', '201', '20141231', '底', '上半年', '。', '\n', '一二', '〇', '号', ' ',
  )
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
    const clean = pieces.join('')
    let end = 0
    return readDates(textOf(clean)).every((mention) => {
      const inside = mention.start >= end && mention.end > mention.start && mention.end <= clean.length
      end = mention.end
      return inside && mention.from <= mention.to
    })
  }), { seed: 20190515, numRuns: 2000 })
  t.end()
})
