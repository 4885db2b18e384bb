/** How far a stage of long work has come. */
export interface Progress {
  /** What is being done: `reading`. */
  readonly what: string
  readonly done: number
  readonly of: number
  /** What is counted, where that is not plain: `notes`. */
  readonly things?: string
  /** What is at work now: a path. */
  readonly about?: string
}

/** Is told how far work has come, as often as is easy: whoever shows it chooses what to show. */
export type TellProgress = (progress: Progress) => void
