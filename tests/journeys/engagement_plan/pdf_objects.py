"""Prints every object of a PDF as text, streams inflated."""

import json
import sys

import pypdf
from pypdf.generic import StreamObject

with open(sys.argv[1], encoding="utf-8") as question:
    reader = pypdf.PdfReader(json.load(question)["file"])
found = []
for number in range(1, int(reader.trailer["/Size"])):
    try:
        thing = reader.get_object(number)
    except (KeyError, pypdf.errors.PdfReadError):
        continue
    found.append(repr(thing))
    if isinstance(thing, StreamObject):
        found.append(thing.get_data().decode("latin-1"))
print(json.dumps("\n".join(found)))
