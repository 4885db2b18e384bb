const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as HTML. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (character) => entities[character] ?? character) : text
}

/** A text as the value of an attribute between double quotes. */
export function escapeAttribute(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => entities[character] ?? character) : text
}

/**
 * A text as HTML in which MathJax finds no beginning of math and Anki no sound. An empty element parts the backslash from its
 * bracket, since MathJax reads what entities stand for; Anki reads what is written.
 */
export function escapeProse(text: string): string {
  const escaped = escapeText(text)
  const noMath = escaped.includes('\\') ? escaped.replace(/\\(?=[([])/g, '\\<span></span>') : escaped
  return noMath.includes('[sound:') ? noMath.replaceAll('[sound:', '&#91;sound:') : noMath
}

/** A text as HTML between `<code>` tags, in which Anki finds no sound, no speech and no LaTeX. */
export function escapeCode(text: string): string {
  const escaped = escapeText(text)
  return escaped.includes('[') ? escaped.replace(/\[(?=sound:|anki:|latex\]|\${1,2}\])/gi, '&#91;') : escaped
}
