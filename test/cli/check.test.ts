// The command as a clerk and a script call it: what it prints, where, and with which exit code.
import { spawnSync } from 'node:child_process'
import { readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { limits } from '../../src/model/limits.js'
import type { Evaluation } from '../../src/model/evaluation.js'

const good = 'test/golden/qingxi-county-2016/report.txt'
const flawed = 'test/golden/qingxi-education-2024/report.html'

t.test('exit codes', (t) => {
  const folder = t.testdir({ 'empty.txt': '', 'other.txt': '青溪县2022年政府信息公开整改情况\n已完成整改三项。\n' })
  const cases: Array<[name: string, args: string[], status: number, stderr: RegExp]> = [
    ['nothing grave', [good], 0, /^$/],
    ['something grave', [flawed], 1, /^$/],
    ['no annual report', [join(folder, 'other.txt')], 1, /^$/],
    ['a file that is not there', [good, join(folder, 'absent.txt')], 2, /absent\.txt: 文件无法读取/],
    ['a folder', [folder], 2, /文件无法读取/],
    ['an empty file beside a good one', [join(folder, 'empty.txt'), good], 2, /empty\.txt: 文件是空的/],
    ['no file', [], 2, /missing required argument/],
    ['an unknown option', ['--colour', good], 2, /unknown option/],
    ['30 February', ['--published', '2025-02-30', good], 2, /2025-01-27/],
    ['a year of two digits', ['--year', '24', good], 2, /四位数字/],
    ['an address without its scheme', ['--url', 'www.example.gov.cn', good], 2, /网址请写全/],
    ['an unknown part', ['--include', 'all', good], 2, /extracted/],
    ['a correction without a place', ['--correct', '12=3', good], 2, /START-END=VALUE/],
    ['a correction of what is no figure', ['--correct', '0-1=3', good], 2, /没有读到表格单元格/],
    ['a correction of several files', ['--correct', '0-1=3', good, flawed], 2, /只能与一个文件同用/],
    ['last year\'s number that is none', ['--last-carried-forward', 'x', good], 2, /非负整数/],
    ['last year\'s number beside its report', ['--last-carried-forward', '2', '--previous', good, flawed], 2, /也不与 --previous/],
    ['an unknown ruleset', ['--ruleset', 'mine', good], 2, /没有规则集“mine”/],
  ]
  for (const [name, args, status, stderr] of cases) {
    const run = check(args)
    t.equal(run.status, status, `${name}: ${run.stderr}`)
    t.match(run.stderr, stderr, name)
  }
  t.end()
})

t.test('what was read, corrections, and the number of last year', (t) => {
  const json = (...args: string[]) => (JSON.parse(check(['--format', 'json', '--include', 'reading', ...args, flawed]).stdout) as Evaluation[])[0]!
  const outcome = ({ findings }: Evaluation, rule: string) => findings.find(({ ruleId }) => ruleId === rule)?.outcome
  const before = json()
  const received = before.reading!.tables.find(({ id }) => id === 'applications')!.rows[0]!.cells
  const correct = [0, 6].flatMap((at) => ['--correct', `${received[at]!.start}-${received[at]!.end}=${received[at]!.value! - 1}`])
  const after = json(...correct, '--last-carried-forward', '2')
  t.same([before, after].map((each) => outcome(each, 'application-table-balance')), ['fail', 'pass'])
  t.same([before, after].map((each) => outcome(each, 'carried-over-matches-last-year')), ['not-applicable', 'pass'])
  t.end()
})

t.test('marked copies', (t) => {
  const folder = t.testdir()
  const out = join(folder, 'copies')
  const run = check(['--format', 'json', '--annotate', out, good, flawed, flawed])
  t.equal(run.status, 1, 'the exit code says what it says without')
  t.equal((JSON.parse(run.stdout) as unknown[]).length, 3)
  t.same(readdirSync(out).sort(), ['report.marked-2.html', 'report.marked-3.html', 'report.marked.html'])
  t.match(run.stderr, /标注副本：.*report\.marked\.html\n/)
  const own = check(['--lang', 'en', '--annotate', flawed, flawed])
  t.equal(own.status, 2)
  t.match(own.stderr, /is the original/)
  t.end()
})

t.test('last year\'s report', (t) => {
  const report = (year: number, issuer: string): string => `${issuer}${year}年政府信息公开工作年度报告\n一、总体情况\n本年主动公开政府信息${year}条。\n`
  const folder = t.testdir({
    'is.txt': report(2023, '青溪县教育局'), 'was.txt': report(2022, '湖南省青溪县教育局'), 'other.txt': report(2022, '青溪县公安局'),
  })
  const [is, was, other] = ['is.txt', 'was.txt', 'other.txt'].map((name) => join(folder, name)) as [string, string, string]
  const refused = check(['--lang', 'en', '--previous', other, is])
  t.equal(refused.status, 2)
  t.match(refused.stderr, /its issuer is "青溪县公安局", here it is "青溪县教育局"/)
  const [answer] = JSON.parse(check(['--format', 'json', '--previous', was, is]).stdout) as [Evaluation]
  t.notOk(answer.notChecked.some(({ why }) => why.includes('--previous')), 'every rule is asked')
  t.match(check(['--previous', was, is, is]).stderr, /只能与一个文件同用/)
  t.end()
})

t.test('what was seen on the live site', (t) => {
  const folder = t.testdir({ 'seen.json': '{ "brokenLinks": ["http://www.example.gov.cn/a.pdf"] }', 'wrong.json': '{ "brokenLinks": 1 }' })
  const [seen, wrong] = ['seen.json', 'wrong.json'].map((name) => join(folder, name)) as [string, string]
  const [answer] = JSON.parse(check(['--format', 'json', '--observed', seen, good]).stdout) as [Evaluation]
  t.match(answer.findings.find(({ ruleId }) => ruleId === 'links-work')?.message, /a\.pdf/)
  t.match(check(['--lang', 'en', '--observed', wrong, good]), { status: 2, stderr: /brokenLinks/ })
  t.match(check(['--observed', seen, good, good]).stderr, /只能与一个文件同用/)
  t.end()
})

t.test('files held against each other', (t) => {
  const villages = [...'东西南北中上下前后左右新老大小高']
  const body = villages.map((village) => `${village}沟村把灌溉排班表贴在水闸旁边，用水顺序由村民推选的${village}渠管护员当场填写。`).join('')
  const report = (issuer: string, text: string): string => `${issuer}2023年政府信息公开工作年度报告\n一、总体情况\n${text}\n`
  const own = villages.map((village) => `我局逐月核对${village}路站台时刻，错漏之处由${village}线司机报送后更换站牌。`).join('')
  const folder = t.testdir({
    'a.txt': report('青溪县水利局', body), 'b.txt': report('云水县水利局', body), 'c.txt': report('石桥县交通局', own), 'empty.txt': '',
  })
  const run = check(['--format', 'json', '--set', ...['a.txt', 'b.txt', 'empty.txt', 'c.txt'].map((name) => join(folder, name))])
  t.equal(run.status, 2, 'one could not be read')
  const answers = JSON.parse(run.stdout) as Array<Evaluation | null>
  const outcomes = answers.map((answer) => answer?.findings.find(({ ruleId }) => ruleId === 'not-copied-from-others')?.outcome ?? null)
  t.same(outcomes, ['review', 'review', null, 'pass'])
  t.match(check(['--set', '--previous', flawed, good]).stderr, /也不与 --set 同用/)
  t.match(check(['--set', ...Array.from({ length: limits.setReports + 1 }, () => good)]).stderr, /最多互相对照5000份/)
  t.end()
})

t.test('JSON has one entry for each file, null for one that could not be read', (t) => {
  const run = check(['--format', 'json', good, 'absent.txt', flawed])
  const answers = JSON.parse(run.stdout) as Array<Evaluation | null>
  t.same(answers.map((answer) => answer?.document.name ?? null), ['report.txt', null, 'report.html'])
  t.notOk(answers[0]!.text, 'nothing is included unasked')
  t.end()
})

t.test('what is submitted wins, and the clash is said', (t) => {
  const args = ['--year', '2023', '--published', '2024-01-30', '--issuer-kind', 'government', '--province', '湖北省', flawed]
  const [answer] = JSON.parse(check(['--format', 'json', ...args]).stdout) as [Evaluation]
  t.match(answer.report, { year: 2023, publishedOn: '2024-01-30', publishedOnSource: 'submitted', issuer: { kind: 'government', province: '湖北省' } })
  t.equal(answer.report.clashes.length, 4)
  t.match(check(args).stdout, /! 提交的报告年度“2023”与文中读到的“2024”不一致/)
  t.end()
})

t.test('a draft is not asked when it was published', (t) => {
  const [answer] = JSON.parse(check(['--format', 'json', '--draft', flawed]).stdout) as [Evaluation]
  t.equal(answer.findings.find(({ ruleId }) => ruleId === 'published-on-time')?.outcome, 'not-applicable')
  t.equal(answer.score?.dimensions.find(({ id }) => id === 'release')?.score, null)
  t.end()
})

t.test('a reader that closes early is no failure', (t) => {
  const files = `${good} `.repeat(30)
  const run = spawnSync('bash', ['-c', `${process.execPath} dist/src/cli/main.js check ${files} | head -n 1`], { encoding: 'utf8' })
  t.equal(run.stderr, '')
  t.end()
})

t.test('a file over the limit is refused before it is read', (t) => {
  const file = join(t.testdir({}), 'large.txt')
  writeFileSync(file, '')
  truncateSync(file, limits.documentBytes * 4)
  const run = check([file])
  t.equal(run.status, 2)
  t.match(run.stderr, /文件超过大小上限.*16 MiB/)
  t.end()
})

function check(args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['dist/src/cli/main.js', 'check', ...args], { encoding: 'utf8' })
}
