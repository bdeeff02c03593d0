"""A life under each procedure, with a mark of its own in every box: nothing that leaves has one.

What leaves: messages and lists in Slack, the channel, App Home, titles, addresses and file names of
e-mails, the letters, the log. The documents that go with an e-mail hold what they must.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import cast

import pytest

from slackapp.samples.council import council
from slackapp.samples.lives import LIVES
from slackapp.samples.playing import Clock, Playing
from slackapp.sandbox.mail_catcher import MailCatcher
from tests.canary import HOME
from tests.databases import Database
from tests.mail.conftest import settings_of_mail, with_addresses
from tests.marks import boxes_in, marked
from tests.office import Office
from tests.slackapp.every_view import shipped
from tests.story.telling import boxes_kept
from tests.world import CHANNEL, MONDAY
from workflows.drafts import RAISING
from workflows.people import Directory
from workflows.procedure import Procedure
from workflows.questions import FormField
from workflows.use_cases import apart, drafting, file_copying, safety
from workflows.use_cases.apart import HandedOver
from workflows.use_cases.chasing import chase, start_digests

PROCEDURES = {each.key: each for each in shipped()}


def writes(form: str, name: str, field: FormField, child: int) -> str:
    return marked(f"{form}.{name}, child {child}", field.longest, f"{form} {name} as typed.")


@pytest.fixture(params=PROCEDURES)
def procedure(request: pytest.FixtureRequest) -> Procedure:
    return PROCEDURES[request.param]


@pytest.fixture
def directory(procedure: Procedure) -> Directory:
    """Three people have addresses: whoever else has one gets the same documents, one by one."""
    listed = council(procedure)
    three = dict(islice(with_addresses(listed).people.items(), 3))
    return replace(listed, people={**listed.people, **three})


@pytest.fixture
def post_box() -> Iterator[MailCatcher]:
    caught = MailCatcher(lambda: MONDAY)
    yield caught
    caught.stop()


@pytest.fixture
def own_settings(procedure: Procedure, post_box: MailCatcher) -> dict[str, object]:
    outside = [key for key, post in procedure.posts.items() if post.found == "outside"]
    return {
        "DRP_PROCEDURES": procedure.key,
        "outside": {key: f"{key}@example.gov.uk" for key in outside},
        **settings_of_mail(post_box.url),
    }


@dataclass
class Told(Playing):
    """People who play a life while the app looks at what has come due, and tells it."""

    office: Office = field(kw_only=True)

    def later(self, **by: float) -> "Told":
        super().later(**by)
        chase(self.desk)
        self.office.settle()
        return self


@pytest.fixture
def at(office: Office, procedure: Procedure) -> Told:
    world = office.world
    start_digests(world.desk)
    clock = cast("Clock", world.clock)
    return Told(world.desk, clock, procedure, writes, {}, office=office)


def live_and_type_everything(at: Told) -> None:
    """After a whole life, write what may be written at any time, and leave every form half done."""
    LIVES[at.procedure.key](at)
    desk, dispute = at.desk, at.now_is
    raiser = dispute.raised_by
    at.adds(raiser, marked("added", 300, "as typed."))
    said = {"immediate_risk": {"said": marked("immediate risk", 300, "as typed.")}}
    assert safety.record(desk, raiser, dispute.id, said) is None
    for key, kind in at.procedure.apart.items():
        thanks = at.filled(kind.form, dispute.stage)
        assert isinstance(apart.send(desk, raiser, key, thanks), HandedOver)
    half_done = {
        form: {name: writes(form, name, box, 1) for name, box in fields.fields.items()}
        for form, fields in at.procedure.forms.items()
    }
    drafting.keep(desk, raiser, "half-done", RAISING, half_done)
    file_copying.ask_for(desk, raiser, dispute.id, ("docx", "html", "json"))
    at.later(days=1)


def leaving_in_slack(office: Office) -> Iterator[str]:
    """Everything that the app posts, in messages, in the channel and on App Home."""
    for call in office.control.calls():
        if not call["method"].startswith("views.") or call["method"] == HOME:
            yield json.dumps(call)


def leaving_by_mail(post_box: MailCatcher) -> Iterator[str]:
    """To whom e-mails go, their titles, what stands in the letter, and the names of their files."""
    for each in post_box.caught:
        yield from (*each.recipients, each.words)
        for part in each.message.walk():
            yield from map(str, part.values())
            yield str(part.get_filename())


def test_of_what_is_typed_nothing_leaves(
    office: Office,
    at: Told,
    post_box: MailCatcher,
    database: Database,
    logged: pytest.LogCaptureFixture,
):
    live_and_type_everything(at)
    for who in at.procedure.posts:
        if who in office.directory.people:
            office.person(who).home()
    office.see_pages_drawn()
    office.settle_mail()

    lines = [logging.Formatter().format(record) for record in logged.records]
    posted, mailed = list(leaving_in_slack(office)), list(leaving_by_mail(post_box))
    assert len(boxes_kept(office, at.now_is.reference)) > 10, "they are typed"
    assert len(posted) > 20
    assert any(HOME in each for each in posted)
    assert any(CHANNEL in each for each in posted)
    assert post_box.caught
    for left in (*posted, *mailed, *lines, database.held()):
        assert list(boxes_in(left)) == [], left[:200]
