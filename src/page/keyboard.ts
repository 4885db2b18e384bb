/** What keys do. */
export interface Keys {
  /** By how many notes to move; endless for the ends. */
  readonly move: (notes: number) => void
  readonly card: (cards: number) => void
  readonly flip: () => void
  readonly both: () => void
  readonly finding: (direction: 1 | -1) => void
  readonly search: () => void
  readonly leave: () => void
  readonly night: () => void
  readonly width: () => void
  readonly help: () => void
  readonly page: () => number
}

/** Listens to keys, wherever the reader does not type or choose something. */
export function listenToKeys(keys: Keys): void {
  const does: Readonly<Record<string, () => void>> = {
    ArrowDown: () => keys.move(1),
    ArrowUp: () => keys.move(-1),
    j: () => keys.move(1),
    k: () => keys.move(-1),
    PageDown: () => keys.move(keys.page()),
    PageUp: () => keys.move(-keys.page()),
    Home: () => keys.move(Number.NEGATIVE_INFINITY),
    End: () => keys.move(Number.POSITIVE_INFINITY),
    ArrowRight: () => keys.card(1),
    ArrowLeft: () => keys.card(-1),
    ' ': keys.flip,
    b: keys.both,
    n: () => keys.finding(1),
    p: () => keys.finding(-1),
    d: keys.night,
    w: keys.width,
    '/': keys.search,
    '?': keys.help,
    Escape: keys.leave,
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]') !== null) return
    const target = event.target as HTMLElement
    const typing = target.matches('input, select, textarea')
    if (typing && event.key !== 'Escape' && !(target.id === 'search' && event.key === 'ArrowDown')) return
    // A button and a link do by themselves what keys ask of them, and a frame of code scrolls.
    if (target.matches('button, a, summary') && (event.key === ' ' || event.key === 'Enter')) return
    if (target.matches('pre') && event.key.startsWith('Arrow')) return
    const act = does[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  })
}
