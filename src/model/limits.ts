// Every bound on size, time and count, in one place. Each is tested where it bites and listed in README.
export const limits = {
  /** One document, bytes. A real report is 5 KB to 2 MB; saved pages with inline pictures reach 10 MB. */
  documentBytes: 16 * 1024 * 1024,
  /** Cells of all grids of one document: a form has 200, a 2,000 x 50 sheet 100,000. */
  gridCells: 400_000,
  /** How far an HTML tree may nest before deeper elements are read as if they were siblings. */
  htmlDepth: 512,
  /** Evidence entries kept for one finding. */
  evidencePerFinding: 20,
  /** Longest quote, UTF-16 units. */
  quoteLength: 400,
} as const
