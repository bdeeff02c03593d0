"""Disputes in which every box holds a text of its own, and what a document of them says."""

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import html5lib
from docx.document import Document

from slackapp.documents import data
from slackapp.documents import docx as word
from slackapp.documents import html as web
from slackapp.samples.lives import LIVES
from slackapp.samples.playing import Playing, Texts, playing
from workflows.file_copy.copying import Copy
from workflows.questions import FormField

Json = dict[str, Any]


def canary(form: str, name: str, field: FormField, child: int) -> str:
    """A text that stands nowhere else: six letters at most may say a child's initials."""
    if field.longest <= 6:
        return f"{form[:1]}{name[:1]}{child}".upper()
    return f"Canary {form} {name} of child {child}"[: field.longest]


def lived(folder: Path, key: str, texts: Texts = canary, **more: Any) -> Playing:
    """A dispute with its whole life behind it, under this procedure."""
    return LIVES[key](playing(folder, key, texts, **more))


def in_word(copy: Copy) -> str:
    """Every text of the Word document, opened again: paragraphs, cells, foot."""
    return "\n".join(texts_of(opened(copy)))


def opened(copy: Copy) -> Document:
    return docx.Document(io.BytesIO(word.write(copy)))


def texts_of(document: Document) -> list[str]:
    said = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        said += [cell.text for row in table.rows for cell in row.cells]
    return [*said, *(each.text for each in document.sections[0].footer.paragraphs)]


def page_of(copy: Copy) -> Any:
    """The web page, read by a strict parser."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(web.write(copy))


def on_the_web(copy: Copy) -> str:
    return "".join(page_of(copy).itertext())


def in_data(copy: Copy) -> Json:
    read: Json = json.loads(data.write(copy))
    return read


def every_text(copy: Copy) -> dict[str, str]:
    """What each format says."""
    written = json.dumps(in_data(copy), ensure_ascii=False)
    return {"word": in_word(copy), "web": on_the_web(copy), "data": written}


def canaries_in(text: str) -> set[str]:
    return set(re.findall(r"Canary [\w./]+ [\w.]+ of child \d", text))
