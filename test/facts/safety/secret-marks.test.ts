// Marks of secrecy at the head of a line, and talk about secrecy that is none.
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const cases: Array<[line: string, marks: number, doubtful: number]> = [
  ['秘密★1年', 1, 0], ['机密★', 1, 0], ['绝 密★长期', 1, 0], ['密级：机密', 1, 0], ['| 秘密★10年 |', 1, 0],
  ['内部资料 注意保存', 0, 1], ['机密', 0, 1], ['内部文件', 0, 1], ['请勿外传！', 0, 1],
  ['密级：公开', 0, 0], ['密级：', 0, 0], ['密级：绝密、机密、秘密三级', 0, 0],
  ['秘密级文件不公开。', 0, 0], ['内部管理制度2项', 0, 0], ['机密文件经审查不予公开。', 0, 0], ['1.属于国家秘密', 0, 0],
]

for (const [line, marks, doubtful] of cases) {
  t.test(line, async (t) => {
    const facts = await factsOfWhole(shortReport({ overview: line }))
    t.equal(facts.value('secrecy.marks'), marks)
    t.equal(facts.value('secrecy.doubtful'), doubtful)
  })
}
