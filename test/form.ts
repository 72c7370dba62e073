// Parts in, a form as a browser sends it out.
export interface Part { name: string; filename?: string; body: Uint8Array | string }

export function formOf(parts: Part[], boundary = '----a-line-between-parts'): { headers: Record<string, string>; payload: Buffer } {
  const pieces = parts.flatMap(({ name, filename, body }) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n`),
    Buffer.from(body), Buffer.from('\r\n'),
  ])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return { headers, payload: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]) }
}
