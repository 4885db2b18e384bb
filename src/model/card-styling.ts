/**
 * How our cards look, for a computer and a telephone, by day and by night.
 *
 * A field is as wide as what it says and stands in the middle: a short answer is centred, a long one fills the measure
 * and is read from its edge. Every line finds its own direction, so right-to-left writing is right.
 */
export const cardStyling = `.card {
  margin: 0;
  padding: 1em 0.75em;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial,
    "Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
    "Noto Naskh Arabic", "Noto Sans Hebrew", "Noto Sans Thai", sans-serif;
  font-size: 20px;
  line-height: 1.5;
  text-align: start;
  color: #1f2328;
  background-color: #ffffff;
  overflow-wrap: break-word;
}
.field {
  box-sizing: border-box;
  width: fit-content;
  max-width: min(38em, 100%);
  margin: 0 auto;
}
.field, .field p, .field li, .field td, .field th, .field blockquote,
.field h1, .field h2, .field h3, .field h4, .field h5, .field h6 {
  text-align: start;
  unicode-bidi: plaintext;
}
.field > :first-child { margin-top: 0; }
.field > :last-child { margin-bottom: 0; }
.field p, .field ul, .field ol, .field table, .field pre, .field blockquote { margin: 0.6em 0; }
.field h1, .field h2, .field h3, .field h4, .field h5, .field h6 { margin: 0.8em 0 0.4em; font-size: 1.1em; line-height: 1.3; }
.field ul, .field ol { padding-inline-start: 1.5em; }
.field li { margin: 0.15em 0; }
.field li > p { margin: 0.2em 0; }
.field .contains-task-list, .field .task-list-item { list-style: none; }
.field .contains-task-list { padding-inline-start: 0.2em; }
.extra { margin-top: 1em; font-size: 0.9em; color: #57606a; }
hr { height: 1px; margin: 1em auto; border: 0; background-color: #d0d7de; }
hr#answer { max-width: 38em; }
.cloze { font-weight: 600; color: #0b5cad; unicode-bidi: plaintext; }
img, svg, video { max-width: 100%; height: auto; }
img { vertical-align: middle; }
code, pre, kbd, samp {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  font-size: 0.88em;
}
.field code { padding: 0.1em 0.3em; border-radius: 4px; background-color: #eef1f4; }
.field pre {
  box-sizing: border-box;
  max-width: 100%;
  padding: 0.6em 0.8em;
  overflow-x: auto;
  border-radius: 6px;
  background-color: #eef1f4;
  direction: ltr;
  text-align: left;
  white-space: pre;
  overflow-wrap: normal;
  tab-size: 4;
}
.field td code, .field th code { white-space: nowrap; }
.field pre code { padding: 0; background: none; font-size: 1em; }
.field table { display: block; width: max-content; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
.field th, .field td { padding: 0.25em 0.6em; border: 1px solid #d0d7de; vertical-align: top; }
.field th { background-color: #f3f5f7; }
.field [align="center"] { text-align: center; }
.field [align="right"] { text-align: end; }
.field blockquote { padding-inline-start: 0.8em; border-inline-start: 3px solid #d0d7de; color: #57606a; }
.field a { color: #0b5cad; }
.field .footnotes { margin-top: 0.8em; font-size: 0.85em; color: #57606a; }
.field mjx-container[display="true"] { max-width: 100%; overflow-x: auto; overflow-y: hidden; padding-block: 0.3em; }
.typed { max-width: 38em; margin: 0 auto; text-align: center; }
#typeans { box-sizing: border-box; max-width: 100%; text-align: center; }
input#typeans { width: 100%; margin-top: 0.6em; }
@media (max-width: 480px) {
  .card { padding: 0.75em 0.6em; font-size: 18px; }
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card { color: #e6e8ea; background-color: #22262b; }
.nightMode .cloze, .night_mode .cloze, .nightMode .field a, .night_mode .field a { color: #8ec7ff; }
.nightMode .extra, .night_mode .extra, .nightMode blockquote, .night_mode blockquote,
.nightMode .footnotes, .night_mode .footnotes { color: #aab2bb; }
.nightMode .field code, .night_mode .field code, .nightMode .field pre, .night_mode .field pre { background-color: #32373e; }
.nightMode .field pre code, .night_mode .field pre code { background: none; }
.nightMode .field th, .night_mode .field th { background-color: #2d3239; }
.nightMode .field th, .night_mode .field th, .nightMode .field td, .night_mode .field td { border-color: #4a525b; }
.nightMode .field blockquote, .night_mode .field blockquote { border-color: #4a525b; }
.nightMode .field img, .night_mode .field img { background-color: #ffffff; }
.nightMode hr, .night_mode hr { background-color: #4a525b; }
`
