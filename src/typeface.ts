// The Chinese typeface that PDFs are set in: read once, from where the build puts it or, in a checkout, from the package it comes from.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Fault } from './model/fault.js'

/**
 * Noto Sans SC (SIL Open Font License 1.1), cut into files by its package: the simplified Chinese one holds 7,947 characters, the others
 * the signs of lists and tables that it lacks, such as ① □ ■ ▲ ● → ✓ ≠. Together 1.3 MB.
 */
const files = ['chinese-simplified', '87', '88', '90', '100', '102', '105', '106', '109'].map((part) => `noto-sans-sc-${part}-400-normal.woff2`)

let held: Promise<Uint8Array[]> | undefined

/** @throws Fault internal where the installation is not whole. */
export function typeface(): Promise<Uint8Array[]> {
  held ??= Promise.all(files.map(read))
  return held
}

async function read(file: string): Promise<Uint8Array> {
  const built = await readFile(new URL(`../fonts/${file}`, import.meta.url)).catch(() => null)
  return built ?? fromPackage(file)
}

async function fromPackage(file: string): Promise<Uint8Array> {
  try {
    return await readFile(createRequire(import.meta.url).resolve(`@fontsource/noto-sans-sc/files/${file}`))
  } catch (cause) {
    held = undefined
    throw new Fault('internal', { zh: `缺少字体文件${file}。`, en: `The font ${file} is missing.` }, { cause })
  }
}
