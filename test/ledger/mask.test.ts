// Who stands in the applicant's column is named nowhere: not in a quote of another cell, a message, a head or a refusal.
import fc from 'fast-check'
import t from 'tap'
import { ledgerCsv } from '../../src/export/ledger-csv.js'
import { answerLedger, ledgerFindings } from '../../src/ledger/answer.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { sourceOf } from './run.js'
import type { LedgerOptions } from '../../src/ledger/ledger.js'

const head = '登记编号,申请人姓名,申请人类型,申请渠道,收到日期,法定答复期限,收费通知日期,收费金额,答复日期,答复类型,依据条款,救济告知,送达日期,备注'
const rulebook = loadRulebook()
/** Letters that no message, rule or column name has. */
const name = fc.array(fc.constantFrom(...'龘靐齉爩鱻麤灪爨癵籱饢驫'), { minLength: 2, maxLength: 4 }).map((letters) => letters.join(''))
const around = fc.constantFrom('{}', '撤回（{}申请）', '{}来电', '2024-02-30 {}', '"与{},\n电话"', '', '2024-01-05', '予以公开')
const cells = fc.array(around, { minLength: 13, maxLength: 13 })

t.test('an applicant is named nowhere', async (t) => {
  let found = 0
  const slips = fc.constantFrom('', ',', '"')
  await fc.assert(fc.asyncProperty(name, cells, fc.boolean(), fc.boolean(), slips, async (who, texts, apart, hasHead, slip) => {
    const said = apart ? [...who].join(' ') : who
    const [number = '', ...others] = texts.map((each) => each.replace('{}', said))
    const line = [number, who, ...others].join(',')
    const told = await toldOf(`${hasHead ? `${head}\n` : ''}${line}\n1号,${who},自然人,,2024-01-05\n${slip}${line}\n`)
    found += told.includes('*'.repeat(who.length)) ? 1 : 0
    return !told.includes(who) && !told.includes([...who].join(' '))
  }), { seed: 3, numRuns: 400 })
  t.ok(found > 50, `${found} of them were starred in some quote`)
})

/** All that is answered, as JSON and as CSV, or the fault in its place. */
async function toldOf(text: string): Promise<string> {
  const file = Buffer.from(text)
  const options: LedgerOptions = { kind: 'applications', map: {}, asOf: '2024-12-31', report: null }
  const told: string[] = []
  const fault = (error: unknown): void => { told.push(JSON.stringify(error), String(error)) }
  await answerLedger(sourceOf(file), options, rulebook, 'zh', 100).then((answer) => { told.push(JSON.stringify(answer)) }, fault)
  const write = ledgerCsv(rulebook, 'en')
  const csv = async (): Promise<void> => { for await (const some of ledgerFindings(sourceOf(file), options, rulebook, 'en')) told.push(write(some)) }
  await csv().catch(fault)
  return told.join('')
}
