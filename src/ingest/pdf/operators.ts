// The operators of one page in, what they leave on it out: writing, lines and the places of pictures.
import { initialState, moveLine, setPosition, startOfText } from './graphics-state.js'
import { filledLines, strokedLines } from '../layout/drawn/rulings.js'
import { apply, multiply } from '../layout/drawn/matrix.js'
import { Writing, around } from './writing.js'
import type { GraphicsState, TextPosition } from './graphics-state.js'
import type { Glyph, PageFont } from './fonts.js'
import type { Matrix } from '../layout/drawn/matrix.js'
import type { Ruling } from '../layout/laid-page.js'
import type { Box } from '../../model/place.js'

/** Two lists of one length, as pdf.js gives them. */
export interface Operators { fnArray: readonly number[]; argsArray: ReadonlyArray<readonly unknown[] | null> }

/** What pdf.js calls its operators; the numbers are its own affair. */
export type OperatorNumbers = Readonly<Record<string, number>>

export interface Drawn { writing: Writing; rulings: Ruling[]; pictures: Box[]; painted: boolean }

interface Level { state: GraphicsState; scaled: boolean; painted: boolean }

/** The page while its operators are carried out. */
interface Canvas {
  readonly toPage: Matrix
  readonly fontNamed: (name: string) => PageFont
  readonly isShown: (group: unknown) => boolean
  readonly numbers: OperatorNumbers
  readonly drawn: Drawn
  /** Whether the lines and glyphs within each marked content are shown; layers can be switched off. */
  readonly layers: boolean[]
  readonly levels: Level[]
  hidden: number
  level: Level
  position: TextPosition
}

export interface Surroundings {
  toPage: Matrix
  fontNamed: (name: string) => PageFont
  /** Of a layer (optional content group or membership). */
  isShown: (group: unknown) => boolean
}

export function carryOut(operators: Operators, numbers: OperatorNumbers, { toPage, fontNamed, isShown }: Surroundings): Drawn {
  const handlers = handlersBy(numbers)
  const drawn: Drawn = { writing: new Writing(), rulings: [], pictures: [], painted: false }
  const canvas: Canvas = {
    toPage, fontNamed, isShown, numbers, drawn, layers: [], levels: [], hidden: 0, level: newLevel(initialState(toPage)), position: startOfText(),
  }
  operators.fnArray.forEach((operator, index) => handlers[operator]?.(canvas, operators.argsArray[index] ?? []))
  while (canvas.levels.length > 0) restore(canvas)
  leave(canvas)
  drawn.writing.close()
  return drawn
}

type Handler = (canvas: Canvas, args: readonly unknown[]) => void
const asNumber = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
const isMatrix = (value: unknown): value is ArrayLike<number> => value instanceof Float32Array || (Array.isArray(value) && value.length === 6)

const handlers: Record<string, Handler> = {
  save,
  restore,
  transform: (canvas, args) => transform(canvas, args.map(asNumber)),
  paintFormXObjectBegin(canvas, [matrix]) {
    save(canvas)
    if (isMatrix(matrix)) setToPage(canvas, matrix)
  },
  paintFormXObjectEnd: restore,
  /** An annotation is drawn in the page's own space, wherever the content left off. */
  beginAnnotation(canvas, [, , inRect, matrix]) {
    save(canvas)
    canvas.level.state.toPage = canvas.toPage
    if (isMatrix(inRect)) setToPage(canvas, inRect)
    if (isMatrix(matrix)) setToPage(canvas, matrix)
  },
  endAnnotation: restore,
  beginMarkedContent: (canvas) => enterLayer(canvas, true),
  beginMarkedContentProps: (canvas, [tag, group]) => enterLayer(canvas, tag !== 'OC' || canvas.isShown(group)),
  endMarkedContent: leaveLayer,
  beginText: (canvas) => { canvas.position = startOfText() },
  setFont({ level: { state } }, [name, size]) {
    state.font = String(name)
    state.size = asNumber(size)
  },
  setCharSpacing: ({ level: { state } }, [value]) => { state.characterSpacing = asNumber(value) },
  setWordSpacing: ({ level: { state } }, [value]) => { state.wordSpacing = asNumber(value) },
  setHScale: ({ level: { state } }, [value]) => { state.stretch = asNumber(value) / 100 },
  setLeading: ({ level: { state } }, [value]) => { state.leading = asNumber(value) },
  setTextRise: ({ level: { state } }, [value]) => { state.rise = asNumber(value) },
  setTextRenderingMode: ({ level: { state } }, [value]) => { state.renderingMode = asNumber(value) },
  setGState: ({ level: { state } }, [changes]) => setFontOfState(state, changes),
  setTextMatrix: ({ position }, [matrix]) => {
    if (isMatrix(matrix)) setPosition(position, Array.from(matrix) as unknown as Matrix)
  },
  moveText: ({ position }, [x, y]) => moveLine(position, asNumber(x), asNumber(y)),
  setLeadingMoveText({ position, level: { state } }, [x, y]) {
    state.leading = -asNumber(y)
    moveLine(position, asNumber(x), asNumber(y))
  },
  nextLine: ({ position, level: { state } }) => moveLine(position, 0, -state.leading),
  showText(canvas, [glyphs]) {
    const { level: { state }, position, hidden, drawn: { writing } } = canvas
    writing.show(glyphs as Array<Glyph | number>, state, position, canvas.fontNamed(state.font), hidden === 0)
    if (hidden === 0) canvas.level.painted = true
  },
  constructPath: (canvas, [paint, data]) => paintPath(canvas, asNumber(paint), (data as Array<ArrayLike<number> | null> | null)?.[0]),
  shadingFill: ({ level }) => { level.painted = true },
}

function handlersBy(numbers: OperatorNumbers): Array<Handler | undefined> {
  const table: Array<Handler | undefined> = []
  for (const [name, handler] of Object.entries(handlers)) table[numbers[name]!] = handler
  return table
}

function newLevel(state: GraphicsState): Level {
  return { state, scaled: false, painted: false }
}

function save(canvas: Canvas): void {
  canvas.levels.push(canvas.level)
  canvas.level = newLevel({ ...canvas.level.state })
}

/** One restore too many is no rarity and does nothing. */
function restore(canvas: Canvas): void {
  const below = canvas.levels.pop()
  if (!below) return
  leave(canvas)
  below.painted ||= canvas.level.painted
  canvas.level = below
}

/**
 * pdf.js is asked for no picture, for decoding a scan takes a second a page. What a picture leaves behind is its frame:
 * a space scaled to the picture's size, in which nothing was painted.
 */
function leave({ level, drawn, hidden }: Canvas): void {
  drawn.painted ||= level.painted
  if (!level.scaled || level.painted || hidden > 0) return
  const { toPage } = level.state
  const box = around(apply(toPage, 0, 0), apply(toPage, 1, 1))
  if (box.width < pictureAtLeast || box.height < pictureAtLeast) return
  drawn.pictures.push(box)
  level.painted = true
}

/** Points: what is smaller is a bullet or the end of an empty group. */
const pictureAtLeast = 10

function transform(canvas: Canvas, matrix: ArrayLike<number>): void {
  setToPage(canvas, matrix)
  canvas.level.scaled = true
}

function setToPage({ level: { state } }: Canvas, matrix: ArrayLike<number>): void {
  state.toPage = multiply(state.toPage, matrix)
}

function enterLayer(canvas: Canvas, shown: boolean): void {
  canvas.layers.push(shown)
  if (!shown) canvas.hidden++
}

function leaveLayer(canvas: Canvas): void {
  if (canvas.layers.pop() === false) canvas.hidden--
}

/** A font may also be set by an extended graphics state: [["Font", [name, size]]]. */
function setFontOfState(state: GraphicsState, changes: unknown): void {
  for (const [key, value] of changes as Array<[string, unknown]>) {
    if (key !== 'Font' || !Array.isArray(value)) continue
    state.font = String(value[0])
    state.size = asNumber(value[1])
  }
}

function paintPath(canvas: Canvas, paint: number, path: ArrayLike<number> | null | undefined): void {
  const { level, numbers, drawn, hidden } = canvas
  if (paint === numbers.endPath || hidden > 0 || !path) return
  level.painted = true
  const stroked = strokes.some((name) => numbers[name] === paint)
  drawn.rulings.push(...(stroked ? strokedLines : filledLines)(path, level.state.toPage))
}

const strokes = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']
