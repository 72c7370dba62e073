// The ruleset and the overlay a caller names in, the rulebook they make out.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadExtended, loadRulebook, ourFolder } from './load.js'
import { extensionFile } from './read-extension.js'
import { filesShelf, folderShelf, type Shelf } from './shelf.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import type { Choice } from '../model/choice.js'
import type { Extension } from '../model/extension.js'
import type { Rulebook } from '../model/rulebook.js'

export interface Named { id: string; title: Extension['title']; province?: string | undefined }

const chosen = new Map<string, Rulebook>()

/** @throws Fault not-found naming what there is; rules-invalid for an own ruleset that is not sound. */
export function rulebookFor(choice: Choice): Rulebook {
  const key = JSON.stringify(choice)
  let rulebook = chosen.get(key)
  if (rulebook) return rulebook
  if (chosen.size >= limits.rulesetsReady) chosen.delete(chosen.keys().next().value!)
  chosen.set(key, rulebook = loadExtended([...rulesetShelf(choice), ...overlayShelf(choice.overlay)]))
  return rulebook
}

/** Whether a folder holds an own ruleset or an overlay. */
export function isExtension(folder: string): boolean {
  return existsSync(join(folder, extensionFile))
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

function rulesetShelf({ ruleset: name, folder, files }: Choice): Shelf[] {
  if (files) return [filesShelf(files)]
  if (folder !== undefined) return [folderShelf(folder)]
  const ours = loadRulebook()
  if (name === undefined || name === ours.id) return []
  const preset = presets().find(({ id }) => id === name)
  if (preset) return [folderShelf(join(ourFolder(), 'presets', preset.id))]
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
