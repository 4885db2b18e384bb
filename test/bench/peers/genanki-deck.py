# Writes a package with genanki. Its notes come on standard input, a JSON array of [kind, front, back], HTML already.
#     genanki-deck.py SOURCE PACKAGE
import json
import sys

import genanki

_, source, target = sys.argv
basic = genanki.Model(
    1_700_000_001,
    "Basic",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
)
cloze = genanki.Model(
    1_700_000_002,
    "Cloze",
    model_type=genanki.Model.CLOZE,
    fields=[{"name": "Text"}, {"name": "Back Extra"}],
    templates=[{"name": "Cloze", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}<br>{{Back Extra}}"}],
)
deck = genanki.Deck(1_700_000_003, "Bench")
with open(source, encoding="utf8") as file:
    for kind, front, back in json.load(file):
        deck.add_note(genanki.Note(model=cloze if kind == "cloze" else basic, fields=[front, back]))
genanki.Package(deck).write_to_file(target)
