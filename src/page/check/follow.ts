// A place looked at in one pane in, the other pane brought to it out.
import { signal } from '@preact/signals'
import { indexAt } from './lines.js'
import { current } from './state.js'
import type { Block } from './lines.js'
import type { Mark } from './marks.js'

/** Whether the panes scroll together; the reader may switch it off. */
export const follows = signal(true)

interface Pane { scroller: HTMLElement; blocks: readonly Block[]; marks: readonly Mark[] }
let pane: Pane | null = null
/** The pane the reader's hand is on: the other follows, and never answers back. */
let leader: 'document' | 'list' = 'list'
let waiting = false
/** Until then scrolling is the page's own doing, and no hand's. */
let steeredUntil = 0

const sideBySide = matchMedia('(min-width: 64rem)')
const readingLine = 0.3
/** The other pane follows a few times a second: at every frame it would cost the one that is scrolled its smoothness. */
const paceMs = 150

export function setPane(next: Pane | null): void {
  pane = next
}

/** Listens while the results are shown. */
export function follow(): () => void {
  const lead = ({ target }: Event): void => {
    leader = pane?.scroller.contains(target as Node) ? 'document' : 'list'
    steeredUntil = 0
  }
  const onScroll = (): void => {
    if (waiting || !follows.value || !sideBySide.matches) return
    waiting = true
    setTimeout(() => {
      waiting = false
      if (performance.now() < steeredUntil) return
      if (leader === 'document') listFollows()
      else documentFollows()
    }, paceMs)
  }
  const hands = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const
  for (const hand of hands) document.addEventListener(hand, lead, { capture: true, passive: true })
  document.addEventListener('scroll', onScroll, { capture: true, passive: true })
  return () => {
    for (const hand of hands) document.removeEventListener(hand, lead, { capture: true })
    document.removeEventListener('scroll', onScroll, { capture: true })
  }
}

/** Brings a place of the text into sight and, where asked, puts the keyboard there. */
export function showInText(start: number, focus = false): void {
  if (!pane) return
  const { scroller } = pane
  if (focus && !sideBySide.matches) scroller.scrollIntoView({ block: 'start' })
  const place = elementAt(start)
  if (!place) return
  bring(scroller, place)
  point(place)
  if (!focus) return
  leader = 'document'
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1
  place.focus({ preventScroll: true })
}

/** The keyboard is on a finding: the document shows its first place. */
export function followFinding(ruleId: string): void {
  if (current.value === ruleId) return
  current.value = ruleId
  const mark = pane?.marks.find((each) => each.ruleId === ruleId)
  if (mark && follows.value && sideBySide.matches) showInText(mark.start)
}

/** From a mark to its finding. */
export function showFinding(ruleId: string): void {
  current.value = ruleId
  leader = 'list'
  const finding = document.getElementById(`finding-${ruleId}`)
  finding?.scrollIntoView({ block: 'start' })
  finding?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true })
}

/** The mark before or after the one in sight, or before or after the one that has the keyboard. */
export function step(by: 1 | -1): void {
  if (!pane || pane.marks.length === 0) return
  const { marks, scroller } = pane
  const held = document.activeElement instanceof HTMLElement && scroller.contains(document.activeElement)
    ? Number(document.activeElement.dataset['start'] ?? NaN) : pointed ? Number(pointed.dataset['start'] ?? NaN) : NaN
  const starts = [...new Set(marks.map(({ start }) => start))]
  const next = Number.isNaN(held) ? (by === 1 ? starts[0] : last(starts))
    : by === 1 ? starts.find((start) => start > held) ?? starts[0] : last(starts.filter((start) => start < held)) ?? last(starts)
  const mark = marks.find(({ start }) => start === next)!
  current.value = mark.ruleId
  showInText(mark.start, true)
}

function last<T>(items: readonly T[]): T | undefined {
  return items[items.length - 1]
}

function elementAt(start: number): HTMLElement | null {
  if (!pane) return null
  const at = indexAt(pane.blocks, start)
  const block = pane.blocks[at]
  const drawn = pane.scroller.querySelector('.document-text')?.children[at]
  if (!block || !drawn) return null
  const line = drawn.children[indexAt(block.lines, start)]
  return line?.querySelector<HTMLElement>(`[data-start="${start}"]`) ?? (line instanceof HTMLElement ? line : null)
}

let pointed: HTMLElement | null = null

function point(place: HTMLElement): void {
  delete pointed?.dataset['pointed']
  pointed = place
  place.dataset['pointed'] = ''
}

/** What was skipped while out of sight takes its true height when it comes near: so again until it stands still. */
function bring(scroller: HTMLElement, place: HTMLElement, tries = 8): void {
  const [frame, box] = [scroller.getBoundingClientRect(), place.getBoundingClientRect()]
  const off = box.top - frame.top - frame.height * readingLine
  const before = scroller.scrollTop
  scroller.scrollTop += off
  steeredUntil = performance.now() + 250
  if (tries > 0 && (Math.abs(off) > 2 && scroller.scrollTop !== before || tries === 8)) requestAnimationFrame(() => bring(scroller, place, tries - 1))
}

/** Only the block on the reading line is looked into, so that thousands of marks cost nothing while scrolling. */
function listFollows(): void {
  if (!pane) return
  const { scroller } = pane
  const text = scroller.querySelector('.document-text')
  if (!text) return
  // From the upper edge at the beginning to the lower one at the end, so that every mark is passed.
  const gone = scroller.scrollTop / Math.max(1, scroller.scrollHeight - scroller.clientHeight)
  const line = scroller.getBoundingClientRect().top + scroller.clientHeight * gone
  const block = blockOn(text, line)
  const marks = block ? [...block.querySelectorAll<HTMLElement>('.mark')] : []
  const mark = last(marks.filter((each) => each.getBoundingClientRect().top <= line)) ?? marks[0]
  const ruleId = mark?.dataset['rule']
  if (ruleId === undefined || ruleId === current.value) return
  current.value = ruleId
  if (mark) point(mark)
  const finding = document.getElementById(`finding-${ruleId}`)
  if (finding) window.scrollTo({ top: scrollY + finding.getBoundingClientRect().top - innerHeight * 0.15, behavior: 'instant' })
}

function blockOn(text: Element, line: number): Element | undefined {
  let [low, high] = [0, text.children.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (text.children[middle]!.getBoundingClientRect().top <= line) low = middle + 1
    else high = middle
  }
  return text.children[low - 1]
}

function documentFollows(): void {
  const line = innerHeight * readingLine
  const findings = [...document.querySelectorAll<HTMLElement>('[data-finding]')]
  const there = last(findings.filter((finding) => finding.getBoundingClientRect().top <= line))
  const ruleId = there && there.getBoundingClientRect().bottom > 0 ? there.dataset['finding'] : undefined
  if (ruleId !== undefined) followFinding(ruleId)
}
