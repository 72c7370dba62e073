// The XML of a body, a header or of notes in, its story out: tracked changes as accepted, instructions of fields left aside.
import { rootAddress } from './address.js'
import { StoryState } from './story-state.js'
import { contentHandlers, propertyHandlers, skipped } from './story-elements.js'
import { readWordXml } from './word-xml.js'
import type { Story } from './story.js'
import type { Styles } from './styles.js'

/** What addresses of the document itself begin with. Only its own characters can be marked in a copy, so only they are counted. */
export const body = 'w:body'

/**
 * One pass over the elements. Inside a properties element only the handlers of that element hold: w:tab there is a tab stop, w:ins a tracked mark.
 * @param root `body`, or what addresses of another part begin with. @throws Fault damaged-file, archive-refused.
 */
export function readStory(xml: string, root: string, styles: Styles): Story {
  const state = new StoryState(rootAddress(root), styles)
  const properties: string[] = []
  let skipping = 0
  readWordXml(xml, {
    open(name, attributes) {
      if (name === 'w:t' && root === body) state.sources += 1
      if (skipping > 0 || skipped(name, state, properties.length > 0)) {
        skipping += 1
        // Passed over or not, it counts among its like.
        if (name === 'w:txbxContent') state.passBox()
        return
      }
      const inside = properties.at(-1)
      if (inside !== undefined) propertyHandlers[inside]?.[name]?.(state, attributes)
      else contentHandlers.open[name]?.(state, attributes)
      if (!(name in propertyHandlers)) return
      properties.push(name)
      state.inMark = properties[0] === 'w:pPr'
    },
    close(name) {
      if (skipping > 0) skipping -= 1
      else if (properties.length > 0) {
        if (properties.at(-1) === name) properties.pop()
        state.inMark = properties[0] === 'w:pPr'
      } else contentHandlers.close[name]?.(state)
    },
    text(text) { if (skipping === 0 && state.text !== null) state.text += text },
  })
  return state
}
