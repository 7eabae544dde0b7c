"""How long python-docx takes to write tables into a document and to save it: prints JSON.

Usage: write_tables.py QUESTION.json, which has the file and the rows of each table.
"""

import json
import sys
import time

from docx import Document

if __name__ == "__main__":
    question = json.load(open(sys.argv[1]))
    start = time.perf_counter()
    document = Document()
    for rows in question["tables"]:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        # Asked for once, all cells in order: the quickest way that python-docx has.
        cells = iter(table._cells)
        for row in rows:
            for text in row:
                next(cells).text = text
    document.save(question["file"])
    json.dump({"seconds": time.perf_counter() - start}, sys.stdout)
