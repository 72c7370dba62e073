// An evaluation with its text in, the document with its findings marked out. Every word of it is a text node.
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { language, say } from '../frame/language.js'
import { follows, setPane, showFinding, step } from './follow.js'
import { blocksOf } from './lines.js'
import { marksByBlock, marksOf, piecesOf, toneOf } from './marks.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { Evaluation } from '../../model/evaluation.js'
import type { Block, Line } from './lines.js'
import type { Mark, Piece } from './marks.js'

/** Screen height of a line before it was laid out: close is enough, the browser remembers the true one once seen. */
const lineHeight = 30
/** A cell longer than a figure holds words, and takes the room they need. */
const figureLength = 5
const none: Mark[] = []

export function Document({ evaluation }: { evaluation: Evaluation }): JSX.Element {
  const { text = '', findings } = evaluation
  const scroller = useRef<HTMLDivElement>(null)
  const blocks = useMemo(() => blocksOf(text), [text])
  const marks = useMemo(() => marksOf(findings), [findings])
  const byBlock = useMemo(() => marksByBlock(marks, blocks), [marks, blocks])
  useLayoutEffect(() => {
    setPane(scroller.current && { scroller: scroller.current, blocks, marks })
    return () => setPane(null)
  }, [blocks, marks])
  return (
    <div class="card document">
      <div class="document-head">
        <h2 id="document">{say(words.document)}</h2>
        <span class="small soft">{say({ zh: `${marks.length} 处标注`, en: `${marks.length} marks` })}</span>
        {marks.length > 0 && (
          <span class="row steps screen-only">
            <button type="button" class="quiet" onClick={() => step(-1)}>{say(words.earlierMark)}</button>
            <button type="button" class="quiet" onClick={() => step(1)}>{say(words.laterMark)}</button>
          </span>
        )}
        <label class="row small together screen-only">
          <input type="checkbox" checked={follows.value} onChange={(event) => { follows.value = event.currentTarget.checked }} />{say(words.follow)}
        </label>
      </div>
      <div
        ref={scroller} class="document-scroll" tabIndex={0} role="region" aria-labelledby="document" lang="zh-CN"
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return
          if (event.key === 'n' || event.key === 'p') step(event.key === 'n' ? 1 : -1)
        }}
      >
        <div class="document-text">
          {blocks.map((block, index) => <TextBlock key={block.start} text={text} block={block} marks={byBlock.get(index) ?? none} />)}
        </div>
      </div>
    </div>
  )
}

/** Drawn again only when its own marks change. */
function TextBlock({ text, block, marks }: { text: string; block: Block; marks: Mark[] }): JSX.Element {
  return useMemo(() => (
    <div class="block" style={{ containIntrinsicSize: `auto ${block.lines.length * lineHeight}px` }}>
      {block.lines.map((line) => <TextLine key={line.start} text={text} line={line} marks={marks} />)}
    </div>
  ), [text, block, marks, language.value])
}

function TextLine({ text, line: { start, end, kind, cells }, marks }: { text: string; line: Line; marks: Mark[] }): JSX.Element {
  const here = marks.length === 0 ? marks : marks.filter((mark) => mark.start < end && mark.end > start)
  if (kind !== 'row') return <p class={kind}>{drawn(text, start, end, here)}</p>
  return (
    <div class="cells">
      {cells.map((cell) => (
        <span key={cell.start} class={cell.end - cell.start > figureLength ? 'cell wide' : 'cell'}>{drawn(text, cell.start, cell.end, here)}</span>
      ))}
    </div>
  )
}

function drawn(text: string, start: number, end: number, marks: Mark[]): Array<JSX.Element | string> | string {
  if (marks.length === 0) return text.slice(start, end)
  return piecesOf(start, end, marks).map((piece) =>
    (piece.marks.length === 0 ? text.slice(piece.start, piece.end) : <Marked key={piece.start} text={text} piece={piece} />))
}

function Marked({ text, piece: { start, end, marks } }: { text: string; piece: Piece }): JSX.Element {
  const tone = toneOf(marks)
  const first = marks.find((mark) => mark.tone === tone)!
  return (
    <a
      class={`mark ${tone}`} href={`#finding-${first.ruleId}`} data-rule={first.ruleId} data-start={start} tabIndex={-1}
      title={marks.map(({ says }) => says).join('\n')}
      onClick={(event) => {
        event.preventDefault()
        showFinding(first.ruleId)
      }}
    >
      {text.slice(start, end)}
    </a>
  )
}
