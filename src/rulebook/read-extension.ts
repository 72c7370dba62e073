// The files of an overlay or an own ruleset in, what they say out, each file of its schema but not yet held against the base.
import Type from 'typebox'
import { complainOfStrangers, readChecks, readLaws, type Folder } from './read-folder.js'
import { readJson } from './read-json.js'
import { Extension } from '../model/extension.js'
import { Localised } from '../model/words.js'
import type { Desk } from './problems.js'

export const extensionFile = 'extension.json'

/** Rules of its own over facts there are, the instruments they cite, and words for their messages. */
export interface ExtensionFolder extends Pick<Folder, 'rules' | 'cases' | 'laws' | 'terms'> { head: Extension | undefined }

const entries = [extensionFile, 'checks', 'laws', 'terms.json', 'README.md']

export function readExtension(desk: Desk): ExtensionFolder {
  complainOfStrangers(desk, entries)
  const hasTerms = desk.shelf.text('terms.json') !== undefined
  return {
    head: readJson(desk, extensionFile, Extension),
    ...readChecks(desk),
    laws: readLaws(desk),
    terms: hasTerms ? readJson(desk, 'terms.json', Type.Record(Type.String(), Localised)) ?? {} : {},
  }
}
