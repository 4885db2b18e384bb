import type { PackagedNoteType } from '../../model/packaged-note-type.js'

/** A note type as the `models` of a collection hold it. */
export function noteTypeJson(type: PackagedNoteType): Record<string, unknown> {
  const { anki, kind, fields, templates } = type
  return {
    id: anki.id,
    name: anki.name,
    type: kind === 'cloze' ? 1 : 0,
    mod: anki.modified,
    usn: 0,
    sortf: 0,
    did: null,
    tmpls: templates.map(({ name, front, back }, ord) => ({
      name,
      ord,
      qfmt: front,
      afmt: back,
      bqfmt: '',
      bafmt: '',
      did: null,
      bfont: '',
      bsize: 0,
      id: anki.templateIds[ord],
    })),
    flds: fields.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
      description: '',
      id: anki.fieldIds[ord],
    })),
    css: anki.styling,
    latexPre: latexStart,
    latexPost: '\\end{document}',
    latexsvg: false,
    req: anki.required,
    tags: [],
    vers: [],
  }
}

/** What Anki puts before a formula that it typesets with a LaTeX of the reader's own. */
const latexStart = [
  '\\documentclass[12pt]{article}',
  '\\special{papersize=3in,5in}',
  '\\usepackage[utf8]{inputenc}',
  '\\usepackage{amssymb,amsmath}',
  '\\pagestyle{empty}',
  '\\setlength{\\parindent}{0in}',
  '\\begin{document}',
  '',
].join('\n')
