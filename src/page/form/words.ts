// The words of the view at /form.
import type { Localised } from '../../model/words.js'

export const words = {
  title: { zh: '填写统计表', en: 'Fill in the form' },
  lead: {
    zh: '官方格式的表二、表三、表四。边填边算：勾稽关系逐条写明，不成立的当即标出；填好后下载 Word 文档，版式与官方模板一致。',
    en: 'Tables two, three and four of the official form. Every sum is written out while you type and marked where it fails; '
      + 'the Word document you download is laid out as the official template.',
  },
  loading: { zh: '正在取得统计表', en: 'Fetching the form' },
  again: { zh: '再试一次', en: 'Try again' },
  issuer: { zh: '报告主体', en: 'Issuer' },
  year: { zh: '报告年度', en: 'Report year' },
  optional: { zh: '选填，印在文档标题', en: 'optional, printed in the title' },
  download: { zh: '下载 Word 文档', en: 'Download as Word' },
  downloading: { zh: '正在生成', en: 'Printing' },
  fileName: { zh: '已有的报告或统计表', en: 'A report or form you have' },
  pick: { zh: '读入已有文件', en: 'Read from a file' },
  pickHint: { zh: '或把报告、统计表拖到这里：读出其中的三张表填入', en: 'or drop a report here: its tables are read into the form' },
  reading: { zh: '正在读取', en: 'Reading' },
  zeros: { zh: '空白格填 0', en: 'Fill blanks with 0' },
  totals: { zh: '补算空白的合计', en: 'Work out blank totals' },
  clear: { zh: '清空', en: 'Clear' },
  undo: { zh: '撤销：', en: 'Undo: ' },
  paste: { zh: '粘贴', en: 'paste' },
  load: { zh: '读入文件', en: 'read from a file' },
  kept: {
    zh: '不留存：所填内容只在本页；下载和读入时送到本服务的内存，不写入数据库、日志和临时文件。',
    en: 'Nothing is kept: what you fill in lives in this page; to print or read a file it reaches the memory of this service, '
      + 'and no database, log or temporary file.',
  },
  keys: {
    zh: '方向键、回车键在格间移动；从 Excel 复制一片单元格，点住左上角那一格粘贴即可。',
    en: 'Arrow keys and Enter move between cells; copy a block in Excel and paste it into the cell of its upper left corner.',
  },
  legend: { zh: '图例', en: 'Key' },
  blank: { zh: '未填', en: 'blank' },
  zero: { zh: '填 0', en: 'zero' },
  dash: { zh: '划“/”', en: 'struck out' },
  wrong: { zh: '算式不成立', en: 'sum fails' },
  right: { zh: '合计相符', en: 'total is right' },
  notFigure: { zh: '不是数字', en: 'not a figure' },
  notWhole: { zh: '应为非负整数', en: 'must be a whole number from 0' },
  negative: { zh: '金额不应为负', en: 'an amount below zero' },
  sums: { zh: '勾稽关系', en: 'Sums' },
  broken: { zh: '不成立', en: 'Failing' },
  holding: { zh: '成立', en: 'Holding' },
  open: { zh: '尚待填写', en: 'Not yet stated' },
  noSums: { zh: '这张表没有规定的勾稽关系。', en: 'The form prescribes no sums in this table.' },
  toCell: { zh: '到这一格', en: 'Go to the cell' },
} satisfies Record<string, Localised>

export const filled = (blank: number, zero: number, dash: number, odd: number): Localised => ({
  zh: `未填 ${blank} 格，填 0 的 ${zero} 格，划“/”或写“无”的 ${dash} 格${odd > 0 ? `，有误 ${odd} 格` : ''}`,
  en: `${blank} blank, ${zero} zero, ${dash} struck out${odd > 0 ? `, ${odd} at fault` : ''}`,
})

export const standing = (held: number, broken: number, open: number): Localised => ({
  zh: `成立 ${held} 条，不成立 ${broken} 条，尚待填写 ${open} 条`,
  en: `${held} hold, ${broken} fail, ${open} not yet stated`,
})

export const stillBroken = (count: number): Localised => ({
  zh: `还有 ${count} 条算式不成立`, en: `${count} sums still fail`,
})

export const overflowed = (count: number): Localised => ({
  zh: `粘贴的内容比表格大，有 ${count} 格超出，没有填入。`, en: `The pasted block is larger than the table: ${count} cells were left out.`,
})

export const wasRead = (count: number, name: string): Localised => (count === 0
  ? { zh: `没有从“${name}”读到这一版式的表格。`, en: `No table of this form was read from "${name}".` }
  : { zh: `从“${name}”读入 ${count} 格，请核对。`, en: `${count} cells were read from "${name}"; look them over.` })
