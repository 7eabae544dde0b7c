"""Word templates as agencies have them, strongly different from ours, and files that are none.

Usage: templates.py QUESTION.json, which names a folder to put them into.
"""

import io
import json
import struct
import sys
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor


def logo():
    """A green square as PNG."""
    rows = b"".join(b"\0" + b"\x2e\x7d\x32" * 48 for _ in range(48))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 48, 48, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def letterhead(path):
    """A4, serif, green, a logo in the header, headings that number themselves, a cover and a place for the plan."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(11)
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for at, text in enumerate(["%1.", "%1.%2."])
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level in (1, 2):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = "Liberation Serif", RGBColor(0x2E, 0x7D, 0x32)
        numbers = style.element.get_or_add_pPr().get_or_add_numPr()
        numbers.append(parse_xml(f'<w:ilvl {nsdecls("w")} w:val="{level - 1}"/>'))
        numbers.append(parse_xml(f'<w:numId {nsdecls("w")} w:val="77"/>'))
    header = section.header.paragraphs[0]
    header.add_run().add_picture(io.BytesIO(logo()), width=Cm(1))
    header.add_run("  Department of Natural Resources")
    section.footer.paragraphs[0].text = "Approved form DNR-7"
    cover = document.add_paragraph("Our agency's own cover", style="Title")
    cover.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Signed: ______________________")
    document.add_paragraph("{{plan}}")
    closing = document.add_paragraph()
    closing.add_run().add_break(WD_BREAK.PAGE)
    closing.add_run("Back page of the agency")
    document.save(path)


STYLES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:sz w:val="18"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="Heading 1"/><w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:qFormat/><w:pPr><w:keepNext/><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/><w:spacing w:before="480" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:caps/><w:color w:val="FFFFFF"/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="PlanFact"><w:name w:val="Something else"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Raster"><w:name w:val="Plan Table"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="1F3864"/><w:left w:val="single" w:sz="4" w:space="0" w:color="1F3864"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="1F3864"/><w:right w:val="single" w:sz="4" w:space="0" w:color="1F3864"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="1F3864"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="1F3864"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/></w:tcPr></w:tblStylePr></w:style>
</w:styles>
"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/><w:cols w:space="720"/></w:sectPr></w:body></w:document>
"""
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/text/main.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}.main+xml"/><Override PartName="/text/looks.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>
"""
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{kinds}/{kind}" Target="{target}"/></Relationships>
"""


def packed(path, parts):
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)


def bare(document=DOCUMENT, kind="template"):
    """A .dotx of another program: lying pages, German, ids and part names of its own, hardly any styles."""
    return {
        "[Content_Types].xml": TYPES.format(kind=kind),
        "_rels/.rels": RELATIONS.format(kinds=KINDS, kind="officeDocument", target="text/main.xml"),
        "text/main.xml": document,
        "text/_rels/main.xml.rels": RELATIONS.format(kinds=KINDS, kind="styles", target="looks.xml"),
        "text/looks.xml": STYLES,
    }


def saying(*texts):
    """Texts in the body of a bare document."""
    return bare(DOCUMENT.replace("<w:p/>", "".join(texts)), "document")


def paragraph(text):
    return f'<w:p><w:r><w:t xml:space="preserve">{text[:4]}</w:t></w:r><w:r><w:t xml:space="preserve">{text[4:]}</w:t></w:r></w:p>'


def control(content):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def places(folder):
    place, first, last = paragraph("{{plan}}"), paragraph("First words"), paragraph("Last words")
    packed(folder / "control.docx", saying(first, control(place), last))
    packed(folder / "long-control.docx", saying(control(first + place + last)))
    cell = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>{place}</w:tc></w:tr></w:tbl>'
    packed(folder / "cell.docx", saying(cell, paragraph("")))
    packed(folder / "words.docx", saying(paragraph("Here: {{plan}}")))
    packed(folder / "twice.docx", saying(place, place))


def refused(folder):
    (folder / "letter.txt.docx").write_text("Dear all")
    packed(folder / "sheet.docx", bare() | {"[Content_Types].xml": TYPES.replace("wordprocessingml.{kind}.main", "spreadsheetml.sheet.main")})
    packed(folder / "macros.docx", bare() | {"text/vbaProject.bin": b"\xd0\xcf"})
    packed(folder / "no-body.docx", bare(DOCUMENT.replace("<w:body>", "<w:other>").replace("</w:body>", "</w:other>")))
    packed(folder / "broken.docx", bare(DOCUMENT.replace("</w:sectPr>", "")))
    packed(folder / "entities.docx", bare(DOCUMENT.replace("<w:document", '<!DOCTYPE w [<!ENTITY a "b">]><w:document')))
    packed(folder / "bomb.docx", bare() | {"text/bomb.xml": b" " * (80 << 20)})
    packed(folder / "strict.docx", bare(DOCUMENT.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")))
    packed(folder / "no-text.docx", {name: part for name, part in bare().items() if name != "text/main.xml"})
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000
    (folder / "encrypted.docx").write_bytes(compound + "EncryptedPackage".encode("utf-16-le"))
    (folder / "old.docx").write_bytes(compound)


if __name__ == "__main__":
    folder = Path(json.load(open(sys.argv[1]))["folder"])
    letterhead(folder / "letterhead.docx")
    packed(folder / "bare.dotx", bare())
    places(folder)
    refused(folder)
    json.dump(sorted(path.name for path in folder.iterdir()), sys.stdout)
