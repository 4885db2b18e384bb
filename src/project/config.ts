import type { WrittenSeverity } from '../diagnostics/severity.js'
import type { WrittenNoteType, WrittenText } from '../model/written-note-type.js'
import type { ConfigJson } from './config-schema.js'

/** What `deckwright.json` says of a project. Paths are as written: seen from the project’s folder. */
export interface Config extends Omit<ConfigJson, '$schema' | 'noteTypes' | 'severity' | 'styling'> {
  readonly noteTypes: readonly WrittenNoteType[]
  readonly severities: readonly WrittenSeverity[]
  /** Styling behind ours, for the built-in note types. */
  readonly styling: WrittenText | undefined
}
