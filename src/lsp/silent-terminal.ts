import type { Terminal } from '../io/terminal.js'

const channel = { interactive: false, color: false, width: 80 }

/** A terminal for commands that work inside the server: standard output belongs to the protocol, and nobody reads here. */
export const silentTerminal: Terminal = {
  print: () => Promise.resolve(),
  say: () => undefined,
  progress: () => undefined,
  stdout: channel,
  stderr: channel,
}
