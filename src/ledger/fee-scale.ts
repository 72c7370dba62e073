// A number of applications or pages in, the processing fee the measure sets for it out, in yuan. Source: articles 4 and 5; the figures are data.
import type { FeeScale } from '../model/rulebook.js'

/** All applications of one applicant in one calendar month. 35 of them: 20 at 100 and 5 at 200, 3,000 yuan. */
export function feeByItems(count: number, { items, itemsBeyond }: FeeScale): number {
  const known = progressive(count, items)
  const last = items.at(-1)
  if (!last || count <= last.above + itemsBeyond.every) return known
  // Each further block of ten is dearer by the same sum than the one before.
  let more = 0
  for (let above = last.above + itemsBeyond.every, dearer = itemsBeyond.more; above < count; above += itemsBeyond.every, dearer += itemsBeyond.more) {
    more += Math.min(itemsBeyond.every, count - above) * dearer
  }
  return known + more
}

/** 2,219 pages: 70 at 10, 100 at 20 and 2,019 at 40, 83,460 yuan. */
export function feeByPages(pages: number, { pages: steps }: FeeScale): number {
  return progressive(pages, steps)
}

/** Whether some number of pages comes to this sum. */
export function isFeeOfPages(amount: number, scale: FeeScale): boolean {
  let paid = 0
  for (const [index, { above, yuan }] of scale.pages.entries()) {
    const next = scale.pages[index + 1]
    const most = next ? paid + (next.above - above) * yuan : Infinity
    if (amount > paid && amount <= most) return (amount - paid) % yuan === 0
    paid = most
  }
  return false
}

/** By items each one costs a multiple of the first rate, however an application is split. */
export function isFeeOfItems(amount: number, { items }: FeeScale): boolean {
  return amount % (items[0]?.yuan ?? 1) === 0
}

function progressive(count: number, steps: FeeScale['pages']): number {
  return steps.reduce((sum, { above, yuan }, index) => {
    const upTo = steps[index + 1]?.above ?? Infinity
    return sum + Math.max(0, Math.min(count, upTo) - above) * yuan
  }, 0)
}

const sum = /^[￥¥]?(\d{1,9}(?:\.\d{1,2})?)(万)?元?(?:整|人民币)?$/

/** Yuan; 0 for a blank cell or a nil, null for what is no sum. @param header may say 万元. */
export function yuanIn(cell: string, header: string): number | null {
  const text = cell.normalize('NFKC').replace(/[,，\s]/g, '')
  if (/^(?:[-—/]*|无|免|免费|未收费|否)$/.test(text)) return 0
  const found = sum.exec(text)
  return found ? Number(found[1]) * (found[2] !== undefined || header.includes('万元') ? 10_000 : 1) : null
}
