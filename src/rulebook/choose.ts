// The ruleset and the overlay a caller names in, the rulebook they make out.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadExtended, loadRulebook, ourFolder } from './load.js'
import { extensionFile } from './read-extension.js'
import { folderShelf, type Shelf } from './shelf.js'
import { Fault } from '../model/fault.js'
import type { Extension } from '../model/extension.js'
import type { Rulebook } from '../model/rulebook.js'

export interface Choice {
  /** Id of our ruleset or of a preset that ships with it, or a folder with an extension.json. */
  ruleset?: string
  /** Id of an overlay that ships with our rules, or its province's full name. */
  overlay?: string
}

export interface Named { id: string; title: Extension['title']; province?: string | undefined }

const chosen = new Map<string, Rulebook>()

/** @throws Fault not-found naming what there is; rules-invalid for an own ruleset that is not sound. */
export function rulebookFor({ ruleset, overlay }: Choice): Rulebook {
  const key = JSON.stringify([ruleset, overlay])
  let rulebook = chosen.get(key)
  if (!rulebook) chosen.set(key, rulebook = loadExtended([...rulesetShelf(ruleset), ...overlayShelf(overlay)]))
  return rulebook
}

/** Those that ship with our rules. */
export function presets(): Named[] {
  return shippedUnder('presets')
}

export function overlays(): Named[] {
  return shippedUnder('overlays')
}

/** @throws Fault not-found. @returns nothing for no overlay. */
export function overlayShelf(name: string | undefined): Shelf[] {
  if (name === undefined) return []
  const found = overlays().find(({ id, province }) => id === name || province === name)
  if (found) return [folderShelf(join(ourFolder(), 'overlays', found.id))]
  throw noSuch('地方规定', 'overlay', name, overlays())
}

function rulesetShelf(name: string | undefined): Shelf[] {
  const ours = loadRulebook()
  if (name === undefined || name === ours.id) return []
  const preset = presets().find(({ id }) => id === name)
  if (preset) return [folderShelf(join(ourFolder(), 'presets', preset.id))]
  if (existsSync(join(name, extensionFile))) return [folderShelf(name)]
  throw noSuch('规则集', 'ruleset', name, [ours, ...presets()])
}

function shippedUnder(kind: 'presets' | 'overlays'): Named[] {
  const shelf = folderShelf(ourFolder())
  return shelf.names(kind, '').map((id) => {
    const head = JSON.parse(shelf.text(`${kind}/${id}/${extensionFile}`) ?? '{}') as Partial<Extension>
    return { id, title: head.title ?? { zh: id, en: id }, province: head.province }
  })
}

function noSuch(zh: string, en: string, name: string, there: Array<{ id: string }>): Fault {
  const ids = there.map(({ id }) => id)
  return new Fault('not-found', { zh: `没有${zh}“${name}”；现有：${ids.join('、')}。`, en: `There is no ${en} "${name}"; there is ${ids.join(', ')}.` })
}
