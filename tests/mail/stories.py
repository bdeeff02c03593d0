"""A council in Slack whose procedure sends e-mails, and a real server that takes them."""

from io import BytesIO

import docx

from tests.mail.conftest import with_addresses
from tests.office import Office
from tests.person import Modal
from tests.story import outside_slack
from tests.story.outside_slack import with_nurse
from workflows.people import Directory


def with_nurse_at(address: str) -> Directory:
    """The sample council with addresses, and a nurse outside Slack with this one."""
    listed = with_nurse()
    nurse = listed.people["nurse"]
    people = {**listed.people, "nurse": type(nurse)(id=nurse.id, name=nurse.name, email=address)}
    return with_addresses(type(listed)(people=people, postings=listed.postings))


def choose_nurse(office: Office, address: str) -> Modal:
    """Raise a dispute that she is to answer, as far as the page to check before sending."""
    return outside_slack.choose_nurse(office, with_nurse_at(address))


def words_of(content: bytes) -> str:
    """Everything that stands in a document."""
    document = docx.Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])
