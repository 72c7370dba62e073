// A body's name as someone wrote it in, the form in which two writings of one name are equal out.
/** Width, spaces, and the marks writers put into names take no part; nothing that tells two bodies apart is dropped. */
export function plainName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\s·•・.,，。、:：;；"'“”‘’《》〈〉()[\]【】\-_—]/gu, '')
}

/** The place or body a government's name begins with: 清溪县 of 清溪县人民政府. Its offices' full names begin with it too. */
export function stemOf(plain: string): string {
  for (const ending of ['人民政府办公室', '人民政府办公厅', '人民政府']) if (plain.endsWith(ending)) return plain.slice(0, -ending.length)
  return plain
}

/** Host of an address, or of what is one already; null for what is neither. */
export function plainHost(address: string): string | null {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/?#]*@)?([0-9a-z-]+(?:\.[0-9a-z-]+)+)\.?(?::\d{1,5})?(?:[/?#].*)?$/is.exec(address.trim())?.[1]
  return host?.toLowerCase() ?? null
}
