"""What a spreadsheet program sees in an exported matrix: reads an XLSX with openpyxl, prints JSON.

Usage: read_matrix.py FILE.xlsx
"""

import json
import sys
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook


def sheet_facts(sheet):
    return {
        "rows": [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()],
        "kinds": sorted({cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}),
        "tables": {table.displayName: table.ref for table in sheet.tables.values()},
        "freeze_panes": sheet.freeze_panes,
        "print_title_rows": sheet.print_title_rows,
        "orientation": sheet.page_setup.orientation,
        "fit_to_page": sheet.sheet_properties.pageSetUpPr.fitToPage,
        "merged": [str(merged) for merged in sheet.merged_cells.ranges],
        "hidden_columns": [letter for letter, column in sheet.column_dimensions.items() if column.hidden],
        "validations": [
            {
                "type": rule.type or "any",
                "cells": str(rule.sqref),
                "formula": rule.formula1,
                "error_style": rule.errorStyle or "stop",
                "error": rule.error,
                "prompt_title": rule.promptTitle,
                "prompt": rule.prompt,
            }
            for rule in sheet.data_validations.dataValidation
        ],
    }


def custom_properties(path):
    # openpyxl reads them only since 3.1, which Debian 12 does not have.
    root = ElementTree.fromstring(ZipFile(path).read("docProps/custom.xml"))
    return {element.get("name"): "".join(element.itertext()) for element in root}


def facts(path):
    book = load_workbook(path)
    return {
        "title": book.properties.title,
        "properties": custom_properties(path),
        "sheets": {sheet.title: sheet_facts(sheet) for sheet in book.worksheets},
    }


if __name__ == "__main__":
    json.dump(facts(sys.argv[1]), sys.stdout, ensure_ascii=False, indent=1)
