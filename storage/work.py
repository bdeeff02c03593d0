"""One transaction: everything that the use cases ask of the store."""

from storage.parts.apart import Apart
from storage.parts.children import Children
from storage.parts.drafts import Drafts
from storage.parts.figures import Counting
from storage.parts.lists import Lists
from storage.parts.messages import Messages
from storage.parts.people import People
from storage.parts.record import Record
from storage.parts.recorded_forms import RecordedForms
from storage.parts.texts import Texts
from storage.parts.wakes import Wakes


class SqlWork(
    Record, Lists, People, Wakes, Messages, Drafts, RecordedForms, Counting, Texts, Apart, Children
):
    """Implements ``workflows.ports.Work``; whoever opened the transaction ends it."""
