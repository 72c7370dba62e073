// A font as pdf.js read it in, what is needed of it to place and judge its glyphs out.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface Glyph {
  originalCharCode: number
  unicode: string
  width: number
  isSpace: boolean
  /** Vertical writing: how far down, and where the glyph's origin lies. */
  vmetric?: [down: number, x: number, y: number] | null
}

export interface PageFont {
  vertical: boolean
  /** A glyph's width times this is its share of the font size. */
  unit: number
  /** Shares of the font size above and below the baseline. */
  ascent: number
  descent: number
  /** What the glyph says, or U+FFFD where the file does not tell. */
  read(glyph: Glyph): string
}

/** What of pdf.js's font object is used; its own types leave it open. */
interface LoadedFont {
  vertical?: boolean
  fontMatrix?: number[]
  ascent?: number
  descent?: number
  composite?: boolean
  toUnicode?: { _map?: Array<string | number | undefined> } | null
}

const unreadable = '\uFFFD'
const usual = { ascent: 0.88, descent: 0.12 }
/** Letters that stand for others: ligatures, Kangxi radicals and compatibility ideographs that some fonts name in place of the usual ones. */
const standIn = /[\uFB00-\uFB06\u2F00-\u2FD5\uF900-\uFAFF]/
const plausible = /[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/

/** Fonts by the names the operators use; a font that could not be loaded takes the usual measures. */
export function fontsOf({ commonObjs }: PDFPageProxy): (name: string) => PageFont {
  const known = new Map<string, PageFont>()
  return (name) => {
    let font = known.get(name)
    if (!font) known.set(name, font = pageFont(commonObjs.has(name) ? commonObjs.get(name) as LoadedFont : {}))
    return font
  }
}

function pageFont(font: LoadedFont): PageFont {
  const { vertical = false, fontMatrix, ascent = 0, descent = 0 } = font
  return {
    vertical, unit: fontMatrix?.[0] || 0.001, read: readerOf(font),
    ascent: ascent >= 0.5 && ascent <= 1.2 ? ascent : usual.ascent,
    descent: descent <= -0.05 && descent >= -0.5 ? -descent : usual.descent,
  }
}

/**
 * A composite font counts its glyphs by numbers of its own; without a map to Unicode pdf.js passes the numbers off as characters.
 * They are taken as such only where the number is that of an ideograph, which is how some producers number theirs.
 */
function readerOf({ composite = false, toUnicode }: LoadedFont): (glyph: Glyph) => string {
  const map = toUnicode?._map
  return ({ originalCharCode, unicode }) => {
    if (composite && !(map ? map[originalCharCode] !== undefined : plausible.test(unicode))) return unreadable
    return standIn.test(unicode) ? unicode.normalize('NFKC') : unicode
  }
}
