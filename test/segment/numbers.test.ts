// Numbers as printed: value, unit, precision; and what looks like a count and is none.
import fc from 'fast-check'
import t from 'tap'
import { chineseNumber } from '../../src/segment/chinese-numerals.js'
import { readNumbers } from '../../src/segment/numbers.js'

const read = (said: string): string => readNumbers(said, 0, said.length)
  .map(({ kind, value, unitWord, precision, each }) => [
    kind === 'year' ? 'year ' : '', value, unitWord, precision === 'exact' ? '' : ` ${precision}`, each ? ' each' : '',
  ].join(''))
  .join(' | ')

const cases: Array<[said: string, read: string]> = [
  ['收到9件,其中1件', '9件 | 1件'],
  ['共1,234条', '1234条'],
  ['答复3,办结5', '3 | 5'],
  ['公开18万余条', '180000条 over'],
  ['公开1.2万件', '12000件'],
  ['近8100条', '8100条 about'],
  ['最近8100条', '8100条'],
  ['约30次', '30次 about'],
  ['预约30次', '30次'],
  ['超过30件', '30件 over'],
  ['不少于30件', '30件 over'],
  ['不超过30件', '30件 under'],
  ['30件以上', '30件 over'],
  ['30件左右', '30件 about'],
  ['100多条、778余条', '100条 over | 778条 over'],
  ['各3件', '3件 each'],
  ['3-5件', '5件 about'],
  ['25 件', '25件'],
  ['2017条', '2017条'],
  ['8642万元', '86420000元'],
  ['0.35亿元', '35000000元'],
  ['占38%', '38%'],
  ['十二件,一百零五条,两宗,廿三份', '12件 | 105条 | 2宗 | 23份'],
  ['十余件', '10件 over'],
  ['均为零', '0'],
  ['二〇一六年收到两件', 'year 2016年 | 2件'],
  ['22012年收到3件', 'year 2012年 | 3件'],
  ['一是加强,二是完善,统一部署', ''],
  ['第15号、第三条、第九至十二条、第三十三、三十四条', ''],
  ['国办发〔2016〕19号', ''],
  ['3月5日10时30分', ''],
  ['三部分,六个部分,两部门,一次性', ''],
  ['3个月', ''],
  ['电话0556-5347099', ''],
  ['www.a12.cn,a@126.com', ''],
]

t.test('numbers', (t) => {
  for (const [said, expected] of cases) t.equal(read(said), expected, said)
  t.end()
})

t.test('numerals', (t) => {
  const values: Array<[string, number | null]> = [
    ['十', 10], ['十二', 12], ['二十', 20], ['一百零五', 105], ['三千零二十', 3020], ['二〇一一', 2011], ['十百', null], ['一二十', null],
  ]
  for (const [numeral, value] of values) t.equal(chineseNumber(numeral), value, numeral)
  t.end()
})

t.test('any whole number is read back, with and without commas', (t) => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
    const commas = String(value).replace(/\B(?=(\d{3})+$)/g, ',')
    return readNumbers(`收到${value}件`, 0, 99)[0]?.value === value && readNumbers(`收到${commas}件`, 0, 99)[0]?.value === value
  }), { seed: 7 })
  t.end()
})

t.test('any text is read without a throw, and ranges stand in it in order', (t) => {
  const sign = fc.constantFrom(...'0123456789,.零一二十百千万亿余多件条次年月日第至-各近约 %元()')
  fc.assert(fc.property(fc.array(sign, { maxLength: 60 }).map((signs) => signs.join('')), (said) => {
    let last = 0
    return readNumbers(said, 0, said.length).every(({ start, end, value }) => {
      const sound = start >= last && end > start && end <= said.length && Number.isFinite(value)
      last = end
      return sound
    })
  }), { seed: 7, numRuns: 2000 })
  t.end()
})
