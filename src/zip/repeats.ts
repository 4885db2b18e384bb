/** How far back a repeat may lie (RFC 1951, §2), less the one that the list of earlier places would lose. */
const reach = 2 ** 15

/** The longest repeat that can be told. */
const longest = 258

/** How many bytes are held: what was told and may be referred to, and what is to be told. */
const held = 2 ** 18 + longest

/** How many tokens make a block: as measured, its own codes are worth what they take. */
const blockSize = 2 ** 15

// As measured: more tries or other bounds take more time than the bytes that they save are worth.

/** How many earlier places are tried. */
const tries = 8
/** How long a repeat is so good that none better is looked for, and what lies in it is not noted as a place. */
const good = 32

/** What finds in bytes what was there before. */
export interface RepeatFinder {
  /** Takes bytes, which are the giver's again when this returns. */
  add(bytes: Uint8Array): void
  /** Tells what was not told yet. */
  end(): void
}

/**
 * Makes tokens (`deflate-block.ts`) of bytes, and tells as many at a time as make a block; they are its own until
 * `tell` returns. How the bytes are cut makes no difference.
 *
 * For every four bytes the last place is noted where they stood, and for every place the one before.
 */
export function repeatFinder(tell: (tokens: Uint32Array) => void): RepeatFinder {
  const bytes = new Uint8Array(held)
  const view = new DataView(bytes.buffer)
  const last = new Int32Array(2 ** 15).fill(-1)
  const before = new Int32Array(reach)
  const tokens = new Uint32Array(blockSize)
  let count = 0
  let filled = 0
  let at = 0

  /** Notes a place, and gives the one before. */
  function note(place: number): number {
    const hash = Math.imul(view.getInt32(place), 0x9e3779b1) >>> 17
    const earlier = last[hash]!
    before[place % reach] = earlier
    last[hash] = place
    return earlier
  }

  /** The longest repeat of what stands at a place, as a token; 0 if there is none. */
  function repeatAt(place: number, earlier: number): number {
    const word = view.getInt32(place)
    const earliest = Math.max(0, place - reach + 1)
    const most = Math.min(longest, filled - place)
    let token = 0
    let best = 3
    for (let left = tries; left > 0 && earlier >= earliest; left--) {
      if (bytes[earlier + best] === bytes[place + best] && view.getInt32(earlier) === word) {
        let length = 4
        while (length < most && bytes[earlier + length] === bytes[place + length]) length++
        if (length > best) {
          best = length
          token = (length << 16) | (place - earlier)
          if (length >= good || length === most) break
        }
      }
      earlier = before[earlier % reach]!
    }
    return token
  }

  /** Makes tokens of the bytes up to a place, or a little further: four bytes behind it are there. */
  function work(end: number): void {
    while (at < end) {
      const token = repeatAt(at, note(at))
      if (token === 0) {
        push(bytes[at++]!)
        continue
      }
      push(token)
      const next = at + (token >>> 16)
      if (next - at < good) for (at++; at < next && at <= filled - 4; at++) note(at)
      at = next
    }
  }

  function push(token: number): void {
    tokens[count++] = token
    if (count === blockSize) flush()
  }

  function flush(): void {
    if (count > 0) tell(tokens.subarray(0, count))
    count = 0
  }

  /** Lets go of what can no longer be referred to. By whole lengths of the list, so that places keep theirs in it. */
  function slide(): void {
    const gone = at - reach - (at % reach)
    bytes.copyWithin(0, gone, filled)
    filled -= gone
    at -= gone
    for (const places of [last, before]) {
      for (let index = 0; index < places.length; index++) places[index] = Math.max(-1, places[index]! - gone)
    }
  }

  return {
    add(piece) {
      for (let from = 0; from < piece.length; ) {
        const some = piece.subarray(from, from + held - filled)
        bytes.set(some, filled)
        filled += some.length
        from += some.length
        if (filled < held) continue
        work(filled - longest)
        slide()
      }
    },
    end() {
      work(filled - 3)
      while (at < filled) push(bytes[at++]!)
      flush()
    },
  }
}
