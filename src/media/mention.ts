/** Whether a field's text may name a picture, a sound or another file: a quick look that errs on the side of yes. */
export function mentionsMedia(text: string): boolean {
  if (text.includes('![') || text.includes('[sound:')) return true
  if (text.includes('<') && /<(?:img|audio|video|object|source|a|iframe|embed)\b/i.test(text)) return true
  // A link whose address has no `https:` before it, or is given elsewhere in the text.
  if (!text.includes('](') && !text.includes(']:')) return false
  return /\]\((?!\s*<?(?:[a-z][a-z0-9+.-]+:|#))|^[ \t]*\[[^\]\n]+\]:(?!\s*[a-z]+:)/im.test(text)
}
