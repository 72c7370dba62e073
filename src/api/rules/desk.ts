// The name of a ruleset as a caller writes it in, the choice that loads it out; own ones come from the store.
import { Fault } from '../../model/fault.js'
import type { Choice } from '../../model/choice.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Localised } from '../../model/words.js'
import type { OwnRuleset, Rulesets } from '../../store/rulesets.js'

export interface ShippedName { id: string; title: Localised; province?: string | undefined }

/** What the process that runs the service knows of rules; the service itself never reads their folder. */
export interface RulesetDesk {
  /** Presets that ship beside the national ruleset. */
  presets(): ShippedName[]
  overlays(): ShippedName[]
  /** @throws Fault not-found, or rules-invalid with file, line and reason of every problem. */
  compose(choice: Choice): Rulebook
  /** All that an author would check: form, proofs, cases; off the event loop. @throws Fault as `compose`, and timed-out, too-complex, overloaded. */
  check(files: Record<string, string>): Promise<void>
}

/**
 * @param name an id, or id@version for an own ruleset; left out, the national one.
 * @param kept those of the caller; none where nobody has said who he is.
 * @throws Fault not-found.
 */
export async function choiceFor(
  { ruleset: name, overlay }: { ruleset?: string | undefined; overlay?: string | undefined }, national: string, desk: RulesetDesk, kept?: Rulesets,
): Promise<Choice> {
  const above = overlay === undefined ? {} : { overlay }
  if (name === undefined || name === national || desk.presets().some(({ id }) => id === name)) {
    return { ...(name !== undefined && { ruleset: name }), ...above }
  }
  const [id, version] = name.split('@')
  const own = await kept?.get(id!, version)
  if (!own) throw new Fault('not-found', { zh: `没有规则集 ${name}。`, en: `There is no ruleset ${name}.` })
  return { files: own.files, ...above }
}

/** Sound, or refused with every problem; then kept under the id and version it names itself. */
export async function keepRuleset(files: Record<string, string>, desk: RulesetDesk, kept: Rulesets): Promise<{ rulebook: Rulebook; isNew: boolean }> {
  const rulebook = await sound(files, desk)
  if ([...rulebook.lineage, ...desk.presets().map(({ id }) => id)].includes(rulebook.id)) {
    throw new Fault('ruleset-taken', { zh: `“${rulebook.id}”是自带规则集的编号，请另取。`, en: `"${rulebook.id}" ships with us; choose another id.` })
  }
  const own: OwnRuleset = { id: rulebook.id, version: rulebook.version, files }
  return { rulebook, isNew: await kept.save(own) }
}

/** Wrong rules of ours are our failure, wrong rules of a caller are the caller's. */
async function sound(files: Record<string, string>, desk: RulesetDesk): Promise<Rulebook> {
  try {
    await desk.check(files)
    return desk.compose({ files })
  } catch (error) {
    if (error instanceof Fault && error.code === 'rules-invalid') throw new Fault('rules-refused', error.detail, { cause: error })
    throw error
  }
}
