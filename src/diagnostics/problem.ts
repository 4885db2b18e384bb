import type { FixKind } from './fix.js'

/** `error`: what comes out would be wrong, lost or refused by Anki. `warning`: it works and is probably not meant. */
export type Severity = 'error' | 'warning'

/** A kind of problem: what it is called, how grave it is, why it matters. Declared once, beside the code that finds it. */
export interface Problem {
  /** Its name, `unclosed-cloze` or `dash-cloze/unclosed-dash`: also the rule's file and its fixture folder. */
  readonly code: string
  readonly severity: Severity
  /** Set on what is a matter of taste or of circumstance: it is looked for only where a project or `--only` asks for it. */
  readonly onRequest?: true
  /** What is wrong, in a sentence. */
  readonly summary: string
  /** Why it matters to someone who studies the deck. */
  readonly why: string
  /** What to do about it. */
  readonly remedy: string
  /** Whether a program can mend it, and how: not every finding needs to have such a fix, none has a safer one. */
  readonly fix?: FixKind
  /** A source text that has this problem once and no other. Run by the tests. */
  readonly wrong: string
  /** The same, mended: it has no problem at all. Run by the tests. */
  readonly right: string
}

/** A problem, as declared. */
export function defineProblem(problem: Problem): Problem {
  return problem
}
