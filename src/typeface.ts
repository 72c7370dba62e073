// The Chinese typeface that PDFs are set in: read once, from where the build puts it or, in a checkout, from the package it comes from.
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Fault } from './model/fault.js'

/**
 * Noto Sans SC (SIL Open Font License 1.1), cut into files by its package: the simplified Chinese one holds 7,947 characters, the numbered
 * ones the signs of lists and tables that it lacks, such as ① ⑴ □ ■ ▲ ● → ✓ ≠ № ※. Together 1.5 MB. Ⅰ to Ⅻ and ☑ are in none.
 */
const parts = ['chinese-simplified', 85, 87, 88, 89, 90, 91, 100, 101, 102, 103, 104, 105, 106, 107, 109]
const files = parts.map((part) => `noto-sans-sc-${part}-400-normal.woff2`)
const built = new URL('../fonts/', import.meta.url)

let held: Promise<Uint8Array[]> | undefined

/** @throws Fault internal where the installation is not whole. */
export async function typeface(): Promise<Uint8Array[]> {
  held ??= Promise.all(files.map(read))
  try {
    return await held
  } catch (cause) {
    held = undefined
    throw new Fault('internal', { zh: '字体文件缺失。', en: 'The font files are missing.' }, { cause })
  }
}

/** Copies the files and their licence to where a program without its development packages looks for them. */
export async function layDown(): Promise<void> {
  await mkdir(built, { recursive: true })
  await copyFile(inPackage('LICENSE'), new URL('OFL.txt', built))
  for (const file of files) await copyFile(inPackage(`files/${file}`), new URL(file, built))
}

async function read(file: string): Promise<Uint8Array> {
  return (await readFile(new URL(file, built)).catch(() => null)) ?? readFile(inPackage(`files/${file}`))
}

function inPackage(path: string): string {
  return createRequire(import.meta.url).resolve(`@fontsource/noto-sans-sc/${path}`)
}
