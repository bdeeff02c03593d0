"""The files of a report: a page, a table and a workbook."""

from slackapp.reporting.document import Document
from slackapp.reporting.page import html
from slackapp.reporting.tidy import table
from slackapp.reporting.workbook import workbook


def forms(document: Document) -> dict[str, bytes]:
    """Give the three files of a report by their names."""
    return {
        f"report-{document.name}.html": html(document).encode(),
        f"report-{document.name}.csv": table(document).encode(),
        f"report-{document.name}.xlsx": workbook(document),
    }
