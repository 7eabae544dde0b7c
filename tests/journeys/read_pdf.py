"""Prints what a PDF/UA checker and a PDF library find in files: faults, language, title, bookmarks, alternative texts."""

import json
import sys

import page
import pypdf


def bookmarks(reader, entries, level=1):
    found = []
    for entry in entries:
        if isinstance(entry, list):
            found += bookmarks(reader, entry, level + 1)
        else:
            found.append([level, entry.title, reader.get_destination_page_number(entry) + 1])
    return found


def alternatives(element):
    element = element.get_object()
    if isinstance(element, pypdf.generic.ArrayObject):
        return [text for kid in element for text in alternatives(kid)]
    if not isinstance(element, pypdf.generic.DictionaryObject):
        return []
    own = [element["/Alt"]] if element.get("/S") == "/Figure" else []
    return own + (alternatives(element["/K"]) if "/K" in element else [])


def links(reader):
    annotations = [note.get_object() for leaf in reader.pages for note in leaf.get("/Annots", [])]
    actions = [note["/A"] for note in annotations if note["/Subtype"] == "/Link" and "/A" in note]
    return sorted({action["/URI"] for action in actions if action["/S"] == "/URI"})


def read(path):
    # A table of thousands of rows is no attack here.
    limits = page.SafetyLimits(max_table_grid_rows=100_000, max_table_grid_cells=1_000_000)
    report = page.validate_pdf(path, profile="ua1", limits=limits)
    reader = pypdf.PdfReader(path)
    root = reader.trailer["/Root"]
    return {
        "compliant": report.is_compliant,
        "faults": [f"{it.rule_id}: {it.message}" for it in report.failures],
        "language": root.get("/Lang"),
        "title": reader.metadata.title,
        "shows_title": bool(root["/ViewerPreferences"]["/DisplayDocTitle"]),
        "bookmarks": bookmarks(reader, reader.outline),
        "alternatives": alternatives(root["/StructTreeRoot"]["/K"]),
        "links": links(reader),
        "actions": sorted({key for key in root.keys() if key in ("/OpenAction", "/AA", "/AcroForm", "/Names")}),
    }


with open(sys.argv[1], encoding="utf-8") as question:
    print(json.dumps([read(path) for path in json.load(question)]))
