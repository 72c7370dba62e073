// Text as it is written in a workbook in, as it is meant out: characters that XML can't hold are written _xHHHH_.
//
// ECMA-376 part 1, 22.9.2.19 (ST_Xstring). Excel writes _x000D_ where a line was broken on Windows, and _x005F_ for the underscore of a text
// that only looks like an escape: _x005F_x0041_ is the text _x0041_.

/** A pair of surrogates is one character; a lone one is none. */
const escape = /_x(?:([Dd][89ABab][0-9A-Fa-f]{2})__x([Dd][C-Fc-f][0-9A-Fa-f]{2})|(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4}))_/g

/**
 * Line ends become line feeds, as XML makes of those that are no escapes (XML 1.0, 2.11). An escape of half a character is left as it is
 * written: no text should hold what no file can.
 */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(escape, (_, high?: string, low?: string, single?: string) => (single === undefined ? unit(high!) + unit(low!) : unit(single)))
    .replace(/\r\n?/g, '\n')
}

function unit(digits: string): string {
  return String.fromCharCode(parseInt(digits, 16))
}
