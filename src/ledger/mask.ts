// A cell in, the same cell as it may leave the house out: identity numbers, phones and addresses of mail as stars of the same length.
const personal = /(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?!\d)|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g
const unmasked = /(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/

export function masked(text: string): string {
  return text.replace(personal, (found) => '*'.repeat(found.length))
}

export function starred(text: string): string {
  return '*'.repeat(text.length)
}

/** An identity number or a mobile number stands in this cell in full. */
export function showsPerson(cell: string): boolean {
  return cell.length >= 11 && unmasked.test(cell)
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function asPlainCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
