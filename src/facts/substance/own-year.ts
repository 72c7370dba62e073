// Report in, sentences out that tell an earlier year's figures as the year's own: 2022年我镇共公开… in the report of 2023.
import { evidenceOf, fact } from '../evidence.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'

type Topic = 'applications' | 'disclosure'
interface Told extends Range { year: number; topic: Topic }

export const readOwnYearFacts: FactReader = (report) => {
  const year = report.identity.year.value
  const told = year === null ? [] : toldYears(report)
  const own = told.filter((each) => each.year === year)
  const stale = told.filter((each) => year !== null && each.year < year && !own.some(({ topic }) => topic === each.topic))
  const [sure, doubtful] = stale.length > 0 && isSureOf(report) ? [stale, []] : [[], stale]
  return [
    fact('ownYear.told', own.length, evidenceOf(report, own)),
    fact('ownYear.stale', sure.length, evidenceOf(report, sure)),
    fact('ownYear.doubtful', doubtful.length, evidenceOf(report, doubtful)),
    fact('ownYear.year', (sure[0] ?? doubtful[0])?.year ?? null),
  ]
}

/** The year is that of the title, and the text itself tells a figure of it by name, on whatever matter: else the title may be what is wrong. */
function isSureOf(report: Report): boolean {
  const { title, clashes, year } = report.identity
  const isTitled = title.value !== null && year.value !== null && title.value.includes(String(year.value))
  return isTitled && clashes.length === 0 && report.sentences.some(({ slot }, index) => {
    const text = unwrapped(sentenceTexts(report)[index]!)
    return slot !== 'preface' && slot !== 'problems' && slot !== 'improvements' && ledBy.exec(text)?.[1] === String(year.value)
      && figure.test(text) && !otherwise.test(text.slice(4))
  })
}

const ledBy = /^(?:[(]?[一二三四五六七八九十\d]{1,2}[).、])?(20\d\d)年/

const body = '(?:[我本全](?:[局镇乡县市区州旗厅委办院处]|街道?|单位|机关)|[一-龥]{2,14}?(?:局|镇|乡|街道|办事处|政府|委员会|管委会|办公室))'
const head = new RegExp(`^(?:[(]?[一二三四五六七八九十\\d]{1,2}[).、])?(20\\d\\d)年度?,?(?:${body})?,?(?:在[^,。;]{2,24}上)?`
  + '(?:共|累计|总共|主动公开|全年|通过|收到|未收到|没有收到|依申请|受理|发布|公开|制定|制发|印发|未发生)')
const figure = /\d\s?(?:余|多)?(?:万)?(?:条|件|项|份|篇|个|次|宗)|未收到|没有收到|未发生/
/** Comparisons, plans, spans of years, what was carried over, and documents that bear an earlier year. */
const otherwise = /同比|相比|对比|较|比20|增长|增加|减少|下降|上升|持平|以来|结转|延续|决算|年报|年度报告|要点|预算|规划|将|计划|拟|下一步|年(?:-|—|至|到)|上年|去年|上一年|截[至止]/

/** 2022年100条，2023年120条: a sentence of two years compares them. */
const otherYear = /20\d\d年/

function toldYears(report: Report): Told[] {
  return sentenceTexts(report).flatMap((raw, index) => {
    const { start, end, slot } = report.sentences[index]!
    if (!raw.includes('20') || slot === 'preface' || slot === 'problems' || slot === 'improvements' || slot === 'other') return []
    const text = unwrapped(raw)
    const year = head.exec(text)?.[1]
    if (year === undefined || !figure.test(text) || otherwise.test(text.slice(4)) || otherYear.test(text.slice(text.indexOf(year) + 4))) return []
    const topic = topicOf(text)
    return topic ? [{ start, end, year: Number(year), topic }] : []
  })
}

function topicOf(text: string): Topic | null {
  if (/申请|答复/.test(text)) return 'applications'
  return /主动公开|公开[^,。;]{0,10}信息|信息[^,。;]{0,6}公开|发布[^,。;]{0,10}信息/.test(text) ? 'disclosure' : null
}
