// The list of formats that can be read. A new one is one file and one line here.
import { doc } from './doc/doc.js'
import { docx } from './docx/docx.js'
import { html } from './html/html.js'
import { markdown } from './markdown.js'
import { mhtml } from './mhtml.js'
import { ofd } from './ofd/ofd.js'
import { csv } from './spreadsheet/csv.js'
import { xlsx } from './spreadsheet/xlsx.js'
import { pdf } from './pdf/pdf.js'
import { text } from './text.js'
import type { Format } from './format.js'

/** In the order they are asked; plain text takes what no other format claims. */
export const formats: readonly Format[] = [pdf, docx, doc, ofd, xlsx, mhtml, html, csv, markdown, text]
