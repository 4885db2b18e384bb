import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'

/** A word that Anki keeps for itself cannot begin a deletion. */
export const imageOcclusionText = faultRule(
  defineProblem({
    code: 'image-occlusion-text',
    severity: 'error',
    summary: 'A deletion begins with `image-occlusion:`',
    why: 'Anki draws an empty shape in its place and shows nothing of its text.',
    remedy: 'Write the answer in other words.',
    wrong: clozeNote('Anki hides parts of a picture with {{c1::image-occlusion: masks}}.'),
    right: clozeNote('Anki hides parts of a picture with {{c1::image occlusion: masks}}.'),
  }),
  'image-occlusion',
  (written) => ({
    message: `Anki shows nothing of a deletion that begins with \`${written.trim()}\``,
    hint: 'write the answer in other words',
  }),
)
