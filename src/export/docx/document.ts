// Paragraphs and tables in, a Word document of A4 out, set as Chinese offices set theirs; same content, same bytes.
import { AlignmentType, Document, Footer, PageNumber, PageOrientation, Packer, Paragraph, TextRun } from 'docx'
import { settled } from '../archive.js'
import type { FileChild } from 'docx'

/** Fonts that every Windows with Chinese has; elsewhere the reader's own stand in. */
const bodyFont = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '仿宋' }
export const headingFont = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' }

/** Twentieths of a point. */
export const a4 = { width: 11_906, height: 16_838 }

export interface Paper {
  title: string
  /** BCP 47. */
  language: string
  /** RFC 3339: stands in the properties of the file in place of the hour it was made. */
  createdAt: string
  landscape?: boolean
  /** Half-points, of the text that says nothing else. */
  size?: number
  /** Twentieths of a point. */
  margin?: number
  /** Page numbers at the foot. */
  numbered?: boolean
}

export async function wordDocument(children: FileChild[], paper: Paper): Promise<Uint8Array> {
  const { title, language, createdAt, landscape = false, size = 21, margin = 1134, numbered = false } = paper
  const document = new Document({
    creator: 'mingjian', lastModifiedBy: 'mingjian', title,
    styles: {
      default: {
        document: { run: { font: bodyFont, size, language: { value: 'en-US', eastAsia: language } }, paragraph: { spacing: { after: 0 } } },
      },
    },
    sections: [{
      properties: {
        page: {
          size: { ...a4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
          margin: { top: margin, bottom: margin, left: margin, right: margin, header: 567, footer: 567 },
        },
      },
      ...(numbered && { footers: { default: pageNumbers() } }),
      children,
    }],
  })
  const written = await Packer.toBuffer(document)
  return settled(written, (path, text) => (path === 'docProps/core.xml' ? text.replace(stamps, `$1${createdAt}$2`) : text))
}

const stamps = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g

function pageNumbers(): Footer {
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['- ', PageNumber.CURRENT, ' -'], size: 18 })] })],
  })
}
