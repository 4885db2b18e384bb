// What `npm start` does: compiles the decks that come with the sources, or the paths behind `--`, in three formats.
const { run } = await import(new URL('../dist/cli.js', import.meta.url).href)

const paths = process.argv.slice(2)
const inputs = paths.length > 0 ? paths : ['fixtures/decks/']
process.exitCode = await run(['build', ...inputs, '--to', 'apkg,csv,markdown', '--output', 'out/'])
