"""One transaction: everything that the use cases ask of the store."""

from storage.parts.apart_lists import ApartLists
from storage.parts.apart_viewings import ApartViewings
from storage.parts.children import Children
from storage.parts.covers import Covers
from storage.parts.destroying import Destroying
from storage.parts.everything import Everything
from storage.parts.figures import Counting
from storage.parts.finding import Finding
from storage.parts.heard import Heard
from storage.parts.holding import Holding
from storage.parts.integrity import Integrity
from storage.parts.leavers import Leavers
from storage.parts.lists import Lists
from storage.parts.messages import Messages
from storage.parts.on_call import OpenedOnCall
from storage.parts.people import People
from storage.parts.recorded_forms import RecordedForms
from storage.parts.snoozes import Snoozes
from storage.parts.texts import Texts


class SqlWork(
    ApartViewings,
    Destroying,
    Leavers,
    Integrity,
    OpenedOnCall,
    Lists,
    Covers,
    Finding,
    People,
    Messages,
    Everything,
    RecordedForms,
    Heard,
    Counting,
    Texts,
    ApartLists,
    Children,
    Snoozes,
    Holding,
):
    """Implements ``workflows.ports.Work``; whoever opened the transaction ends it."""
