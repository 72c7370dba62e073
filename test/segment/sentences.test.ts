// The body's sentences: where they start and end, which part they stand in, and what is none.
import t from 'tap'
import { readSections } from '../../src/segment/sections.js'
import { readSentences } from '../../src/segment/sentences.js'
import { outlineBook, read } from './reading.js'

async function sentencesOf(content: string, name?: string): Promise<Array<[slot: string, section: number, sentence: string]>> {
  const { text } = await read(content, name)
  const sections = readSections(text, [], outlineBook)
  return readSentences(text, sections, []).map(({ start, end, slot, section }) => [slot ?? '-', section, text.clean.slice(start, end)])
}

t.test('sentences and their parts', async (t) => {
  t.same(await sentencesOf('前言如下。\n一、概述\n做了甲事;又做乙事!\n(一)数量。共公开3条。\n二、主动公开情况\n无\n三、依申请公开情况\n均已“答复。”完毕'), [
    ['preface', -1, '前言如下。'], ['overview', 0, '做了甲事;'], ['overview', 0, '又做乙事!'], ['overview', 1, '共公开3条。'],
    ['proactive', 2, '无'], ['applications', 3, '均已“答复。”'], ['applications', 3, '完毕'],
  ])
})

t.test('a heading that says something is a sentence too', async (t) => {
  const sentences = await sentencesOf('一、概述\n做了甲事。\n二、全年没有收取费用\n三、主动公开情况\n公开3条。')
  t.same(sentences.map(([slot, , sentence]) => `${slot} ${sentence}`), ['overview 做了甲事。', 'fees 二、全年没有收取费用', 'proactive 公开3条。'])
})

t.test('without headings no slot is known', async (t) => {
  t.same(await sentencesOf('做了甲事。'), [['-', -1, '做了甲事。']])
})

t.test('values and labels of a flattened table are no sentences', async (t) => {
  const sentences = await sentencesOf('一、概述\n做了甲事。\n单位\n统计数\n公开环保信息数\n条\n35\n公开扶贫信息数\n条\n13\n二、主动公开情况\n公开3条。')
  t.same(sentences.map(([, , sentence]) => sentence), ['做了甲事。', '公开3条。'])
})

t.test('a row written on one line is no sentence, however long its label and its figures are together', async (t) => {
  const label = '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'
  const sentences = await sentencesOf(`一、概述\n做了甲事。\n0\n0\n${label} 0 0 0 0 0 0 0\n0\n0\n二、主动公开情况\n公开3条。`)
  t.same(sentences.map(([, , sentence]) => sentence), ['做了甲事。', '公开3条。'])
})

t.test('a paragraph wrapped at a width is whole again; lines of a list are not', async (t) => {
  const wrapped = '一、概述\n本单位按照要求逐项落实各项任务,责任到人,按月检查,年\n底汇总。全部任务均按时完成,没有一项拖延到第二年办\n理。\n签发单位名称'
  t.same((await sentencesOf(wrapped)).map(([, , sentence]) => sentence.replace('\n', '')), [
    '本单位按照要求逐项落实各项任务,责任到人,按月检查,年底汇总。', '全部任务均按时完成,没有一项拖延到第二年办理。', '签发单位名称',
  ])
  t.equal((await sentencesOf(`一、概述\n1、${'甲'.repeat(50)}\n2、${'乙'.repeat(50)}\n    ${'丙'.repeat(50)}`)).length, 3)
})

t.test('cells are no sentences, a cell that only lays out the page is', async (t) => {
  const layout = '本单位按照要求逐项落实各项任务,责任到人。'.repeat(12)
  const table = (cell: string): string => `<table><tr><td>${cell}</td><td>规章</td></tr><tr><td>3</td><td>4</td></tr></table>`
  const page = (cell: string): string => `<html><body><p>一、概述</p><p>做了甲事。</p>${table(cell)}</body></html>`
  t.same((await sentencesOf(page('信息内容'), 'page.html')).map(([, , sentence]) => sentence), ['做了甲事。'])
  t.equal((await sentencesOf(page(layout), 'page.html')).length, 13)
})
