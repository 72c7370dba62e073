// An arrow key in a table of fields in, the keyboard in the next field that way out. Sideways only from the end of what is typed.

export function moveAmongFields(event: KeyboardEvent): void {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || event.altKey || event.ctrlKey || event.metaKey) return
  const [cell, row] = [field.closest('td'), field.closest('tr')]
  if (!cell || !row) return
  const next = nextField(event.key, field, cell, row)
  if (!next) return
  event.preventDefault()
  next.focus()
  next.select()
}

function nextField(key: string, field: HTMLInputElement, cell: HTMLTableCellElement, row: HTMLTableRowElement): HTMLInputElement | null {
  const { selectionStart, selectionEnd, value } = field
  switch (key) {
    case 'ArrowUp': return beyond(row, 'previousElementSibling', (each) => each.children[cell.cellIndex])
    case 'ArrowDown': return beyond(row, 'nextElementSibling', (each) => each.children[cell.cellIndex])
    case 'ArrowLeft': return selectionStart === 0 || selectionEnd !== selectionStart ? beyond(cell, 'previousElementSibling', (each) => each) : null
    case 'ArrowRight': return selectionEnd === value.length ? beyond(cell, 'nextElementSibling', (each) => each) : null
    default: return null
  }
}

type Way = 'previousElementSibling' | 'nextElementSibling'

/** The nearest that way with a field in it; a merged or empty cell is passed over. */
function beyond(from: Element, way: Way, cellOf: (each: Element) => Element | undefined): HTMLInputElement | null {
  for (let each = from[way]; each; each = each[way]) {
    const field = cellOf(each)?.querySelector<HTMLInputElement>('input')
    if (field) return field
  }
  return null
}
