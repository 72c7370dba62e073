// The words of handing a draft in: intake, settings, progress, what is kept.
import type { Localised } from '../../model/words.js'

export const words = {
  title: { zh: '年度报告自查', en: 'Self-check of an annual report' },
  lead: {
    zh: '放入草稿，即刻列出会扣分的地方：在哪里、为什么、怎么改、依据哪一条、值多少分。',
    en: 'Drop a draft and see what would cost points: where, why, how to mend it, by which article, and how many points.',
  },
  pick: { zh: '选择文件', en: 'Choose a file' },
  pickAgain: { zh: '换一份稿件', en: 'Check another draft' },
  fileName: { zh: '报告草稿', en: 'Draft of the report' },
  orDrop: {
    zh: '或把文件拖到这里。Word、WPS、PDF、OFD、网页、表格、纯文本均可，最大 16 MiB。',
    en: 'or drop it here. Word, WPS, PDF, OFD, web pages, spreadsheets and plain text, up to 16 MiB.',
  },
  paste: { zh: '粘贴文字', en: 'Paste the text' },
  pasteLabel: { zh: '报告全文（可连表格一起粘贴）', en: 'The whole report, tables included' },
  pastedWithTables: { zh: '已连同表格格式一起读取；在框内改动后，按纯文字读取。', en: 'Read with its tables; once you change it here, it is read as plain text.' },
  checkPasted: { zh: '核对', en: 'Check' },
  pastedName: { zh: '粘贴的草稿', en: 'Pasted draft' },
  settings: { zh: '核对设置', en: 'Settings' },
  state: { zh: '稿件状态', en: 'State' },
  draft: { zh: '草稿，尚未公布', en: 'A draft, not published' },
  published: { zh: '已经公布', en: 'Published' },
  publishedOn: { zh: '公布日期', en: 'Published on' },
  issuerKind: { zh: '单位性质', en: 'Kind of issuer' },
  byText: { zh: '按文中所读', en: 'As read in the text' },
  province: { zh: '省份', en: 'Province' },
  overlay: { zh: '地方规定', en: 'Provincial rules' },
  noOverlay: { zh: '只用全国规则', en: 'National rules alone' },
  localDue: { zh: '当地要求的截止日期', en: 'Due date set locally' },
  applySettings: { zh: '按新设置重新核对', en: 'Check again' },
  sending: { zh: '正在送出稿件', en: 'Sending the draft' },
  checking: { zh: '正在核对', en: 'Checking' },
  cancel: { zh: '取消', en: 'Cancel' },
  again: { zh: '再试一次', en: 'Try again' },
  clear: { zh: '清除全部', en: 'Clear everything' },
  kept: {
    zh: '不留存：稿件只在本次核对时送到本服务的内存，不写入数据库、日志和临时文件；结果只在本页，关闭即无。',
    en: 'Nothing is kept: the draft reaches the memory of this service for the check alone, and no database, log or temporary file; '
      + 'the result lives in this page and ends with it.',
  },
} satisfies Record<string, Localised>

export const steps: Array<Record<'title' | 'text', Localised>> = [
  {
    title: { zh: '放入草稿', en: 'Drop the draft' },
    text: { zh: '按报告年度适用当年的条例和格式，几秒内得出结论。', en: 'It is judged by the law and the form of its own year, within seconds.' },
  },
  {
    title: { zh: '逐项改正', en: 'Mend it' },
    text: { zh: '扣分多的在前；表格按读到的重画，勾稽关系写明算式。', en: 'What costs most comes first; tables are drawn as read, with each sum written out.' },
  },
  {
    title: { zh: '留存记录', en: 'File the record' },
    text: { zh: '下载一页自查记录归档；没有核对的也如实列明。', en: 'Download a one-page record; what was not checked is listed too.' },
  },
]


/** As GB/T 2260 writes them; the names are Chinese in both languages, as they stand in the reports. */
export const provinces = ('北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 '
  + '广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区').split(' ')
