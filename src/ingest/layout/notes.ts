// What was read from the pages in, what a reader should know of it out.
import type { Item } from './reading.js'
import type { Note } from '../../model/source.js'

/** Figures that stand below each other without lines around them, where it is not plain which label they belong to. */
export function unclearTables(items: readonly Item[]): Note[] {
  const pages = [...new Set(items.flatMap((item) => (item.kind === 'line' && item.tabular ? [item.line.page] : [])))]
  if (pages.length === 0) return []
  return [{
    step: 'ingest', code: 'unruled-table',
    text: {
      zh: `第${pages.join('、')}页有没有框线、行列不明的表格，按普通文字读取`,
      en: `Tables without lines whose rows or columns are not plain were read as text: page ${pages.join(', ')}`,
    },
  }]
}

/** @param pages whose lines are too many to part cells. */
export function drawings(pages: readonly number[]): Note[] {
  if (pages.length === 0) return []
  return [{
    step: 'ingest', code: 'drawing',
    text: {
      zh: `第${pages.join('、')}页的线条过多，按图形处理，其中文字按普通文字读取`,
      en: `Too many lines for a table; read as a drawing, with its words as text: page ${pages.join(', ')}`,
    },
  }]
}
