/** The code between backticks that opens at an offset, on one line; undefined where nothing there closes it. */
export function codeSpanAt(text: string, at: number): { readonly code: string; readonly end: number } | undefined {
  const start = endOfRun(text, at)
  for (let close = text.indexOf('`', start); close !== -1; ) {
    const end = endOfRun(text, close)
    if (end - close === start - at) {
      const code = text.slice(start, close)
      return code.includes('\n') ? undefined : { code: unpadded(code), end }
    }
    close = text.indexOf('`', end)
  }
  return undefined
}

function endOfRun(text: string, at: number): number {
  let end = at + 1
  while (text.charCodeAt(end) === 96) end++
  return end
}

/** Code without the blank on both sides that parts it from its backticks. */
function unpadded(code: string): string {
  return code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '' ? code.slice(1, -1) : code
}
