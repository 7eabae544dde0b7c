"""What other programs see in an exported engagement plan: prints JSON.

Usage: read_plan.py QUESTION.json, which names a file that ends in .docx, .html or .xlsx.
"""

import json
import re
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree
from zipfile import ZipFile

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(path):
    from docx import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    document = Document(path)
    captions, tables, paragraphs = [], [], []
    for element in document.element.body.iterchildren():
        if element.tag == f"{WORD}p":
            paragraph = Paragraph(element, document)
            paragraphs.append([paragraph.style.name, paragraph.text])
        elif element.tag == f"{WORD}tbl":
            table = Table(element, document)
            # Each row by itself: a table of thousands is asked for its cells only once.
            rows = [["\n".join(Paragraph(p, table).text for p in cell.iterchildren(f"{WORD}p")) for cell in row.iterchildren(f"{WORD}tc")] for row in element.iterchildren(f"{WORD}tr")]
            heads = [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in element.iterchildren(f"{WORD}tr")]
            captions.append(paragraphs[-1][1])
            tables.append({"rows": rows, "heads": heads.count(True), "first_is_head": heads[0]})
    parts = ZipFile(path)
    text = parts.read("word/document.xml").decode()
    return {
        "title": document.core_properties.title,
        "language": document.core_properties.language,
        "tables": tables,
        "captions": captions,
        "paragraphs": paragraphs,
        "headings": [text for style, text in paragraphs if re.match(r"heading \d", style, re.I)],
        "alternatives": re.findall(r"<wp:docPr [^>]*descr=\"([^\"]*)\"", text),
        "fields": re.findall(r"<w:instrText[^>]*>([^<]*)", text),
        "text_boxes": len(re.findall(r"txbxContent|<w:pict|v:textbox", text)),
        "merged": len(re.findall(r"gridSpan|vMerge", text)),
        "parts": sorted(name for name in parts.namelist()),
        "headers": ["".join(ElementTree.fromstring(parts.read(name)).itertext()) for name in sorted(parts.namelist()) if re.match(r"word/(header|footer)\d*.xml$", name)],
        "orientations": [section.orientation.name if hasattr(section.orientation, "name") else str(section.orientation) for section in document.sections],
    }


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables, self.headings, self.elements, self.bad = [], [], {}, []
        self.title, self.language, self.text = "", "", []
        self.open, self.cell = [], None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements[tag] = self.elements.get(tag, 0) + 1
        self.bad += [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "xlink:href", "action"):
            address = attributes.get(name)
            if address is not None and not re.match(r"(#heading-\d+$|#plan$|https?://|mailto:)", address, re.I):
                self.bad.append(f"{name}={address}")
        if tag == "html":
            self.language = attributes.get("lang", "")
        if tag == "table":
            self.tables.append({"rows": [], "column_heads": 0, "row_heads": 0})
        elif tag == "tr":
            self.tables[-1]["rows"].append([])
        elif tag in ("td", "th"):
            self.cell = []
            self.tables[-1]["column_heads"] += attributes.get("scope") == "col"
            self.tables[-1]["row_heads"] += attributes.get("scope") == "row"
        elif tag in ("li", "br") and self.cell is not None:
            self.cell.append("\n" if tag == "br" or self.cell else "")
        if tag not in ("meta", "br", "col", "link", "img", "input", "rect", "circle", "path"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad.append(f"</{tag}> closes nothing")
        if tag in ("td", "th"):
            self.tables[-1]["rows"][-1].append("".join(self.cell))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)
        if self.open and self.open[-1] == "title" and "svg" not in self.open:
            self.title += data
        self.text.append(data)


def page(path):
    read = Page()
    read.feed(open(path, encoding="utf-8").read())
    read.close()
    return {
        "title": read.title,
        "language": read.language,
        "tables": read.tables,
        "elements": read.elements,
        "bad": read.bad + [f"<{tag}> stays open" for tag in read.open],
        "text": "".join(read.text),
    }


def workbook(path):
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheets = {
        sheet.title: {
            "rows": [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()],
            "kinds": sorted({cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}),
        }
        for sheet in book.worksheets
    }
    return {"title": book.properties.title, "sheets": sheets, "names": book.sheetnames}


if __name__ == "__main__":
    path = json.load(open(sys.argv[1]))["file"]
    read = word if path.endswith(".docx") else page if path.endswith(".html") else workbook
    json.dump(read(path), sys.stdout)
