/** The source of a deck of one paragraph, or of some, for the example of a problem. */
export function dashDeck(text: string): string {
  return `# deck: Biology\n\n${text}\n`
}
