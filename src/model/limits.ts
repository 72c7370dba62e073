// Every bound on size, time and count, in one place. Each is tested where it bites and listed in README.
export const limits = {
  /** One document, bytes. A real report is 5 KB to 2 MB; saved pages with inline pictures reach 10 MB. */
  documentBytes: 16 * 1024 * 1024,
  /** Cells of all grids of one document: a form has 200, a 2,000 x 50 sheet 100,000. */
  gridCells: 400_000,
  /** How far the parts of an archived page (MHTML) may nest: browsers write one level, Word two. */
  mimeDepth: 32,
  /** Straight lines of one page, pieces joined: a dense form has some hundreds, a map or a chart thousands. */
  pageLines: 5_000,
  /** How far an HTML tree may nest before deeper elements are read as if they were siblings. */
  htmlDepth: 512,
  /** Parts of a ZIP archive. A document has some dozens; every one costs an entry in memory. */
  archiveParts: 10_000,
  /** Documents of one archive: the reports of a county's offices are a hundred. */
  archivedDocuments: 500,
  /** Archives within archives: a mail of packed folders has two. */
  archiveDepth: 3,
  /** What all parts of a document's archive may say they unpack to. */
  archiveBytes: 512 * 1024 * 1024,
  /** A part larger than the first that unpacks to more than so many times its packed size is a bomb: markup stays under 100 times. */
  archiveRatioFrom: 1024 * 1024,
  archiveRatio: 300,
  /** How deep elements of an XML part may nest: a table in a table adds three levels. */
  xmlDepth: 512,
  /** One XML part of a document, unpacked: a page of Word is 10 to 50 KB. */
  xmlPartBytes: 64 * 1024 * 1024,
  /** Columns of a table of Word, and characters of a number it computes: what Word itself takes. Either is repeated for next to nothing. */
  wordColumns: 63,
  wordNumberLength: 31,
  /** Fields of Word within fields, and styles that lean on styles: documents have some levels of each. */
  wordFieldDepth: 32,
  wordStyleDepth: 64,
  /** A ledger in a workbook, packed; CSV has no limit of its own on the command line. */
  workbookBytes: 64 * 1024 * 1024,
  /** What its parts may unpack to: a sheet, the strings they all count by, any other part. */
  sheetBytes: 1024 * 1024 * 1024,
  workbookStringsBytes: 128 * 1024 * 1024,
  workbookPartBytes: 16 * 1024 * 1024,
  /** All of them together, as they say of themselves. */
  workbookUnpackedBytes: 4 * 1024 * 1024 * 1024,
  /** Lines of a roster file: a province has some ten thousand bodies, towns among them. */
  rosterLines: 20_000,
  /** Bodies of all rosters that a process holds ready to be matched, some 1 KB each; whose were asked for longest ago go first. */
  rosterBodiesReady: 100_000,
  /** Mistakes of it that are named in one answer. */
  rosterMistakes: 1000,
  /** One document's time on a thread: less than a request has, so that the answer can say what was wrong. */
  documentMs: 50_000,
  /** The heap of a thread, MiB: 16 MiB of plain text take a third of it. */
  documentMemoryMb: 1024,
  /** Documents that wait for a thread; the next is turned away. */
  waitingDocuments: 32,
  /** An own ruleset handed in over the API: its files, and all their text in UTF-16 units. Ours has 200 files of 1 MB together. */
  rulesetFiles: 500,
  rulesetBytes: 2 * 1024 * 1024,
  /** Rulesets composed and kept ready; the oldest goes first. */
  rulesetsReady: 50,
  /** Facts fixed while proving a claim about one rule; our longest proof takes some 200. Beyond it nothing is claimed. */
  ruleLogicSteps: 20_000,
  /** Reports held against each other in one call: each keeps its text in memory, some 100 KB. */
  setReports: 5_000,
  /** Places of one document that its reader may put right in one call: a form has 200 cells. */
  corrections: 200,
  /** Characters of one cell of a form that is filled in: what a table's reader takes for a figure at most. */
  formCell: 24,
  /** The heap of the thread that holds them against each other, MiB. */
  setMemoryMb: 4096,
  /** One batch: its documents and their bytes together. A city's season is some hundreds of reports of 1 MB. */
  batchDocuments: 5_000,
  batchBytes: 2 * 1024 * 1024 * 1024,
  /** An archive sent as a batch, packed: the one thing of a batch that is held in memory whole. */
  batchArchiveBytes: 128 * 1024 * 1024,
  /** Batches of one organisation that are received or worked on at once. */
  batchesUnderWay: 20,
  /** The description of a batch in a form or as references, in UTF-16 units: 5,000 documents with what is known of each. */
  batchDescription: 4 * 1024 * 1024,
  /** An upload of which nothing arrives for so long is cut off. */
  uploadStallMs: 15_000,
  /** Documents that one job takes together, and their bytes in memory: what a killed worker has to do again. */
  sliceDocuments: 16,
  sliceBytes: 32 * 1024 * 1024,
  /** How often a document is begun before it is set aside as one that ends whoever works on it. */
  documentAttempts: 4,
  /** Those who follow batches by events at once, in one process. */
  eventListeners: 200,
  /** A webhook: how long one call may take, how often it is tried (over 70 hours: from Friday evening to Monday), how old a signature may be. */
  webhookMs: 10_000,
  webhookAttempts: 21,
  webhookReplaySeconds: 300,
  /** An Idempotency-Key: its length, how long its answer is kept, how long another waits for the first, the largest answer kept. */
  idempotencyKeyLength: 200,
  idempotencyHours: 24,
  idempotencyWaitMs: 10_000,
  idempotentAnswerBytes: 1024 * 1024,
  /** Days of a limit told one by one: three years. */
  deadlineDays: 1_100,
  /** Findings of a ledger listed in one answer over HTTP; all are counted. */
  ledgerFindings: 20_000,
  /** Bodies that a circular lists; the score sheet holds them all. A province has some thousands, and Word opens no more with ease. */
  circularBodies: 2_000,
  /** Problems on one sheet of Excel, which is held whole while it is written; as CSV there are any number. */
  sheetProblems: 5_000,
  /** Cells that a proposed correction of a table may change, and sets of cells tried to find one: two wrong cells take some hundreds. */
  mendCells: 3,
  mendTries: 4000,
  /** Evidence entries kept for one finding. */
  evidencePerFinding: 20,
  /** Longest quote, UTF-16 units. */
  quoteLength: 400,
  /** Pages of a PDF: a report has 5 to 60, a yearbook 300. */
  pdfPages: 1000,
  /** One stream of a PDF, unfolded: a page of tables has 1 MB, an A4 page scanned in colour at 600 dpi 105 MB. */
  pdfStreamBytes: 128 * 1024 * 1024,
  /** Drawing operators of one page: 2,000 to 10,000 on a page of tables; a page that unfolds without end reaches this in seconds. */
  pdfOperators: 300_000,
  /** Graphics states saved within each other on one page of a PDF: the standard names 28 as a reader's least, slovenly writers reach hundreds. */
  pdfDepth: 4000,
  /** Objects that the pages of an OFD document draw, those of templates and composites each time: a page of tables has 2,000. */
  ofdObjects: 500_000,
  /** Characters they write: a page holds 1,500. */
  ofdCharacters: 2_000_000,
  /** A key's last use is written down at most so often. */
  keyStampMs: 60_000,
  /** Days a key is good for: where nothing is said, and at most. */
  keyDays: 365,
  keyDaysMost: 1826,
  /** Hours for which the old secret still holds after a rotation: where nothing is said, and at most. */
  overlapHours: 24,
  overlapHoursMost: 720,
  /** How deep organisations may stand below each other: state, province, city, county, township and office are six. */
  organisationDepth: 16,
  /** One line of a backup, which is one row: a document of documentBytes written in hexadecimal has 32 MiB. */
  backupLineBytes: 256 * 1024 * 1024,
} as const
