// The sources of the page in; dist/page out: one HTML file a view, scripts and styles under hashed names, each also compressed.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = fileURLToPath(new URL('../../dist/page/', import.meta.url))

/** The service sends what lies there: it packs nothing while others wait. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  closeBundle: () => {
    for (const name of readdirSync(`${out}assets`).filter((each) => /\.(js|css|svg)$/.test(each))) {
      const bytes = readFileSync(`${out}assets/${name}`)
      writeFileSync(`${out}assets/${name}.br`, brotliCompressSync(bytes))
      writeFileSync(`${out}assets/${name}.gz`, gzipSync(bytes, { level: 9 }))
    }
  },
}

export default defineConfig({
  root: here,
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [compressed],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: out,
    emptyOutDir: true,
    // Offices keep old browsers: these have modules and custom properties, and nothing newer is asked for.
    target: ['chrome87', 'edge88', 'firefox78', 'safari14'],
    // The Content-Security-Policy takes no inline script and no data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index', 'form', 'rules', 'deadline'].map((name) => `${here}${name}.html`) },
  },
})
