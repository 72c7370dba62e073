// The clean text, its lines with their roles, and the way back to the text as read.
import fc from 'fast-check'
import t from 'tap'
import { normalise } from '../../src/normalise/normalise.js'
import type { Grid, Source } from '../../src/model/source.js'

const seed = 20190515

function sourceOf(text: string): Source {
  return {
    format: 'text', mediaType: 'text/plain', sha256: '', text, pages: null, notes: [],
    blocks: text === '' ? [] : [{ kind: 'paragraph', role: 'body', span: { start: 0, end: text.length } }],
  }
}

t.test('characters', (t) => {
  const cases: Array<[read: string, clean: string]> = [
    ['２０２４年，共１２条；约３％：（一）Ａ～Ｂ', '2024年,共12条;约3%:(一)A~B'],
    ['、。《》〔〕“”——…', '、。《》〔〕“”——…'],
    ['国办发﹝2019﹞60号', '国办发〔2019〕60号'],
    ['占　3 8%\u2802的\u2009信息', '占 3 8% 的 信息'],
    ['信\u200b息\ufeff公\u00ad开\u0000\u0007', '信息公开'],
    ['政府信息公開工作年度報告', '政府信息公开工作年度报告'],
    ['諮詢、複議、機構裏', '咨询、复议、机构里'],
    ['乾县人民政府', '乾县人民政府'],
    ['㈠总体①2024年⒈概述Ⅲ', '(一)总体(1)2024年1.概述III'],
    ['⽂件、⾏政、人⺠、⻓效', '文件、行政、人民、长效'],
    ['「條例」−3∶2', '“条例”-3:2'],
    ['二○一一年、二〇一一年', '二〇一一年、二〇一一年'],
    ['報(bào)告、發(fā)布、機(jī)構(gòu)', '报告、发布、机构'],
    ['文(wen)章(zhang)的(de)公(gong)開(kai)', '文章的公开'],
    ['文件(ofd)、经办人(an)', '文件(ofd)、经办人(an)'],
    ['3月l日、20l4年、2Ol4年、All', '3月1日、2014年、2014年、All'],
    ['1,234条、1 234条', '1,234条、1 234条'],
    ['甲\r乙\f丙\u2028丁', '甲\n乙\n丙\n丁'],
  ]
  for (const [read, clean] of cases) t.equal(normalise(sourceOf(read)).clean, clean, JSON.stringify(clean))
  t.end()
})

t.test('the way back', (t) => {
  const cases: Array<[read: string, clean: string, span: string]> = [
    ['国办发﹝2019﹞60号', '〔2019〕60号', '﹝2019﹞60号'],
    ['政府信息公開工作年度報(bào)告。', '年度报告', '年度報(bào)告'],
    ['㈠总体情况', '(一)', '㈠'],
    ['㈠总体情况', '一', '㈠'],
    ['信\u200b息公开', '信息', '信\u200b息'],
    ['依法\u200b', '依法', '依法'],
    ['３月l日', '1', 'l'],
    ['𠮷县人民政府', '𠮷县', '𠮷县'],
  ]
  for (const [read, clean, expected] of cases) {
    const text = normalise(sourceOf(read))
    const start = text.clean.indexOf(clean)
    const { start: from, end: to } = text.span({ start, end: start + clean.length })
    t.equal(read.slice(from, to), expected, `${clean} in ${read}`)
  }
  t.end()
})

t.test('roles of lines', (t) => {
  const cases: Array<[role: string, lines: string[]]> = [
    ['chrome', [
      '登录 |  注册', '登录', '当前位置: 首页 > 政务公开 > 年报', '您现在所在的位置: 网站首页 > 政府信息公开', '首页 > 信息公开 > 年度报告', '设为主页 | 加入收藏',
      '【打印】 【关闭】', '打印 关闭', '字体:[大 中 小]', '字号:大 中 小', '点击数: 123', '浏览次数:45次', '版权所有:青溪县人民政府', '苏ICP备05003765号', '上一篇:通知', '相关链接',
      '主办:青溪县人民政府办公室', '无障碍浏览 | 长者模式', '分享到:', '网站标识码:3400000000', '网站首页', '返回顶部', '[字体:大 中 小]', '首页 政务公开 互动交流 政务服务',
    ]],
    ['metadata', [
      '发布日期:2014-01-22    点击数:', '发布时间:2012-03-02 来源:县信息办 字号【', '索 引 号 001122334/201505-00012 信息分类 主题活动', '来源:县政府办',
      '信息来源:县政府办 发布时间:2015-01-02 10:00',
      '文号: 青政办〔2015〕1号', '【发布日期】2014-01-22', '主题分类 综合政务', '时间:2013-01-24 来源:青溪县政府', '日期:2015年3月2日 浏览:100次',
      '2014-01-22 10:00 来源:县政府', '作者:张某 2014-03-01',
      '[发布日期] 2014-01-22', '• 公文生成日期:2012-03-31', '索  引  号:0001/2021-1 … 发布时间:2021-01-21', '有效性:有效', '更新时间:2014-01-22 09:00',
      '发布者:办公室 发布时间:2016-3-4',
    ]],
    ['body', [
      '一、总体情况', '发布信息3119条', '来源于申请的信息', '登录政府网站查阅', '打印和复印费用', '联系我们的途径畅通,全年答复咨询12次', '文号为青政办〔2015〕1号的文件', '作者权益保护情况',
      '公开方式多样', '公开范围进一步扩大,公开时限进一步缩短', '公开形式', '公开时限', '主办单位增加3家,全年举办培训2次', '来源', '更新时间及时率100%', '关键词条公开100条',
      '青溪县2014年政府信息公开工作年度报告',
      '(三)公开形式', '相关信息公开情况', '版权保护宣传', '位置:本报告所称位置', '技术支持力度不断加大', '时间:2014年1月1日至12月31日', '日期 | 数量', '首页设置公开专栏', '分享到的经验',
      '主题词标引规范', '名称变更情况', '发布单位达到40家',
    ]],
  ]
  for (const [role, lines] of cases) for (const line of lines) t.equal(normalise(sourceOf(line)).lines[0]?.role, role, line)
  t.end()
})

t.test('a date of publication is kept out of the chrome', (t) => {
  const source = sourceOf('分享到 发布日期:2014-01-22\n2024-05-09 通知')
  for (const block of source.blocks) block.role = 'chrome'
  t.same(normalise(source).lines.map(({ role }) => role), ['metadata', 'chrome'])
  t.end()
})

t.test('a row of links that is none ends soon', (t) => {
  const row = `${'政务公开    互动交流    '.repeat(8)}完`
  t.equal(normalise(sourceOf(row)).lines[0]?.role, 'body')
  t.equal(normalise(sourceOf(`打印${' [大 中 小] '.repeat(12)}完`)).lines[0]?.role, 'body')
  t.end()
})

t.test('lines and grids', (t) => {
  const text = '　第一行 \n\n第二行\n许可｜１２｜\n'
  const source: Source = {
    ...sourceOf(text),
    blocks: [
      { kind: 'paragraph', role: 'body', span: { start: 0, end: 11 }, heading: 2 },
      { kind: 'grid', role: 'body', span: { start: 11, end: 17 }, rows: 1, columns: 3, cells: [
        { row: 0, column: 0, rowSpan: 1, columnSpan: 1, span: { start: 11, end: 13 } },
        { row: 0, column: 1, rowSpan: 1, columnSpan: 1, span: { start: 14, end: 16 } },
        { row: 0, column: 2, rowSpan: 1, columnSpan: 1, span: { start: 17, end: 17 } },
      ] },
    ],
  }
  const { clean, lines, grids } = normalise(source)
  t.same(lines.map(({ start, end, block, heading }) => [clean.slice(start, end), block, heading ?? null]),
    [['第一行', 0, 2], ['第二行', 0, 2], ['许可', 1, null], ['12', 1, null]], 'blank lines and cells are no lines')
  t.same(grids[0]?.cells.map(({ start, end, column }) => [clean.slice(start, end), column]), [['许可', 0], ['12', 1], ['', 2]])
  t.end()
})

t.test('a catalogue record is no table', (t) => {
  const cases: Array<[text: string, record: boolean]> = [
    ['索引號(hào)\t000014349/2021-1\n發(fā)布機(jī)構(gòu)\t某办公厅', true], ['标 题\t某报告\n发布日期\t2021-03-31', true],
    ['规章\t12\n规范性文件\t3', false], ['名称\t公开时限\n公开形式\t网站', false],
  ]
  for (const [text, record] of cases) {
    const cells = text.split(/[\t\n]/)
    let start = 0
    const placed = cells.map((cell, index) => {
      const span = { start, end: start + cell.length }
      start = span.end + 1
      return { row: index >> 1, column: index & 1, rowSpan: 1, columnSpan: 1, span }
    })
    const grid: Grid = { kind: 'grid', role: 'body', span: { start: 0, end: text.length }, rows: 2, columns: 2, cells: placed }
    const { lines, grids } = normalise({ ...sourceOf(text), blocks: [grid] })
    t.same([grids.length, lines.length, lines[0]?.role], record ? [0, 2, 'metadata'] : [1, 4, 'body'], text)
  }
  t.end()
})

/** Characters that the cleaning treats in some way, between any others. */
const awkward = fc.string({ unit: fc.oneof(
  fc.constantFrom(...'报告公開發布（）()㈠①⒈ⅢＡ１，　\u00A0\u200b\ufeff\u0000\u2028\r\n\t○〇l1IO月日年｡ﾞ㎡ﷺ…'),
  fc.constantFrom('(bào)', '(wen)', '𠮷', '\ud800', '\udc00'), fc.string({ unit: 'binary', maxLength: 2 }),
), maxLength: 60 })

t.test('for any text', (t) => {
  fc.assert(fc.property(awkward, fc.nat(), fc.nat(), (read, a, b) => {
    const text = normalise(sourceOf(read))
    const [start, end] = [a % (text.clean.length + 1), b % (text.clean.length + 1)].sort((x, y) => x - y) as [number, number]
    const span = text.span({ start, end })
    if (!(0 <= span.start && span.start <= span.end && span.end <= read.length)) throw new Error('a span leaves the text')
    if (start < end && span.start === span.end) throw new Error('characters come from nowhere')
    const whole = text.span({ start: 0, end: text.clean.length })
    if (whole.start > span.start || (start < end && whole.end < span.end)) throw new Error('a part is wider than the whole')
    if (start < end && text.at(span.start) > start) throw new Error('the way there and back moves forward')
    for (let at = 1; at < text.clean.length; at++) {
      const [one, two] = [text.span({ start: at - 1, end: at }), text.span({ start: at, end: at + 1 })]
      if (one.start > two.start || one.end > two.end) throw new Error('offsets run backwards')
    }
    if (normalise(sourceOf(text.clean)).clean !== text.clean) throw new Error('cleaning twice changes the text again')
    for (const line of text.lines) {
      if (line.start >= line.end || /\n|^ | $/.test(text.clean.slice(line.start,
        line.end))) throw new Error('a line is not one line')
    }
  }), { seed, numRuns: 3000 })
  t.end()
})
