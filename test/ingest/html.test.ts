// Saved web pages: what is the article, what is around it, what is hidden, and how a table keeps its merged cells.
import t from 'tap'
import { ingest } from '../../src/ingest/ingest.js'
import { Fault } from '../../src/model/fault.js'
import type { Grid, Source } from '../../src/model/source.js'

const read = (content: string, name = 'page.html'): Promise<Source> => ingest({ name, bytes: new TextEncoder().encode(content) })
const prose = '全县主动公开政府信息3119条,其中规范性文件12件。'.repeat(12)
const page = (body: string,
  head = '') => `<!DOCTYPE html><html><head><meta charset="gb2312">${head}</head><body>${body}</body></html>`
const article = (body: string) => page(`<div id="zoom">${body}<p>${prose}</p></div>`)

/** Each paragraph as "role text"; a grid as "role grid", a picture as "role picture". */
function outline({ text, blocks }: Source): string[] {
  return blocks.map(({ kind, role, span }) => `${role} ${kind === 'paragraph' ? text.slice(span.start, span.end) : kind}`)
}

function gridsOf(source: Source): Grid[] {
  return source.blocks.filter((block): block is Grid => block.kind === 'grid')
}

t.test('publication lines come first', async (t) => {
  const source = await read(page(`<p>${prose}</p>`, `<title> 青溪县 2024年报告
    </title><meta name="PubDate" content="2025-01-27 10:33"><meta name="keywords" content="公开">
    <meta property="og:title" content="报告"><meta name="SiteName" content="">`))
  t.same(outline(source).slice(0, 3), ['metadata 青溪县 2024年报告', 'metadata PubDate: 2025-01-27 10:33', 'metadata og:title: 报告'])
  t.match(source.notes[0]?.text.zh, /gb2312.*utf-8/, 'the charset that lies is noted')
})

t.test('a raised digit is the mark of a note, and never joins the figure beside it', async (t) => {
  const table = '<table><tr><td>规章<sup>1</sup></td><td>件数</td></tr><tr><td>21<sup>2</sup></td><td>4<sup><a href="#1">[1]</a></sup></td></tr></table>'
  const source = await read(article(`<p>占地3m<sup>2</sup>,共5件。</p>${table}`))
  t.ok(source.text.includes('占地3m²,共5件。'))
  t.same(gridsOf(source)[0]!.cells.map(({ span }) => source.text.slice(span.start, span.end)), ['规章¹', '件数', '21²', '4[¹]'])
})

t.test('roles', async (t) => {
  const nav = '<ul class="nav"><li><a href="/a">首页</a></li><li><a href="/b">公开</a></li><li><a href="/c">互动</a></li></ul>'
  const cases: Array<[name: string, body: string, expected: string[]]> = [
    ['navigation by tag', `<nav>首页 公开</nav><p>${prose}</p>`, ['chrome 首页 公开', `body ${prose}`]],
    ['navigation by links', `${nav.replace(' class="nav"', '')}<p>${prose}</p>`, ['chrome 首页', 'chrome 公开', 'chrome 互动',
      `body ${prose}`]],
    ['footer', `<p>${prose}</p><div class="footer">主办:某某办</div>`, [`body ${prose}`, 'chrome 主办:某某办']],
    ['sharing within the article', `<div class="TRS_Editor"><p>${prose}</p><div class="bdsharebuttonbox">分享到</div></div>`,
      [`body ${prose}`, 'chrome 分享到']],
    ['a name alone does not damn the article', `<div class="footer"><p>${prose}</p></div>`, [`body ${prose}`]],
    ['a form around the page', `<form>${nav}<p>${prose}</p></form>`, ['chrome 首页', 'chrome 公开', 'chrome 互动', `body ${prose}`]],
    ['a title in the head of the page', `<header><a href="/">首页</a><h1>某县2024年政府信息公开工作年度报告</h1></header><p>${prose}</p>`,
      ['body 首页', 'body 某县2024年政府信息公开工作年度报告', `body ${prose}`]],
    ['a title that is a link', `<h1><a href="/x">年度报告</a></h1><p>${prose}</p>`, ['body 年度报告', `body ${prose}`]],
    ['a table of contents', `<p><a href="#1">一、</a> <a href="#2">二、</a> <a href="#3">三、</a></p><p>${prose}</p>`,
      ['body 一、 二、 三、', `body ${prose}`]],
    ['hidden',
      `<p>${prose}</p><p style="display: none">隐藏</p><p style="font-size:0px">零号</p><p hidden>属性</p><p style="position:absolute;left:-9999px">移出</p>`,
      [`body ${prose}`, 'hidden 隐藏', 'hidden 零号', 'hidden 属性', 'hidden 移出']],
    ['hidden in a box of no height', `<p>${prose}</p><div style="height:0px;overflow:hidden">盒中</div>`, [`body ${prose}`, 'hidden 盒中']],
    ['hidden in its own colour', `<p>${prose}</p><p style="color:#FFF;background:#fff">同色</p>`, [`body ${prose}`, 'hidden 同色']],
    ['a hidden run does not break its line', `<p>青溪<span style="visibility:hidden">娱乐</span>县${prose}</p>`,
      [`body 青溪县${prose}`, 'hidden 娱乐']],
    ['a tab that a script shows', `<div style="display:none"><p>${prose}</p></div><p>标题</p>`, [`body ${prose}`, 'body 标题']],
    ['an article that only looks like chrome', `<aside><p>${prose}</p></aside><aside><p>${prose}</p></aside>`, [`body ${prose}`, `body ${prose}`]],
    ['dropped', `<script>var a = "公开"</script><style>p{}</style><noscript>脚本</noscript><template>模板</template><p>${prose}</p>`,
      [`body ${prose}`]],
  ]
  for (const [name, body, expected] of cases) t.same(outline(await read(page(body))), expected, name)
})

t.test('lines and blanks', async (t) => {
  const source = await read(article('<h2>一、 总体\n  情况</h2><p>第一行<br>第二行&nbsp;&nbsp;末</p><div>甲<div>乙</div>丙</div><pre>原\n样</pre>'))
  t.equal(source.text, `一、 总体 情况\n第一行\n第二行\u00A0\u00A0末\n甲\n乙\n丙\n原\n样\n${prose}\n`)
  t.equal(source.blocks[0]?.kind === 'paragraph' && source.blocks[0].heading, 2)
})

t.test('tables', async (t) => {
  type Cell = [text: string, row: number, column: number, rowSpan: number, columnSpan: number]
  const cases: Array<[name: string, table: string, size: [rows: number, columns: number], cells: Cell[]]> = [
    ['merged cells',
      '<tr><td rowspan="2">项目</td><td colspan="2">数量</td></tr><tr><td>本年</td><td>上年</td></tr><tr><th>许可</th><td>12</td><td></td></tr>', [3, 3],
      [['项目', 0, 0, 2, 1], ['数量', 0, 1, 1, 2], ['本年', 1, 1, 1, 1], ['上年', 1, 2, 1, 1], ['许可', 2, 0, 1, 1], ['12', 2, 1, 1, 1],
        ['', 2, 2, 1, 1]]],
    ['spans past every edge',
      '<tr><td colspan="9999">题</td></tr><tr><td rowspan="0">甲</td><td rowspan="99">1</td></tr><tr><td colspan="-2">乙</td></tr>', [3, 3],
      [['题', 0, 0, 1, 2], ['甲', 1, 0, 2, 1], ['1', 1, 1, 2, 1], ['乙', 2, 2, 1, 1]]],
    ['paragraphs in a cell',
      '<tr><td><p>三、本</p><p>年度</p></td><td><p>1</p><p>2</p></td></tr><tr><td>a<br>b</td><td>&nbsp;</td></tr>', [2, 2],
      [['三、本年度', 0, 0, 1, 1], ['1 2', 0, 1, 1, 1], ['a b', 1, 0, 1, 1], ['', 1, 1, 1, 1]]],
    ['no rows closed', '<tr><td>甲<td>1<tr><td>乙<td>2', [2, 2], [['甲', 0, 0, 1, 1], ['1', 0, 1, 1, 1], ['乙', 1, 0, 1, 1], ['2',
      1, 1, 1, 1]]],
  ]
  for (const [name, table, [rows, columns], cells] of cases) {
    const source = await read(article(`<table>${table}</table>`))
    const [grid] = gridsOf(source)
    t.same([grid?.rows, grid?.columns], [rows, columns], name)
    const found = grid?.cells.map(({ span: { start, end }, row, column, rowSpan, columnSpan }) =>
      [source.text.slice(start, end), row, column, rowSpan, columnSpan])
    t.same(found, cells, name)
  }
})

t.test('what a table is used for', async (t) => {
  const rows = '<tr><td>许可</td><td>12</td></tr><tr><td>处罚</td><td>3</td></tr>'
  const cases: Array<[name: string, body: string, grids: number, holds: string[]]> = [
    ['a frame around the article',
      `<table><tr><td>一、概述</td></tr><tr><td><p>${prose}</p><table>${rows}</table></td></tr></table>`, 1, ['body 一、概述',
      `body ${prose}`]],
    ['prose in a table', `<table><tr><td>正文</td><td>${prose.repeat(3)}</td></tr><tr><td>甲</td><td>乙</td></tr></table>`, 0,
      [`body ${prose.repeat(3)}`]],
    ['a caption', `<table><caption>表一</caption>${rows}</table>`, 1, ['body 表一']],
    ['a picture of a table', '<p><img src="table.jpg" width="600"><img src="icon.png"></p>', 0, ['body picture']],
  ]
  for (const [name, body, grids, holds] of cases) {
    const source = await read(article(body))
    t.equal(gridsOf(source).length, grids, name)
    for (const each of holds) t.ok(outline(source).includes(each), `${name}: ${each}`)
  }
})

t.test('what is a page', async (t) => {
  const cases: Array<[name: string, content: string, format: string]> = [
    ['a.txt', `<!DOCTYPE html><p>${prose}</p>`, 'html'],
    ['a.html', `${prose}<br>${prose}`, 'html'],
    ['a.html', prose, 'text'],
    ['a.txt', `${prose} <b>重点</b>`, 'text'],
    ['a.xhtml',
      `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${prose}</p></body></html>`,
      'html'],
  ]
  for (const [name, content, format] of cases) t.equal((await read(content, name)).format, format, `${name} ${content.slice(0,
    20)}`)
  const faults = ['<html><body></body></html>', page('<div id="app"></div><script>start()</script>'),
    page('<p>标题</p><img src="scan.jpg" width="800">')]
  for (const content of faults) {
    const fault = await read(content).then(() => null, (error: unknown) => error)
    t.equal(fault instanceof Fault && fault.code, 'not-text', content)
  }
})

t.test('pages built to hurt', async (t) => {
  const many = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_,
    index) => part(index)).join('')
  const cases: Array<[name: string, body: string]> = [
    ['deep', '<div>'.repeat(50_000)], ['deep tables', '<table><tr><td>'.repeat(3000)], ['unclosed fonts', many(5000,
      (index) => `<p><font size=${index}>甲`)],
    ['unclosed links', '<a href=x><div>甲'.repeat(5000)], ['unclosed headings', '<h1>甲'.repeat(10_000)], ['open comments',
      '<!--'.repeat(20_000)],
    ['wide spans', `<table>${`<tr>${'<td rowspan=9999 colspan=9999>1</td>'.repeat(50)}</tr>`.repeat(400)}</table>`],
    ['a 2,000 x 50 table', `<table>${`<tr>${'<td>1</td>'.repeat(50)}</tr>`.repeat(2000)}</table>`],
    ['many attributes', `<p ${many(20_000, (index) => `a${index}=1 `)}>`],
  ]
  for (const [name, body] of cases) {
    const source = await read(page(`<p>${prose}</p>${body}`))
    t.ok(source.text.includes(prose), name)
  }
  const deep = await read(page(`${'<div>'.repeat(2000)}<p>甲</p><p>乙</p>`))
  t.equal(deep.text, '甲\n乙\n', 'past the limit of depth paragraphs are still lines')
})

t.test('the way home is the innermost element that holds a span', async (t) => {
  const source = await read(page(`<div></div><div id="zoom"><p> &nbsp;全县<b>主动公开</b>
    3119条</p><script>0</script><p>${prose}</p><table><caption>表一</caption><tr><td>项目</td><td>数量</td></tr>
    <tr><td>规章</td><td><p>&nbsp;</p><p> 12</p><p>件</p></td></tr></table><p>末<span hidden>藏</span>行</p></div>`, '<title>报告</title>'))
  const cases: Array<[quote: string, element: string]> = [
    ['报告', '/html/head/title'],
    ['主动公开', '/html/body/div[2]/p[1]/b[1]'],
    ['全县主动', '/html/body/div[2]/p[1]'],
    ['3119条', '/html/body/div[2]/p[1]'],
    ['表一', '/html/body/div[2]/table[1]/caption[1]'],
    ['规章', '/html/body/div[2]/table[1]/tbody[1]/tr[2]/td[1]'],
    ['12 件', '/html/body/div[2]/table[1]/tbody[1]/tr[2]/td[2]'],
    ['规章\t12 件', '/html/body/div[2]/table[1]/tbody[1]/tr[2]'],
    ['末行', '/html/body/div[2]/p[3]'],
    ['藏', '/html/body/div[2]/p[3]/span[1]'],
  ]
  for (const [quote, element] of cases) {
    const start = source.text.indexOf(quote)
    t.not(start, -1, quote)
    t.same(source.locate?.({ start, end: start + quote.length }), [{ element }], quote)
  }
  t.same((await read(`<p>${prose}</p>`)).locate?.({ start: 0, end: 1 }), [{ element: '/html/body/p[1]' }])
})

t.test('tables of one cell within cells are no tables of their own', async (t) => {
  const inner = (cells: string) => `<table><tr>${cells}</tr></table>`
  const outer = (cell: string) => article(`<table><tr><td>项目</td><td>数量</td></tr><tr><td>许可</td><td>${cell}</td></tr></table>`)
  const texts = async (cell: string) => {
    const source = await read(outer(cell))
    return gridsOf(source).map(({ cells }) => cells.map(({ span }) => source.text.slice(span.start, span.end)))
  }
  t.same(await texts(inner('<td>12</td>')), [['项目', '数量', '许可', '12']])
  t.same(await texts(inner(`<td>${inner('<td>12</td>')}</td>`)), [['项目', '数量', '许可', '12']], 'one in another')
  t.same(await texts(inner('<td>甲</td><td>12</td>')), [['甲', '12']], 'a table that has columns makes the outer one a frame')
})
