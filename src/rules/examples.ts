/** The source of a cloze note, for the example of a rule. */
export function clozeNote(text: string, extra = ''): string {
  return `# Note\nmodel: Cloze\n\n## Text\n\n${text}\n${extra === '' ? '' : `\n## Back Extra\n\n${extra}\n`}`
}

/** The source of a note with a front and a back, for the example of a rule. */
export function basicNote(front: string, back: string, head = 'model: Basic'): string {
  return `# Note\n${head}\n\n## Front\n\n${front}\n\n## Back\n\n${back}\n`
}
