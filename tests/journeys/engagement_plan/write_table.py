"""How long python-docx takes to write a table with its header into a document and to save it: prints JSON.

Usage: write_table.py QUESTION.json, which has the file, the header and the rows.
"""

import json
import sys
import time

from docx import Document

if __name__ == "__main__":
    question = json.load(open(sys.argv[1]))
    start = time.perf_counter()
    document = Document()
    table = document.add_table(rows=len(question["rows"]) + 1, cols=len(question["header"]))
    table.style = "Table Grid"
    # Asked for once, all cells in order: the quickest way that python-docx has.
    cells = iter(table._cells)
    for row in [question["header"], *question["rows"]]:
        for text in row:
            next(cells).text = text
    document.save(question["file"])
    json.dump({"seconds": time.perf_counter() - start}, sys.stdout)
