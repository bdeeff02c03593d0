"""A document as data: its headings, lines and tables as JSON, with a checksum of its content."""

import json
from typing import Any

from slackapp.documents.data import checksum
from slackapp.documents.paper import Cell, Heading, Lines, Paper, Part, Table

Json = dict[str, Any]
FORMAT = "safeguarding-disputes/audit/1"


def write(paper: Paper) -> bytes:
    """Give the bytes of the file."""
    said = content(paper)
    whole = {"format": FORMAT, "sha256": checksum(said), "content": said}
    return f"{json.dumps(whole, indent=2)}\n".encode()


def content(paper: Paper) -> Json:
    """Give its title, and its headings, lines and tables."""
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "parts": [_part(part) for part in paper.parts],
    }


def _part(part: Part) -> Json:
    match part:
        case Heading():
            return {"heading": part.text, "level": part.level}
        case Lines():
            return {"lines": list(part.lines)}
        case Table():
            rows = [[_said(cell) for cell in row] for row in part.rows]
            return {"table": part.name, "heads": list(part.heads), "rows": rows}


def _said(cell: Cell) -> str:
    return "\n".join(words.text for words in cell)
