/** A deletion as its writer meant it: `{{c1::text::hint}}`. All offsets are into the field's text. */
export interface Deletion {
  /** One number, or several where the writer wrote `{{c1,2::`. */
  readonly numbers: readonly number[]
  readonly start: number
  /** Just behind the closing braces. */
  readonly end: number
  readonly textStart: number
  /** Where the hint's colons stand, else the closing braces. A hint before a nested deletion lies inside the text. */
  readonly textEnd: number
  readonly hint: { readonly start: number; readonly end: number } | undefined
  readonly nested: readonly Deletion[]
  /** What its opening braces stand in. */
  readonly within: 'text' | 'code' | 'math'
}

/** What can be wrong with a deletion. */
export type FaultKind =
  | 'early-close'
  | 'empty'
  | 'empty-hint'
  | 'identifier-hint'
  | 'image-occlusion'
  | 'multiple-numbers'
  | 'number-too-high'
  | 'number-zero'
  | 'region-split'
  | 'second-separator'
  | 'stray-close'
  | 'too-deep'
  | 'unbalanced-braces'
  | 'unclosed'

/** Something wrong with a field's clozes, and where it stands in the field's text. */
export interface Fault {
  readonly kind: FaultKind
  readonly start: number
  readonly end: number
  /** Of an opening that nothing closes: the braces in code or math that were taken to belong there. */
  readonly related?: { readonly start: number; readonly end: number }
}
