// Word documents as offices and programs write them: what a reader sees is read, once, with its place; the rest is left out and told.
import t from 'tap'
import { blip, box, field, namespaces, p, part, r, style, tbl, tc, tr, wordFile } from './word-file.js'
import { ingest } from '../../../src/ingest/ingest.js'
import type { Given } from './word-file.js'
import type { Source } from '../../../src/model/source.js'

const read = (body: string, given: Given = {}): Promise<Source> => ingest({ name: 'a.docx', bytes: wordFile(body, given) })
/** A line for each block: its role but for body, its heading, its text. */
const linesOf = ({ text, blocks }: Source): string[] => blocks.map(({ kind, role, span, ...rest }) => {
  const heading = 'heading' in rest ? `h${rest.heading} ` : ''
  return (kind === 'paragraph' ? '' : `${kind} `) + (role === 'body' ? '' : `${role} `) + heading + text.slice(span.start, span.end)
})
const reads = async (body: string, given: Given = {}): Promise<string[]> => linesOf(await read(body, given))

t.test('what stands in a run', async (t) => {
  const cases: Array<[name: string, body: string, expected: string[]]> = [
    ['text in pieces, blanks kept', p(r('共收到 ') + r('12') + r(' 件 ')), ['共收到 12 件']],
    ['tab, break, hyphen', p('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>010</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>'),
      ['甲\t乙', '010-1']],
    ['a line end in the file', p('<w:r><w:t>甲\n乙</w:t></w:r>'), ['甲 乙']],
    ['symbols', p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>否</w:t></w:r>'),
      ['☑是☐否']],
    ['a tab stop is no tab', p('甲', '<w:tabs><w:tab w:val="left"/></w:tabs>'), ['甲']],
    ['readings above characters',
      p('<w:r><w:ruby><w:rt><w:r><w:t>qing</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>青</w:t></w:r></w:rubyBase></w:ruby></w:r>'
      + r('溪县')), ['青溪县']],
    ['the raised mark of a note', p(`${r('21')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>${r('4')}`), ['21¹4']],
    ['a formula', p(r('第一项') + '<m:oMath><m:r><m:rPr/><m:t>1+2=3</m:t></m:r></m:oMath>'), ['第一项1+2=3']],
    ['links, smart tags, controls', p(`<w:hyperlink>${r('甲')}</w:hyperlink><w:smartTag>${r('乙')}</w:smartTag>`
      + `<w:sdt><w:sdtContent>${r('丙')}</w:sdtContent></w:sdt>`), ['甲乙丙']],
    ['a page break', p('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>'), ['甲', '乙']],
    ['result of a field, not its instruction', p(r('共') + field(' PAGEREF x ', r('12')) + r('页')), ['共12页']],
    ['a field within an instruction', p(field(` IF ${field('DATE', r('2020'))} = 1 `, r('是'))), ['是']],
    ['a figure in a circle', p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r>'
      + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r('其他')), ['③其他']],
    ['a field that is never closed', p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r('乙')}`) + p('甲'), ['乙', '甲']],
    ['a simple field', p(`<w:fldSimple w:instr="NUMPAGES">${r('3')}</w:fldSimple>`), ['3']],
  ]
  for (const [name, body, expected] of cases) t.same(await reads(body), expected, name)
})

t.test('headings by outline level, style, what a style is based on, and by name', async (t) => {
  const styles = part('styles', style('a0', '标题 2') + style('b', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style('c', '我的', '<w:basedOn w:val="b"/>')
    + style('d', 'x', '<w:basedOn w:val="e"/>') + style('e', 'y', '<w:basedOn w:val="d"/>') + style('T', 'Title')
    + style('o', 'heading 3', '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'))
  const styled = (id: string): string => p(id, `<w:pStyle w:val="${id}"/>`)
  t.same(await reads(['a0', 'b', 'c', 'd', 'T', 'o', 'none'].map(styled).join('') + p('f', '<w:outlineLvl w:val="7"/>')
    + p('g', '<w:pStyle w:val="b"/><w:outlineLvl w:val="9"/>'), { parts: { 'styles.xml': styles } }),
  ['h2 a0', 'h1 b', 'h1 c', 'd', 'h1 T', 'o', 'none', 'h6 f', 'g'])
})

t.test('styles lean on styles as far as documents do', async (t) => {
  const chain = Array.from({ length: 70 }, (_, at) => style(`s${at}`, `x${at}`,
    at === 0 ? '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' : `<w:basedOn w:val="s${at - 1}"/>`))
  const given = { parts: { 'styles.xml': part('styles', chain.join('')) } }
  t.same(await reads(p('近', '<w:pStyle w:val="s63"/>') + p('远', '<w:pStyle w:val="s64"/>'), given), ['h1 近', '远'])
})

t.test('a contents list is chrome, so that no heading stands twice', async (t) => {
  const styles = part('styles', style('1', 'heading 1') + style('t', 'toc 1') + style('h', 'TOC Heading'))
  const heading = p('一、总体情况', '<w:pStyle w:val="1"/>')
  const entry = p(`${r('一、总体情况')}<w:r><w:tab/></w:r>${r('1')}`, '<w:pStyle w:val="t"/>')
  t.same(await reads(p('目录', '<w:pStyle w:val="h"/>') + entry + heading, { parts: { 'styles.xml': styles } }),
    ['chrome 目录', 'chrome 一、总体情况\t1', 'h1 一、总体情况'])
  const [begin, end] = [field('TOC \\o "1-3"', '§').split('§')[0]!, '<w:r><w:fldChar w:fldCharType="end"/></w:r>']
  t.same(await reads(p(begin + r('一、总体情况 1')) + p('二、主动公开 2') + p(end) + p('一、总体情况')),
    ['chrome 一、总体情况 1', 'chrome 二、主动公开 2', '一、总体情况'])
  t.same(await reads(p(begin + r('一、总体情况 1')) + p('一、总体情况')), ['一、总体情况 1', '一、总体情况'], 'one without an end hides nothing')
  const gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
  t.same(await reads(`<w:sdt>${gallery}<w:sdtContent>${p('一 1')}</w:sdtContent></w:sdt>${p('一')}`), ['chrome 一 1', '一'])
})

t.test('tracked changes read as accepted, comments left out, each with a note', async (t) => {
  const del = (text: string): string => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`
  const mark = (name: string): string => `<w:rPr><w:${name} w:id="2"/></w:rPr>`
  const cases: Array<[name: string, body: string, expected: string[], code: string | undefined]> = [
    ['text put in and taken out', p(r('共') + del('10') + `<w:ins w:id="3">${r('12')}</w:ins>` + r('件')), ['共12件'], 'tracked-changes'],
    ['text moved', p(`<w:moveFrom w:id="1">${r('甲')}</w:moveFrom>${r('乙')}<w:moveTo w:id="2">${r('甲')}</w:moveTo>`), ['乙甲'],
      'tracked-changes'],
    ['a paragraph mark deleted', p('共收到', mark('del')) + p('12件。') + p('另'), ['共收到12件。', '另'], 'tracked-changes'],
    ['a whole paragraph deleted', p('甲') + p(del('乙'), mark('del')) + p('丙'), ['甲', '丙'], 'tracked-changes'],
    ['a paragraph put in', p('甲', mark('ins')) + p('乙'), ['甲', '乙'], 'tracked-changes'],
    ['rows and cells', tbl([tr([tc('a'), tc('b')]), tr([tc('c'), tc('d')], '<w:del w:id="1"/>'),
      tr([tc('e'), tc('x', '<w:cellDel w:id="2"/>'), tc('f')], '<w:ins w:id="1"/>')]),
      ['grid a\tb\ne\tf'], 'tracked-changes'],
    ['properties before a change', p(r('甲', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>'),
      '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'), ['甲'], undefined],
    ['comments', p(`<w:commentRangeStart w:id="0"/>${r('甲')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`),
      ['甲'], 'comments-left-out'],
  ]
  for (const [name, body, expected, code] of cases) {
    const source = await read(body)
    t.same(linesOf(source), expected, name)
    t.same(source.notes.map((note) => note.code), code === undefined ? [] : [code], name)
  }
})

t.test('hidden text, by run, by style, and prompts of controls that nobody filled in', async (t) => {
  const styles = part('styles', style('h', 'Secret', '<w:rPr><w:vanish/></w:rPr>') + style('c', 'Char', '<w:rPr><w:vanish/></w:rPr>',
    'character'))
  const source = await read(p(r('甲') + r('一', '<w:vanish/>') + r('二', '<w:rStyle w:val="c"/>') + r('乙', '<w:vanish w:val="0"/>'))
    + p(r('三') + r('丙', '<w:vanish w:val="false"/>'), '<w:pStyle w:val="h"/>'), { parts: { 'styles.xml': styles } })
  t.same(linesOf(source), ['甲乙', 'hidden 一二', '丙', 'hidden 三'])
  t.same(source.notes.map(({ code }) => code), ['hidden-text'])
  const prompt = await read(p(`${r('编号：')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('单击此处输入文字')}</w:sdtContent></w:sdt>`))
  t.same(linesOf(prompt), ['编号：', 'hidden 单击此处输入文字'])
  t.same(prompt.notes.map(({ code }) => code), ['placeholder-text'])
})

t.test('text boxes once, pictures, drawn words', async (t) => {
  const old = (content: string): string => `<w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict>`
  const shape = (content: string): string => `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box(content)}</w:drawing></mc:Choice>`
    + `<mc:Fallback>${old(content)}</mc:Fallback></mc:AlternateContent>`
  t.same(await reads(p(`<w:r><w:t>前</w:t>${shape(p('框') + tbl([tr([tc('a'), tc('b')]), tr([tc('c'), tc('d')])]))}<w:t>后</w:t></w:r>`)
    + p('完')),
    ['前后', '框', 'grid a\tb\nc\td', '完'])
  t.same(await reads(p(`<w:r>${old(p('旧框'))}</w:r>`)), ['旧框'])
  t.same(await reads(p('<w:r><mc:AlternateContent><mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r>')), ['甲'])
  t.same(await reads(p('<w:r><w:pict><v:shape><v:textpath string="青溪县人民政府"/></v:shape></w:pict></w:r>')), ['青溪县人民政府'])
  const icon = blip.replace('5000000', '200000')
  t.same(await reads(p(`<w:r><w:t>甲</w:t>${blip}${icon}</w:r>`) + p('二。')), ['甲', 'picture ', '二。'])
})

t.test('notes after the paragraph that calls them; heads and feet apart, each text once', async (t) => {
  const notes = part('footnotes', `<w:footnote w:id="-1" w:type="separator">${p('分')}</w:footnote><w:footnote w:id="2">${p('注：含结转。')}</w:footnote>`)
  const section = '<w:sectPr><w:headerReference w:type="default" r:id="header1.xml"/><w:headerReference w:type="even" r:id="header2.xml"/>'
    + '<w:footerReference w:type="default" r:id="footer1.xml"/></w:sectPr>'
  const source = await read(p('<w:r><w:t>共12件</w:t><w:footnoteReference w:id="2"/></w:r>') + p('完') + section, { parts: {
    'footnotes.xml': notes, 'header1.xml': part('hdr', p('青溪县年报')), 'header2.xml': part('hdr', p('青溪县年报')), 'footer1.xml': part('ftr',
      p(`- ${1} -`)),
  } })
  t.same(linesOf(source), ['共12件', '注：含结转。', '完', 'chrome 青溪县年报'])
  const places = source.blocks.map(({ span }) => source.locate!(span)[0]!.element)
  t.same(places, ['w:body/w:p[1]', 'word/footnotes.xml/w:footnotes/w:footnote[2]/w:p[1]', 'w:body/w:p[2]', 'word/header1.xml/w:hdr/w:p[1]'])
})

t.test('other names for the same things: strict, foreign prefixes, no prefix, UTF-16, another folder', async (t) => {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const strict = `<w:document ${namespaces.replaceAll(main, 'http://purl.oclc.org/ooxml/wordprocessingml/main')}><w:body>${p('甲')}</w:body></w:document>`
  const foreign = `<ns0:document xmlns:ns0="${main}"><ns0:body><ns0:p><ns0:pPr><ns0:outlineLvl ns0:val="1"/></ns0:pPr>`
    + '<ns0:r><ns0:t>乙</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>'
  const bare = `<document xmlns="${main}"><body><p><r><t>丙</t></r></p></body></document>`
  t.same(await reads('', { document: strict }), ['甲'])
  t.same(await reads('', { document: foreign }), ['h2 乙'])
  t.same(await reads('', { document: bare }), ['丙'])
  t.same(await reads('', { over: { 'word/document.xml': Buffer.from(`\uFEFF${foreign}`, 'utf16le') } }), ['h2 乙'])
  t.same(await reads('', { over: {
    '_rels/.rels': '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="/word/other.xml"/></Relationships>',
      'word/other.xml': foreign,
  } }), ['h2 乙'])
})

t.test('what is told: macros, documents inside', async (t) => {
  const source = await read(`${p('甲')}<w:altChunk r:id="x"/>`, { parts: { 'vbaProject.bin': 'Shell "calc"' } })
  t.same(source.notes.map(({ code }) => code), ['embedded-document', 'macros-not-run'])
})

t.test('refused, with the reason', async (t) => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50)}"><!ENTITY b "&a;&a;">]><w:document ${namespaces}><w:body>&b;</w:body></w:document>`
  const cases: Array<[name: string, body: string, given: Given, code: string]> = [
    ['pictures only', p(`<w:r>${blip}</w:r>`), {}, 'not-text'],
    ['pictures under a title', p('青溪县年报') + p(`<w:r>${blip}</w:r>`), {}, 'not-text'],
    ['nothing', p(''), {}, 'empty-file'],
    ['entities', '', { document: bomb }, 'archive-refused'],
    ['damaged inside', '', { document: '<w:document><w:body>' }, 'damaged-file'],
    ['no main part', '', { over: { '_rels/.rels': '<Relationships/>', 'word/document.xml': '', 'word/a.xml': '' } }, 'damaged-file'],
    ['a bomb', '', { document: ' '.repeat(4 * 1024 * 1024) }, 'archive-refused'],
    ['a name that leads out', p('甲'), { over: { '../evil.xml': '' } }, 'archive-refused'],
  ]
  for (const [name, body, given, code] of cases) await t.rejects(read(body, given), { code }, name)
  await t.rejects(ingest({ name: 'a.docx', bytes: wordFile(p('甲'.repeat(100))).subarray(0, 600) }), { code: 'damaged-file' })
})

t.test('built to swell or to never end: read in bounds', async (t) => {
  const many = (count: number, each: string): string => each.repeat(count)
  const mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
  const note = part('footnotes', `<w:footnote w:id="2">${p('注'.repeat(5000))}</w:footnote>`)
  const label = part('numbering', `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">`
    + `<w:numFmt w:val="decimal"/><w:lvlText w:val="${'长'.repeat(9000)}"/></w:lvl>`
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
  const nested = (depth: number): string => (depth === 0 ? p('芯') : tbl([tr([tc(nested(depth - 1)), tc('侧')])]))
  const cases: Array<[name: string, body: string, given: Given, most: number]> = [
    ['a note called ten thousand times', many(10_000, p('<w:r><w:footnoteReference w:id="2"/></w:r>')) + p('甲'),
      { parts: { 'footnotes.xml': note } }, 6000],
    ['a label of nine thousand characters', many(2000, p('甲', '<w:numPr><w:numId w:val="1"/></w:numPr>')),
      { parts: { 'numbering.xml': label } }, 70_000],
    ['marks deleted one after another', many(30_000, p('甲', mark)) + p('乙'), {}, 31_000],
    ['fields never ended', many(20_000, p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
      + r('甲'))), {}, 50_000],
    ['columns without end', tbl([tr([tc('a', '<w:gridSpan w:val="2000000000"/>'), tc('b')], '<w:gridBefore w:val="2000000000"/>'),
      tr([tc('c'), tc('d')])]), {}, 10],
    ['tables in tables', nested(80), {}, 500],
  ]
  for (const [name, body, given, most] of cases) {
    const { text, blocks } = await read(body, given)
    t.ok(text.length > 0 && text.length < most, `${name}: ${text.length}`)
    t.ok(blocks.every((block) => block.kind !== 'grid' || block.columns < 200), name)
  }
  await t.rejects(read(nested(200)), { code: 'archive-refused' }, 'deeper than any table')
})
