"""Forms that are filled in and cannot be sent as they are: where is what was typed?"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.campaigns.before import nothing, raised, replied
from tests.campaigns.pressing import (
    addition,
    escalation,
    one_more_day,
    passing_on,
    raising,
    reply,
)
from tests.databases import locked
from tests.office import Office
from tests.person import Modal, NotOnScreen
from tests.world import MONDAY, PLAN, RESOLVED, a_directory
from workflows.dispute import Dispute
from workflows.use_cases.deciding import Acted

IN_THE_FORM, IN_A_DRAFT, IN_THE_RECORD = "in the form", "in a draft", "in the record"


@dataclass(frozen=True)
class Typed:
    """A form of somebody's, and what they have typed into one of its boxes.

    *overtaken* is what happens meanwhile, so that the form is about a question of the past; when a
    dispute is raised nothing can be but another about the same child.
    """

    before: Callable[[Office], Dispute | None]
    who: str
    form: Callable[[Office, str], Modal]
    box: str
    overtaken: Callable[[Office, Dispute | None], object]


def _does(who: str, choice: str, answers: dict[str, Any]) -> Callable[[Office, Any], Acted]:
    return lambda office, dispute: office.world.choose(who, dispute, choice, **answers)


def _another_is_raised(office: Office, _: Dispute | None) -> Dispute:
    return raised(office)


REPLIED = _does("team_manager", "reply", PLAN)
IS_RESOLVED = _does("chair", "resolved", RESOLVED)
TYPED = {
    "raise": Typed(nothing, "chair", raising, "What are you worried about?", _another_is_raised),
    "reply": Typed(raised, "team_manager", reply, "What will be done?", REPLIED),
    "pass on": Typed(raised, "team_manager", passing_on, "Why?", REPLIED),
    "add": Typed(raised, "team_manager", addition, "What do you want to add?", REPLIED),
    "one more day": Typed(replied, "chair", one_more_day, "What did you agree?", IS_RESOLVED),
    "escalate": Typed(replied, "chair", escalation, "Why is this not resolved?", IS_RESOLVED),
}
Trouble = Callable[[Office, Typed, Dispute | None], Any]


@contextmanager
def database_is_gone(office: Office, _typed: Typed, _dispute: Dispute | None) -> Iterator[None]:
    office.settle()
    with locked(office.has.database_url):
        yield


@contextmanager
def stage_has_changed(office: Office, typed: Typed, dispute: Dispute | None) -> Iterator[None]:
    typed.overtaken(office, dispute)
    yield


@contextmanager
def access_is_lost(office: Office, typed: Typed, _dispute: Dispute | None) -> Iterator[None]:
    office.world.people(a_directory(typed.who))
    yield
    office.world.people(a_directory())


@contextmanager
def form_is_days_old(office: Office, _typed: Typed, _dispute: Dispute | None) -> Iterator[None]:
    """The limit has passed meanwhile, and the app was started anew."""
    office.runtime.stop()
    office.world.pass_to(MONDAY + timedelta(days=9))
    office.start_again()
    yield
    office.world.clock.at = MONDAY


TROUBLES: dict[str, Trouble] = {
    "database is gone": database_is_gone,
    "stage has changed": stage_has_changed,
    "access is lost": access_is_lost,
    "form is days old": form_is_days_old,
}


def type_and_send(office: Office, typed: Typed, trouble: Trouble, words: str) -> Counter[str]:
    """Fill it in, let the trouble come, send; say where the words are. Each is somewhere."""
    office.world.each_hour = lambda: None
    dispute = typed.before(office)
    office.settle()
    form = typed.form(office, dispute.reference if dispute else "")
    form.fill(typed.box, words)
    with trouble(office, typed, dispute):
        outcome = form.submit()
    assert outcome.kind not in ("trouble", "refused"), f"nothing is said: {outcome}"
    places = found(office, typed, form, words)
    assert places, f"lost: {outcome}"
    return places


def found(office: Office, typed: Typed, form: Modal, words: str) -> Counter[str]:
    """Say where the words are: at the first place where their writer would look."""
    with office.world.desk.store.read() as work:
        every = [(id, entry) for id in work.every_dispute() for entry in work.history(id)]
        recorded = str([work.answers(id, entry.number) for id, entry in every])
        drafts = str([draft.answers for draft in work.drafts_of(typed.who)])
    if words in recorded:
        return Counter({IN_THE_RECORD: 1})
    if _stands_in(form, typed, words):
        return Counter({IN_THE_FORM: 1})
    return Counter({IN_A_DRAFT: 1}) if words in drafts else Counter()


def _stands_in(form: Modal, typed: Typed, words: str) -> bool:
    try:
        return bool(form.value(typed.box) == words)
    except NotOnScreen:
        return False
