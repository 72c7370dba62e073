// The command line's exports: to a file, to a folder, to standard output; refused where they have nowhere to go.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

const good = 'test/golden/qingxi-county-2016/report.txt'
const flawed = 'test/golden/qingxi-education-2024/report.html'
const check = (...args: string[]) => spawnSync(process.execPath, ['dist/src/cli/main.js', 'check', ...args])

t.test('where they go', (t) => {
  const folder = t.testdir()
  const record = join(folder, 'record.pdf')
  const one = check('--format', 'record.pdf', '--output', record, flawed)
  t.equal(one.status, 1, 'the exit code says what it says without')
  t.match(one.stderr.toString(), `已写出：${record}\n`)
  t.equal(readFileSync(record).subarray(0, 5).toString(), '%PDF-')
  const several = check('--format', 'problem-list.docx', '--mend-by', '2025-04-30', '--output', join(folder, 'lists'), good, flawed)
  t.equal(several.status, 1, several.stderr.toString())
  t.same(readdirSync(join(folder, 'lists')).sort(), ['report.problem-list-2.docx', 'report.problem-list.docx'])
  const csv = check('--format', 'csv', good)
  t.equal(csv.status, 0)
  t.equal(csv.stdout.subarray(0, 3).toString('hex'), 'efbbbf')
  const both = check('--format', 'csv', good, flawed).stdout.toString()
  t.equal(both.split('报告主体,主体类别').length, 2, 'several make one table with one head')
  t.equal(both.split('\ufeff').length, 2)
  t.match(both, /青溪县人民政府,.*青溪县教育局,/s)
  t.equal(check('--format', 'xlsx', good).stdout.subarray(0, 2).toString(), 'PK', 'bytes go through a pipe')
  t.end()
})

t.test('refusals', (t) => {
  const folder = t.testdir()
  const cases: Array<[name: string, args: string[], stderr: RegExp]> = [
    ['several documents and no folder', ['--format', 'html', good, flawed], /请用 --output 指明一个文件夹/],
    ['a format that is printed', ['--format', 'json', '--output', join(folder, 'a.json'), good], /请用重定向/],
    ['over the original', ['--format', 'html', '--output', flawed, flawed], /is the original/],
    ['an unknown format', ['--format', 'exe', good], /record\.pdf/],
    ['no day', ['--format', 'problem-list.docx', '--mend-by', '2025-02-30', good], /2025-01-27/],
  ]
  for (const [name, args, stderr] of cases) {
    const run = check('--lang', 'en', ...args)
    t.equal(run.status, 2, name)
    t.match(run.stderr.toString(), stderr, name)
  }
  t.notOk(existsSync(join(folder, 'a.json')))
  t.end()
})

t.test('bytes are not for a terminal', { skip: existsSync('/usr/bin/script') ? false : 'no script(1) to stand in for a terminal' }, (t) => {
  const run = spawnSync('script', ['-qec', `"${process.execPath}" dist/src/cli/main.js check --lang en --format xlsx ${good}`, '/dev/null'])
  t.match(run.stdout.toString(), /请用 --output 指明文件/)
  t.equal(run.status, 2)
  t.end()
})
