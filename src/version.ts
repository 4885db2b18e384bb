declare const DECKWRIGHT_VERSION: string | undefined

/** The version of deckwright, which the bundler puts in; from the sources it is `0.0.0`. */
export const version = typeof DECKWRIGHT_VERSION === 'string' ? DECKWRIGHT_VERSION : '0.0.0'
