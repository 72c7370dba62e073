// Where an element stands in its part: a chain of names, each counted among its siblings, written out only when someone asks.

export interface Address {
  parent: Address | null
  /** As it is written: w:p. */
  name: string
  /** From 1 among siblings of the same name; 0 for the root of a part. */
  index: number
  /** Children seen so far, by name. */
  children: Record<string, number>
}

export function rootAddress(name: string): Address {
  return { parent: null, name, index: 0, children: {} }
}

export function childOf(parent: Address, name: string): Address {
  const index = (parent.children[name] ?? 0) + 1
  parent.children[name] = index
  return { parent, name, index, children: {} }
}

/** w:body/w:tbl[2]/w:tr[3]/w:tc[4], an XPath from the root's only child on. */
export function writtenOut({ parent, name, index }: Address): string {
  const own = index === 0 ? name : `${name}[${index}]`
  return parent ? `${writtenOut(parent)}/${own}` : own
}
