// An invented evaluation with every outcome in it, and one whose every word is hostile.
import type { Evaluation, FindingAnswer } from '../../src/model/evaluation.js'

export function aFinding(over: Partial<FindingAnswer> = {}): FindingAnswer {
  return {
    ruleId: 'application-table-balance', title: '申请收办平衡', dimension: 'figures', severity: 'critical', outcome: 'fail',
    points: { earned: 0, possible: 3.8 },
    message: '“新收+上年结转=办理结果总计+结转下年度”不成立：自然人：26 + 2 = 28 ≠ 26 + 1 = 27。',
    advice: '请对照登记台账更正收到、结转或者办理的数字。',
    basis: [{ instrument: 'cn-regulation-2019', title: '中华人民共和国政府信息公开条例（2019年修订）', article: '50' }],
    evidence: [{ start: 10, end: 12, quote: '26', where: '表三 行“本年新收” 列“自然人”' }],
    ...over,
  }
}

export function anEvaluation(over: Partial<Evaluation> = {}): Evaluation {
  return {
    schemaVersion: 1, id: '01930a2e-7c40-7d3a-9b1e-5a2f60c4d811', createdAt: '2025-02-03T17:05:00.000Z',
    engine: { name: 'mingjian', version: '0.1.0' },
    ruleset: { id: 'cn-national', version: '2026.1', digest: 'f0b798241bdf1653ce89479637281c19ae981fde74f33eb798444be87c699fd4' },
    document: { name: '清溪县教育局年报.docx', mediaType: 'application/msword', sha256: '2c451a2f63ce63bb'.repeat(4), characters: 4120, pages: 6 },
    report: {
      kind: 'annual-report', title: '清溪县教育局2024年政府信息公开工作年度报告', year: 2024, regime: 'cn-2019-form-2021',
      issuer: { name: '清溪县教育局', kind: 'department', province: '吉林省' }, publishedOn: '2025-01-27', publishedOnSource: 'page', clashes: [],
    },
    score: {
      total: 92.5, low: 90.1, high: 95, coverage: 0.953, band: 'excellent',
      dimensions: [
        { id: 'release', title: '公布', share: 15, score: 100, earned: 15, possible: 15 },
        { id: 'safety', title: '安全', share: 10, score: null, earned: 0, possible: 0 },
      ],
      gates: [],
    },
    findings: [
      aFinding(),
      aFinding({
        ruleId: 'period-stated', title: '写明统计期限', severity: 'minor', outcome: 'partial', points: { earned: 0.2, possible: 0.4 }, advice: null,
      }),
      aFinding({ ruleId: 'not-copied', title: '正文不照搬', severity: 'info', outcome: 'review', points: { earned: null, possible: 1 } }),
      aFinding({ ruleId: 'published-on-time', title: '按法定时间公布', outcome: 'pass', points: { earned: 9, possible: 9 }, evidence: [] }),
      aFinding({ ruleId: 'fees', title: '收费说明', outcome: 'not-applicable', points: { earned: null, possible: null }, evidence: [] }),
      aFinding({ ruleId: 'links-work', title: '链接可以打开', outcome: 'not-assessable', points: { earned: null, possible: null }, evidence: [] }),
    ],
    mends: [],
    notChecked: [{ ruleId: 'links-work', why: '这一项要在线打开链接，提交时没有给出检查结果。' }],
    notes: ['一处图片没有读。'],
    ...over,
  }
}

/** What a report could hold to be more than text: name of the trap, the text, and how a reader must see it. */
export const hostile: Array<[name: string, text: string, seen: string]> = [
  ['a script', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['an image with a handler', '"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'],
  ['a formula', '=HYPERLINK("http://example.com","x")', '=HYPERLINK("http://example.com","x")'],
  ['a formula by plus', '+1+1', '+1+1'],
  ['a formula by at', '@SUM(1)', '@SUM(1)'],
  ['a formula by minus', '-2+3', '-2+3'],
  ['an entity', '&amp;&#x3C;b>', '&amp;&#x3C;b>'],
  ['the end of CDATA', ']]>', ']]>'],
  ['a reversed name', '合格\u202e格合不\u202c', '合格〔U+202E〕格合不〔U+202C〕'],
  ['a hidden space', '一\u200b二', '一〔U+200B〕二'],
  ['a bell', '三\u0007四', '三〔U+0007〕四'],
  ['a NUL', '五\u0000六', '五〔U+0000〕六'],
  ['half a character', '七\ud800八', '七〔U+D800〕八'],
  ['no character', '九\uffff十', '九〔U+FFFF〕十'],
  ['an escape of Excel', '甲_x0041_乙', '甲_x0041_乙'],
  ['a template', '{{7*7}}${7*7}<%= 7 %>', '{{7*7}}${7*7}<%= 7 %>'],
  ['a rare name', '姓䶮的人', '姓䶮的人'],
  ['signs of lists', '①□■▲●→✓≠', '①□■▲●→✓≠'],
]

/** The trap at every place that a report's words reach. */
export function hostileEvaluation(text: string): Evaluation {
  const sound = anEvaluation()
  const evidence = [{ start: 0, end: 1, quote: text, where: text, beside: { document: text, quote: text } }]
  const evil = aFinding({ title: text, message: text, advice: text, evidence })
  return {
    ...sound, findings: [evil, { ...evil, ruleId: 'other', outcome: 'review' }, ...sound.findings], notes: [text],
    document: { ...sound.document, name: `${text}.txt` },
    report: { ...sound.report, title: text, issuer: { name: text, kind: 'department', province: text }, clashes: [text] },
    notChecked: [{ ruleId: 'unknown-rule', why: text }],
  }
}
