// Which rules a document is held to: a plain value, so that it crosses to a thread and keys what was loaded.
export interface Choice {
  /** Id of the ruleset that ships with us, or of a preset that does. */
  ruleset?: string
  /** Instead: the folder of an own ruleset, an extension.json at its root. */
  folder?: string
  /** Instead: the files of an own ruleset, by path. */
  files?: Readonly<Record<string, string>>
  /** Id of an overlay that ships with us, or its province's full name. */
  overlay?: string
}
