import type { Checked } from './checked-file.js'

/** Texts that are open in the editor, by their full paths; those that lie on no disk by their addresses. */
export type OpenTexts = ReadonlyMap<string, string>

/** Files that are checked together: those of a project, or one file outside of any. */
export interface Group {
  /** The folder of the project; undefined outside of any. */
  readonly project: string | undefined
  /** Checks it as it is now. What did not change since the last time costs little. */
  check(open: OpenTexts): Promise<Checked>
  /** Lets the next check look at the disk again. */
  refresh(): void
}
