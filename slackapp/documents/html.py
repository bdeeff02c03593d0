"""One web page with everything in it, which prints well and needs nothing from anywhere."""

from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from slackapp.documents import composing
from slackapp.documents.paper import SHORT, Heading, Lines, Paper, Table, length
from slackapp.documents.signs import clean
from workflows.file_copy.copying import Copy

TYPE = "text/html; charset=utf-8"
_PAGES = Environment(
    loader=PackageLoader("slackapp.documents", "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_PAGES.filters["clean"] = clean
_PAGES.tests.update(
    heading=lambda part: isinstance(part, Heading),
    lines=lambda part: isinstance(part, Lines),
    table=lambda part: isinstance(part, Table),
    short=lambda row: length(row) < SHORT,
)


def write(copy: Copy) -> bytes:
    """Give the bytes of the page of a copy."""
    return page(composing.paper(copy))


def page(paper: Paper) -> bytes:
    """Give the bytes of a page."""
    style = (resources.files("slackapp.documents") / "pages" / "copy.css").read_text("utf-8")
    return _PAGES.get_template("copy.html").render(paper=paper, style=style).encode()
