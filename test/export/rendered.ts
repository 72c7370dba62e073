// A document of Word or Excel in, what a reader sees of it out: its text as laid out on pages by LibreOffice, cut where the page cuts it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ingest } from '../../src/ingest/ingest.js'

export interface Rendered { text: string; pages: number }

/** A reason for tap's `skip`, or false. */
export const noOffice: string | false = spawnSync('soffice', ['--version']).status === 0 ? false : 'LibreOffice (soffice) is not on this machine'

/** Text without its white space: a line breaks where the page wants. */
export async function rendered(bytes: Uint8Array, ending: 'docx' | 'xlsx'): Promise<Rendered> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-rendered-'))
  try {
    const source = join(folder, `document.${ending}`)
    writeFileSync(source, bytes)
    // A profile of its own: two runs of one profile wait for each other.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const run = spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, source], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`soffice: ${run.stderr}`)
    return await readPdf(readFileSync(join(folder, 'document.pdf')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function readPdf(bytes: Uint8Array): Promise<Rendered> {
  const { text, pages } = await ingest({ name: 'rendered.pdf', bytes: Uint8Array.from(bytes) })
  return { text: text.replace(/\s+/g, ''), pages: pages ?? 0 }
}
