import { answerInPrompt } from './answer-in-prompt.js'
import { bidiControl } from './bidi-control.js'
import { blankFront } from './blank-front.js'
import { clozeInAttribute } from './cloze-in-attribute.js'
import { clozeInComment } from './cloze-in-comment.js'
import { clozeInPlainField } from './cloze-in-plain-field.js'
import { clozeInStandardNote } from './cloze-in-standard-note.js'
import { clozeInTag } from './cloze-in-tag.js'
import { clozeNumberTooHigh } from './cloze-number-too-high.js'
import { clozeNumberZero } from './cloze-number-zero.js'
import { clozeSplitsElement } from './cloze-splits-element.js'
import { clozeSplitsRegion } from './cloze-splits-region.js'
import { clozeTooDeep } from './cloze-too-deep.js'
import { clozeWithoutDeletion } from './cloze-without-deletion.js'
import { controlCharacter } from './control-character.js'
import { deckCase } from './deck-case.js'
import { deckName } from './deck-name.js'
import { earlyClozeClose } from './early-cloze-close.js'
import { emptyCloze } from './empty-cloze.js'
import { emptyClozeHint } from './empty-cloze-hint.js'
import { emptyFirstField } from './empty-first-field.js'
import { identifierAsHint } from './identifier-as-hint.js'
import { imageOcclusionText } from './image-occlusion-text.js'
import { latexTag } from './latex-tag.js'
import { manyDeletions } from './many-deletions.js'
import { markdownTooCostly } from './markdown-too-costly.js'
import { missingField } from './missing-field.js'
import { misspeltCloze } from './misspelt-cloze.js'
import { mojibake } from './mojibake.js'
import { multipleClozeNumbers } from './multiple-cloze-numbers.js'
import { orphanPronoun } from './orphan-pronoun.js'
import { repeatedField } from './repeated-field.js'
import { repeatedId } from './repeated-id.js'
import { reservedTag } from './reserved-tag.js'
import type { Rule } from './rule.js'
import { sameFirstField } from './same-first-field.js'
import { sameNote } from './same-note.js'
import { secondClozeSeparator } from './second-cloze-separator.js'
import { similarNote } from './similar-note.js'
import { skippedClozeNumber } from './skipped-cloze-number.js'
import { soundTag } from './sound-tag.js'
import { spacedTag } from './spaced-tag.js'
import { strayClozeClose } from './stray-cloze-close.js'
import { tagCase } from './tag-case.js'
import { tagInMath } from './tag-in-math.js'
import { tagName } from './tag-name.js'
import { tex } from './tex.js'
import { typeBox } from './type-box.js'
import { unbalancedClozeBraces } from './unbalanced-cloze-braces.js'
import { unclearDollar } from './unclear-dollar.js'
import { unclosedCloze } from './unclosed-cloze.js'
import { unknownField } from './unknown-field.js'
import { unknownNoteType } from './unknown-note-type.js'
import { unknownTag } from './unknown-tag.js'
import { wholeSentenceHidden } from './whole-sentence-hidden.js'
import { yesNoQuestion } from './yes-no-question.js'

/** The rules. What they find is told in the order of the text. To add one, add it here. */
export const rules: readonly Rule[] = [
  // The note is none that Anki could hold.
  unknownNoteType,
  unknownField,
  repeatedField,
  emptyFirstField,
  repeatedId,
  // It could, but would not make the cards that were meant.
  clozeWithoutDeletion,
  clozeInStandardNote,
  clozeInPlainField,
  blankFront,
  missingField,
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
  clozeInComment,
  clozeInTag,
  tagInMath,
  // Anki reads it as it is written, and that is probably not what was meant.
  strayClozeClose,
  emptyCloze,
  emptyClozeHint,
  identifierAsHint,
  earlyClozeClose,
  clozeSplitsElement,
  clozeInAttribute,
  multipleClozeNumbers,
  skippedClozeNumber,
  // The note is as it should be, but was said before.
  sameNote,
  sameFirstField,
  similarNote,
  // Something about it comes out otherwise than it is written.
  deckName,
  deckCase,
  spacedTag,
  tagName,
  tagCase,
  reservedTag,
  unknownTag,
  controlCharacter,
  bidiControl,
  mojibake,
  latexTag,
  soundTag,
  typeBox,
  unclearDollar,
  markdownTooCostly,
  // Off unless asked for: what takes a while to find.
  tex,
  // All is well with it, but it is hard to learn from. Off unless asked for.
  answerInPrompt,
  manyDeletions,
  wholeSentenceHidden,
  yesNoQuestion,
  orphanPronoun,
]
