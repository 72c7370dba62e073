// The words of registers at /deadline.
import type { LedgerField, LedgerKind } from '../../model/ledger.js'
import type { Localised } from '../../model/words.js'

export const words = {
  title: { zh: '核对台账', en: 'Check a register' },
  lead: {
    zh: '放入依申请公开台账或主动公开目录（CSV、XLSX），逐行核对期限和程序。文件只在内存里读取，不保存、不记日志；个人信息以星号显示。',
    en: 'A register of applications or of published documents (CSV, XLSX), checked line by line. '
      + 'Read in memory, not kept, not logged; personal data as stars.',
  },
  kind: { zh: '台账种类', en: 'Kind of register' },
  asOf: { zh: '核对到哪一日（可不填）', en: 'As of (if any)' },
  pick: { zh: '选择台账', en: 'Choose a register' },
  file: { zh: '台账文件', en: 'Register file' },
  orDrop: { zh: '或把文件拖到这里', en: 'or drop it here' },
  pickReport: { zh: '选择同年度报告', en: 'Choose the report of the year' },
  report: { zh: '年度报告文件', en: 'Report file' },
  reportHint: { zh: '可不选；选了就核对数字是否一致', en: 'optional: its figures are held against the register' },
  working: { zh: '正在核对', en: 'Checking' },
  again: { zh: '重新核对', en: 'Check again' },
  rates: { zh: '总体', en: 'Overall' },
  lines: { zh: '读到的行', en: 'Lines read' },
  inTime: { zh: '按期率', en: 'In time' },
  late: { zh: '逾期', en: 'Late' },
  open: { zh: '未办结', en: 'Open' },
  toReview: { zh: '待核', en: 'To review' },
  defects: { zh: '程序瑕疵', en: 'Defects of process' },
  agreed: { zh: '与报告一致', en: 'Agree with the report' },
  columns: { zh: '列的对应', en: 'Columns' },
  columnsLead: { zh: '认错的列在这里改正，随即重新核对。', en: 'Put right a column that was taken wrongly; it is checked anew at once.' },
  field: { zh: '含义', en: 'Meaning' },
  column: { zh: '台账中的列', en: 'Column of the register' },
  how: { zh: '怎样认出', en: 'How found' },
  noColumn: { zh: '— 没有这一列', en: '— no such column' },
  none: { zh: '没有认出', en: 'not found' },
  findings: { zh: '逐行问题', en: 'Findings by line' },
  noFindings: { zh: '没有发现问题。', en: 'Nothing was found.' },
  notAsked: { zh: '没有核对的规则', en: 'Rules not checked' },
  where: { zh: '位置', en: 'Where' },
  rule: { zh: '规则', en: 'Rule' },
  outcome: { zh: '结论', en: 'Outcome' },
  says: { zh: '说明', en: 'What was found' },
  show: { zh: '只看', en: 'Show' },
  all: { zh: '全部', en: 'All' },
  more: { zh: '再列一些', en: 'More' },
  download: { zh: '下载问题清单（CSV）', en: 'Download the findings (CSV)' },
  reconciliation: { zh: '与报告核对', en: 'Against the report' },
  item: { zh: '项目', en: 'Item' },
  ofLedger: { zh: '台账', en: 'Register' },
  ofReport: { zh: '报告', en: 'Report' },
  agrees: { zh: '是否一致', en: 'Agrees' },
  lineNumbers: { zh: '涉及的行', en: 'Lines' },
  yes: { zh: '一致', en: 'yes' },
  no: { zh: '不一致', en: 'no' },
  unknown: { zh: '无法核对', en: 'can not be told' },
} satisfies Record<string, Localised>

export const kindNames: Record<LedgerKind, Localised> = {
  applications: { zh: '依申请公开台账', en: 'Applications' }, disclosures: { zh: '主动公开目录', en: 'Published documents' },
}
export const howNames = {
  name: { zh: '同名', en: 'by its name' }, similar: { zh: '近似', en: 'by a similar name' }, given: { zh: '您指定', en: 'as you said' },
} satisfies Record<string, Localised>

/** As rules/ledger-columns.json names them; a test holds the two together. */
export const fieldNames: Record<LedgerField, Localised> = {
  registerNo: { zh: '登记编号', en: 'register number' },
  submittedOn: { zh: '提交日期', en: 'date submitted' },
  receivedOn: { zh: '收到日期', en: 'date received' },
  channel: { zh: '申请渠道', en: 'channel' },
  applicantKind: { zh: '申请人类型', en: 'applicant kind' },
  correctionRequestedOn: { zh: '补正告知日期', en: 'date the correction was asked for' },
  correctedOn: { zh: '收到补正日期', en: 'date the correction was received' },
  thirdPartyAskedOn: { zh: '征求第三方意见日期', en: 'date the third party was asked' },
  thirdPartyAnsweredOn: { zh: '第三方答复日期', en: 'date the third party answered' },
  organAskedOn: { zh: '征求其他机关意见日期', en: 'date another organ was asked' },
  organAnsweredOn: { zh: '其他机关答复日期', en: 'date the other organ answered' },
  extensionNotifiedOn: { zh: '延期告知日期', en: 'date the extension was notified' },
  feeNotifiedOn: { zh: '收费通知日期', en: 'date of the fee notice' },
  feePaidOn: { zh: '缴费日期', en: 'date the fee was paid' },
  feeAmount: { zh: '收费金额', en: 'fee' },
  applicant: { zh: '申请人', en: 'applicant' },
  pages: { zh: '提供页数', en: 'pages provided' },
  dueOn: { zh: '法定答复期限', en: 'due date written' },
  repliedOn: { zh: '答复日期', en: 'date of reply' },
  deliveredOn: { zh: '送达日期', en: 'date of delivery' },
  resultCode: { zh: '答复类型', en: 'result' },
  ground: { zh: '依据条款', en: 'ground' },
  remedies: { zh: '救济告知', en: 'remedies stated' },
  title: { zh: '信息标题', en: 'title' },
  docNo: { zh: '文号', en: 'document number' },
  formedOn: { zh: '形成日期', en: 'date formed' },
  publishedOn: { zh: '公开日期', en: 'date published' },
  url: { zh: '网址', en: 'address' },
  reviewer: { zh: '审核人', en: 'reviewer' },
}
export const fieldsOf: Record<LedgerKind, LedgerField[]> = {
  applications: [
    'registerNo', 'submittedOn', 'receivedOn', 'channel', 'applicantKind', 'correctionRequestedOn',
    'correctedOn', 'thirdPartyAskedOn', 'thirdPartyAnsweredOn', 'organAskedOn', 'organAnsweredOn', 'extensionNotifiedOn',
    'feeNotifiedOn', 'feePaidOn', 'feeAmount', 'applicant', 'pages', 'dueOn',
    'repliedOn', 'deliveredOn', 'resultCode', 'ground', 'remedies',
  ],
  disclosures: [
    'title', 'docNo', 'formedOn', 'publishedOn', 'url', 'reviewer',
  ],
}
