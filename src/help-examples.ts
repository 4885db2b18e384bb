/** What stands below the help of the program. */
export const programExamples = `
Examples:
  deckwright build notes/ -o out/          a package for each file
  deckwright build notes/ -o all.apkg      everything in one package
  deckwright check notes/                  say what is wrong, write nothing
  deckwright explain unclosed-cloze        say why, and what to do
  deckwright verify a.apkg b.apkg          say what differs in two packages
  deckwright help build                    everything that a build can be told

Exit codes: 0 fine, 1 errors in the notes, 2 the work could not be done`

/** What stands below the help of `init`. */
export const initExamples = `
It writes deckwright.json, which says what the sources are, deckwright.lock, which
remembers which note is which, and a line in .gitattributes, by which git unites
the locks of two branches. What is there already stays as it is.

Examples:
  deckwright init
  deckwright init --namespace anna-biology`

/** What stands below the help of `build`. */
export const buildExamples = `
Without --output, one source becomes NAME.apkg here, several go to out/. The
ending of --output picks the format. Nothing is written of a source with errors.

Examples:
  deckwright build notes/ --to apkg,csv,markdown -o out/
  deckwright build notes/ -o all.apkg --deck "Biology::Cells"
  deckwright build note.md --to markdown -o -
  cat note.md | deckwright build - --to csv -o -`

/** What stands below the help of `check`. */
export const checkExamples = `
Findings go to standard output, everything else to standard error.

Examples:
  deckwright check notes/
  deckwright check notes/ --format json
  deckwright check notes/ --format pretty --format sarif=out.sarif
  deckwright check notes/ --strict --only same-note
  deckwright check notes/ --write-baseline
  deckwright check --since main
  cat note.md | deckwright check -`

/** What stands below the help of `explain`. */
export const explainExamples = `
Examples:
  deckwright explain unclosed-cloze
  deckwright rules                         all codes`

/** What stands below the help of `verify`. */
export const verifyExamples = `
Notes are the same by their guids. Their fields, tags, note types, cards, decks
and positions are compared, and the bytes of media; progress of study is not.
When a note or note type last changed counts only with --strict.

Differences go to standard output, everything else to standard error.

Exit codes: 0 the same, 1 not the same, 2 a package could not be read

Examples:
  deckwright verify old.apkg new.apkg
  deckwright verify old.apkg new.apkg --format json`

/** What stands below the help of `plan`. */
export const planExamples = `
The plan goes to standard output and leaves everything as it is. The exit code
is 0 whatever it says.

Examples:
  deckwright plan
  deckwright plan --format markdown > comment.md
  deckwright plan notes/ --against last.apkg`

/** What is said of the inputs of every command that reads notes. */
export const inputsHelp =
  'files, folders, patterns, or - for standard input\n(default: the sources of the project, or the\ncurrent folder)'

/** What is said of `--accept`. */
export const acceptHelp = 'accept a finding about identities: a code, a guid\nor a note type; may be repeated'

/** What is said of the formats of `check`. */
export const reportsHelp =
  'how findings are told, and into which file: pretty\n(default on a screen), concise (default elsewhere),\njson, ndjson, sarif, rdjson, github (default in\nGitHub Actions), gitlab, junit; may be repeated'
