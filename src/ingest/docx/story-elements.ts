// What each element of WordprocessingML does to the state of reading: content in one table, properties in one for each of their parents.
import { symbolOf } from './symbols.js'
import { isOn, numberIn } from './word-xml.js'
import { raisedDigits } from '../raised-digits.js'
import { limits } from '../../model/limits.js'
import type { StoryState } from './story-state.js'

type Attributes = Record<string, string>
type Handler = (state: StoryState, attributes: Attributes) => void

/** Properties as they were before a change; text that a tracked change took away; readings set above characters. */
const dropped = new Set([
  'w:rPrChange', 'w:pPrChange', 'w:tblPrChange', 'w:tblPrExChange', 'w:tcPrChange', 'w:trPrChange', 'w:sectPrChange', 'w:tblGridChange',
  'w:numberingChange', 'w:rt', 'm:rPr', 'm:ctrlPr',
])

/** Whether an element is passed over with all it holds. Of alternatives the first choice is read, and the fallback where there is none. */
export function skipped(name: string, state: StoryState, inProperties: boolean): boolean {
  if (dropped.has(name)) return true
  if (inProperties) return false
  if (name === 'w:del' || name === 'w:moveFrom') {
    state.seen.deletions += 1
    return true
  }
  if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false
  const taken = state.choices.at(-1) === true
  if (!taken && state.choices.length > 0) state.choices[state.choices.length - 1] = true
  return taken
}

const textOpens: Handler = (state) => { state.text = '' }
const textCloses = (state: StoryState): void => {
  // A line end in the file is a blank on the page; one for one, so that offsets hold.
  const text = (state.text ?? '').replace(/[\n\r\t]/g, ' ')
  state.add(state.runRaised ? raisedDigits(text) : text, state.sources)
  state.text = null
}
const mathCloses = (state: StoryState): void => {
  state.add(state.text ?? '')
  state.text = null
}
const blockOpens = (name: string): Handler => (state) => { if (!state.paragraph) state.enter(name) }
const runBounds = (state: StoryState): void => {
  state.runHidden = null
  state.runRaised = false
}
const writes = (text: string): Handler => (state) => { state.add(text) }
const picture: Handler = (state) => {
  if (state.paragraph && !state.tinyPicture) state.paragraph.pictures += 1
}
const noteCalled = (kind: string): Handler => (state, attributes) => { state.paragraph?.notes.push(`${kind}/${attributes['w:id'] ?? ''}`) }

export const contentHandlers: { open: Record<string, Handler>; close: Record<string, (state: StoryState) => void> } = {
  open: {
    'w:p': (state) => { state.openParagraph() },
    'w:r': runBounds,
    'w:t': textOpens,
    'm:t': textOpens,
    'w:instrText': textOpens,
    'w:tab': writes('\t'),
    'w:ptab': writes('\t'),
    'w:br': writes('\n'),
    'w:cr': writes('\n'),
    'w:noBreakHyphen': writes('-'),
    'w:sym': addSymbol,
    'w:fldChar': (state, attributes) => {
      const type = attributes['w:fldCharType']
      if (type === 'begin') state.beginField()
      else if (type === 'separate') state.separateField()
      else if (type === 'end') state.endField()
    },
    'w:footnoteReference': noteCalled('footnote'),
    'w:endnoteReference': noteCalled('endnote'),
    'w:commentReference': (state) => { state.seen.comments += 1 },
    'w:ins': (state) => { state.seen.insertions += 1 },
    'w:moveTo': (state) => { state.seen.insertions += 1 },
    'w:altChunk': (state) => { state.seen.embedded += 1 },
    'wp:inline': (state) => { state.tinyPicture = false },
    'wp:anchor': (state) => { state.tinyPicture = false },
    'wp:extent': measure,
    'v:shape': measureShape,
    'a:blip': picture,
    'v:imagedata': picture,
    'c:chart': picture,
    'dgm:relIds': picture,
    'v:textpath': addWordArt,
    'w:txbxContent': (state) => { state.openBox() },
    'mc:AlternateContent': (state) => { state.choices.push(false) },
    'w:sdt': (state) => {
      if (!state.paragraph) state.enter('w:sdt')
      state.controls.push({ placeholder: false, contents: false })
    },
    'w:sdtContent': blockOpens('w:sdtContent'),
    'w:customXml': blockOpens('w:customXml'),
    'w:tbl': (state) => { state.openTable() },
    'w:gridCol': (state, attributes) => { state.openTableNow?.table.widths.push(numberIn(attributes, 'w:w') ?? 0) },
    'w:tr': (state) => { state.openRow() },
    'w:tc': (state) => { state.openCell() },
    'w:footnote': (state, attributes) => { state.openNote('w:footnote', `footnote/${attributes['w:id'] ?? ''}`) },
    'w:endnote': (state, attributes) => { state.openNote('w:endnote', `endnote/${attributes['w:id'] ?? ''}`) },
  },
  close: {
    'w:p': (state) => { state.closeParagraph() },
    'w:r': runBounds,
    'w:t': textCloses,
    'm:t': mathCloses,
    'w:instrText': (state) => {
      state.instruct(state.text ?? '')
      state.text = null
    },
    'w:txbxContent': (state) => { state.closeBox() },
    'mc:AlternateContent': (state) => { state.choices.pop() },
    'w:sdt': (state) => {
      state.leave('w:sdt')
      state.controls.pop()
    },
    'w:sdtContent': (state) => { state.leave('w:sdtContent') },
    'w:customXml': (state) => { state.leave('w:customXml') },
    'w:tbl': (state) => { state.closeTable() },
    'w:tr': (state) => { state.leave('w:tr') },
    'w:tc': (state) => { state.closeCell() },
    'w:footnote': (state) => { state.leave('w:footnote') },
    'w:endnote': (state) => { state.leave('w:endnote') },
  },
}

const onParagraph = (set: (paragraph: NonNullable<StoryState['paragraph']>, attributes: Attributes) => void): Handler =>
  (state, attributes) => { if (state.paragraph) set(state.paragraph, attributes) }
const onCell = (set: (cell: NonNullable<NonNullable<StoryState['openTableNow']>['cell']>, attributes: Attributes) => void): Handler =>
  (state, attributes) => { if (state.openTableNow?.cell) set(state.openTableNow.cell, attributes) }
const onRow = (set: (row: NonNullable<NonNullable<StoryState['openTableNow']>['row']>, attributes: Attributes) => void): Handler =>
  (state, attributes) => { if (state.openTableNow?.row) set(state.openTableNow.row, attributes) }

const markDeleted = onParagraph((paragraph) => { paragraph.runsOn = true })
const noteDeletion = (handler: Handler): Handler => (state, attributes) => {
  state.seen.deletions += 1
  handler(state, attributes)
}
const headInUse: Handler = (state, attributes) => {
  const id = attributes['r:id']
  if (id !== undefined) state.heads.add(id)
}

/** By the element that holds the properties. w:rPr inside w:pPr is that of the paragraph's mark. */
export const propertyHandlers: Record<string, Record<string, Handler>> = {
  'w:pPr': {
    'w:pStyle': onParagraph((paragraph, attributes) => { paragraph.style = attributes['w:val'] }),
    'w:ilvl': onParagraph((paragraph, attributes) => { paragraph.level = numberIn(attributes) }),
    'w:numId': onParagraph((paragraph, attributes) => { paragraph.numId = numberIn(attributes) }),
    'w:outlineLvl': onParagraph((paragraph, attributes) => { paragraph.outline = numberIn(attributes) }),
  },
  'w:rPr': {
    'w:vanish': (state, attributes) => {
      if (state.inMark) onParagraph((paragraph) => { paragraph.hiddenMark = isOn(attributes) })(state, attributes)
      else state.runHidden = isOn(attributes)
    },
    'w:vertAlign': (state, attributes) => { if (!state.inMark) state.runRaised = attributes['w:val'] === 'superscript' },
    'w:rStyle': (state, attributes) => {
      if (!state.inMark) state.runHidden ??= state.styles.character(attributes['w:val'] ?? '').hidden
    },
    'w:del': noteDeletion(markDeleted),
    'w:moveFrom': noteDeletion(markDeleted),
    'w:ins': (state) => { state.seen.insertions += 1 },
  },
  'w:sectPr': { 'w:headerReference': headInUse, 'w:footerReference': headInUse },
  'w:trPr': {
    'w:gridBefore': onRow((row, attributes) => { row.before = columnsIn(attributes, 0) }),
    'w:del': noteDeletion(onRow((row) => { row.deleted = true })),
    'w:ins': (state) => { state.seen.insertions += 1 },
  },
  'w:tcPr': {
    'w:gridSpan': onCell((cell, attributes) => { cell.span = columnsIn(attributes, 1) }),
    'w:vMerge': onCell((cell, attributes) => { cell.continues = attributes['w:val'] === 'restart' ? cell.continues : 'down' }),
    'w:hMerge': onCell((cell, attributes) => { cell.continues = attributes['w:val'] === 'restart' ? cell.continues : 'right' }),
    'w:cellDel': noteDeletion(onCell((cell) => { cell.deleted = true })),
    'w:cellMerge': onCell((cell, attributes) => { if (attributes['w:vMerge'] === 'cont') cell.continues = 'down' }),
  },
  'w:sdtPr': {
    'w:showingPlcHdr': (state, attributes) => { if (state.controls.length > 0) state.controls.at(-1)!.placeholder = isOn(attributes) },
    'w:docPartGallery': (state, attributes) => {
      if (state.controls.length > 0 && attributes['w:val'] === 'Table of Contents') state.controls.at(-1)!.contents = true
    },
  },
  'w:tblPr': {},
  'w:tblPrEx': {},
}

function columnsIn(attributes: Attributes, least: number): number {
  return Math.min(limits.wordColumns, Math.max(least, numberIn(attributes) ?? least))
}

function addSymbol(state: StoryState, attributes: Attributes): void {
  const symbol = symbolOf(attributes['w:font'] ?? '', Number.parseInt(attributes['w:char'] ?? '', 16))
  if (symbol === null) state.seen.unknownSymbols += 1
  state.add(symbol ?? '\uFFFD')
}

/** Seals and scans are larger than 45 points, or 571,500 of the units of DrawingML; rules and icons are not. */
const smallest = { points: 45, units: 571_500 }

function measure(state: StoryState, attributes: Attributes): void {
  state.tinyPicture = [numberIn(attributes, 'cx'), numberIn(attributes, 'cy')].some((side) => side !== null && side < smallest.units)
}

function measureShape(state: StoryState, { style = '' }: Attributes): void {
  const sides = [...style.slice(0, 1000).matchAll(/(?:^|;)\s?(?:width|height):([0-9.]{1,10})pt/g)].map(([, side]) => Number(side))
  state.tinyPicture = sides.some((side) => side < smallest.points)
}

/** Text drawn as a picture (WordArt): the red head of a letter, or a mark behind the page. */
function addWordArt(state: StoryState, { string = '' }: Attributes): void {
  if (string.trim() === '' || !state.paragraph) return
  state.openBox()
  state.openParagraph()
  state.add(string)
  state.closeParagraph()
  state.closeBox()
}
