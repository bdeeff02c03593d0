"""One transaction: everything that the use cases ask of the store."""

from storage.parts.apart_lists import ApartLists
from storage.parts.apart_viewings import ApartViewings
from storage.parts.children import Children
from storage.parts.chronicles import Chronicles
from storage.parts.covers import Covers
from storage.parts.everything import Everything
from storage.parts.figures import Counting
from storage.parts.finding import Finding
from storage.parts.integrity import Integrity
from storage.parts.lists import Lists
from storage.parts.messages import Messages
from storage.parts.on_call import OpenedOnCall
from storage.parts.people import People
from storage.parts.recorded_forms import RecordedForms
from storage.parts.snoozes import Snoozes
from storage.parts.texts import Texts
from storage.parts.wakes import Wakes


class SqlWork(
    Chronicles,
    Integrity,
    OpenedOnCall,
    Lists,
    Covers,
    Finding,
    People,
    Wakes,
    Messages,
    Everything,
    RecordedForms,
    Counting,
    Texts,
    ApartLists,
    ApartViewings,
    Children,
    Snoozes,
):
    """Implements ``workflows.ports.Work``; whoever opened the transaction ends it."""
