// Pages drawn by hand in, text and blocks out.
import t from 'tap'
import { layOut } from '../../../src/ingest/layout/layout.js'
import { aPage, paragraph, run, shown } from './drawn-page.js'
import type { LaidPage } from '../../../src/ingest/layout/laid-page.js'

const long = '青溪县人民政府全面贯彻落实政府信息公开条例，持续提升公开质量和服务水平，保障人民群众依法获取政府信息，全年主动公开各类信息三千余条。'
const years = ['零', '甲', '乙', '丙']
const more = '县政府办公室牵头建立健全信息发布审核机制，明确责任分工，逐项对照检查，按季度通报进展，确保各项要求落到实处见到成效。'

t.test('text', (t) => {
  const cases: Array<{ name: string; pages: LaidPage[]; expect: unknown[] }> = [
    { name: 'a paragraph of several lines is one', pages: [aPage([...paragraph(long, 100), ...paragraph(more, 184)])], expect: [long, more] },
    { name: 'in whatever order it is written', pages: [aPage([...paragraph(long, 100), ...paragraph(more, 184)].reverse())], expect: [long, more] },
    {
      name: 'a sentence runs over the end of a page and its number',
      pages: [
        aPage([...paragraph(long, 700).slice(0, 2), run('- 1 -', 290, 790, 12)]),
        aPage([...paragraph(long, 44).slice(2), ...paragraph(more, 128), run('- 2 -', 290, 790, 12)], [], 2),
      ],
      expect: [long, { chrome: '- 1 -' }, more, { chrome: '- 2 -' }],
    },
    {
      name: 'running heads, with a number in them',
      pages: [1, 2, 3].map((page) => aPage([run(`青溪县人民政府公报 第${page}页`, 72, 40, 10), ...paragraph(`今年${years[page]}${long}`, 100)], [], page)),
      expect: [1, 2, 3].flatMap((page) => [{ chrome: `青溪县人民政府公报 第${page}页` }, `今年${years[page]}${long}`]),
    },
    {
      name: 'a title broken where it looks well',
      pages: [aPage([run('青溪县人民政府', 221, 90, 22), run('2023年政府信息公开工作年度报告', 144, 122, 22), ...paragraph(long, 200)])],
      expect: ['青溪县人民政府2023年政府信息公开工作年度报告', long],
    },
    {
      name: 'a title longer than its line',
      pages: [aPage([run('青溪县石桥镇人民政府政府信息公开工作年度', 78, 90, 22), run('报告', 276, 122, 22), ...paragraph(long, 200)])],
      expect: ['青溪县石桥镇人民政府政府信息公开工作年度报告', long],
    },
    {
      name: 'a heading after a line that lost its end',
      pages: [aPage([run(long.slice(0, 28), 72, 72), run('一、总体情况', 72, 100), ...paragraph(more, 128)])],
      expect: [long.slice(0, 28), '一、总体情况', more],
    },
    {
      name: 'headings stand alone',
      pages: [aPage([run('一、总体情况', 104, 72), ...paragraph(long, 100), run('（一）主动公开', 104, 184), ...paragraph(more, 212)])],
      expect: ['一、总体情况', long, '（一）主动公开', more],
    },
    {
      name: 'a date set to the right, and the foot of a printed page after it',
      pages: [aPage([...paragraph(long, 100), run('2024年1月26日', 408, 184), run('关于我们 网站地图', 72, 212)])],
      expect: [long, '2024年1月26日', '关于我们 网站地图'],
    },
    { name: 'bold faked by printing twice', pages: [aPage([run('一、总体情况', 104, 72), run('一、总体情况', 104.4, 72)])], expect: ['一、总体情况'] },
    {
      name: 'raised numbers and other fonts on the line they belong to',
      pages: [aPage([run('占地', 72, 100), run('35', 104, 98, 17), run('m', 122, 100), run('2', 130, 97, 8), run('以上', 134, 100)])],
      expect: ['占地35m2以上'],
    },
    { name: 'words apart with a blank', pages: [aPage([run('Annual', 72, 100), run('report', 124, 100)])], expect: ['Annual report'] },
    { name: 'a number and Chinese without', pages: [aPage([run('2023', 72, 100), run('年', 108, 100)])], expect: ['2023年'] },
    { name: 'a kerned number without', pages: [aPage([run('3', 72, 100), run('119', 80.5, 100)])], expect: ['3119'] },
  ]
  for (const { name, pages, expect } of cases) t.strictSame(shown(layOut(pages)), expect, name)
  t.end()
})

t.test('every character is found again where it is printed', (t) => {
  const { text, locate } = layOut([aPage(paragraph(long, 100))])
  const at = text.indexOf('保障')
  t.strictSame(locate!({ start: at, end: at + 2 }), [{ page: 1, box: { x: 72 + 16 * ((at + 2) % 28), y: 128, width: 32, height: 16 } }])
  t.equal(locate!({ start: 0, end: text.length }).length, 3, 'one box a line')
  t.strictSame(locate!({ start: 5, end: 5 }), [])
  t.end()
})
