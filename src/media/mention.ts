/** Whether a field's text may name a picture or a sound: a quick look that errs on the side of yes. */
export function mentionsMedia(text: string): boolean {
  return text.includes('![') || text.includes('[sound:') || /<(?:img|audio|video|object|source)\b/i.test(text)
}
