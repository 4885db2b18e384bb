import { clozeNumberTooHigh } from './cloze-number-too-high.js'
import { clozeNumberZero } from './cloze-number-zero.js'
import { clozeSplitsRegion } from './cloze-splits-region.js'
import { clozeTooDeep } from './cloze-too-deep.js'
import { earlyClozeClose } from './early-cloze-close.js'
import { emptyCloze } from './empty-cloze.js'
import { emptyClozeHint } from './empty-cloze-hint.js'
import { identifierAsHint } from './identifier-as-hint.js'
import { imageOcclusionText } from './image-occlusion-text.js'
import { misspeltCloze } from './misspelt-cloze.js'
import { multipleClozeNumbers } from './multiple-cloze-numbers.js'
import type { Rule } from './rule.js'
import { secondClozeSeparator } from './second-cloze-separator.js'
import { strayClozeClose } from './stray-cloze-close.js'
import { unbalancedClozeBraces } from './unbalanced-cloze-braces.js'
import { unclosedCloze } from './unclosed-cloze.js'

/** The rules. What they find is told in the order of the text. To add one, add it here. */
export const rules: readonly Rule[] = [
  // A deletion is written so that Anki would read something else, or nothing.
  unclosedCloze,
  unbalancedClozeBraces,
  misspeltCloze,
  clozeNumberZero,
  clozeNumberTooHigh,
  clozeTooDeep,
  clozeSplitsRegion,
  secondClozeSeparator,
  imageOcclusionText,
  // Anki reads it as it is written, and that is probably not what was meant.
  strayClozeClose,
  emptyCloze,
  emptyClozeHint,
  identifierAsHint,
  earlyClozeClose,
  multipleClozeNumbers,
]
