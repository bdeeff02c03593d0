"""What people write in several goes, each up to the press that counts: the last go is kept."""

from tests.campaigns.before import nothing, raised
from tests.campaigns.pressing import Press, addition, reply
from tests.campaigns.step import A_DRAFT, Step
from tests.office import Office
from tests.person import Modal
from tests.story.telling import fill_in, start_to_raise

CONCERN = "What are you worried about?"
ADDED = "What do you want to add?"
DONE = "What will be done?"


def _saves(form: Modal) -> Press:
    return lambda: form.press("Save draft")


def _saved(form: Modal) -> Modal:
    form.press("Save draft")
    return form.shows("Draft saved at")


def saves_twice(office: Office, reference: str) -> Press:
    form = _saved(reply(office, reference))
    form.fill(DONE, "Start it today.")
    return _saves(form)


def adds_more_than_was_saved(office: Office, reference: str) -> Press:
    """An addition moves nothing, so that another may follow it: only its form is over."""
    form = _saved(addition(office, reference))
    form.fill(ADDED, "AB was seen at home today, and is well.")
    return lambda: form.submit().kind != "trouble"


def is_refused_and_goes_on(office: Office, reference: str) -> Press:
    form = reply(office, reference)
    form.clear("By when?")
    assert form.submit(unchecked=True).kind == "errors"
    form.fill(DONE, "Visit first.")
    return _saves(form)


def begins_another_once_it_is_sent(office: Office, reference: str) -> Press:
    """Both are of one question, and so have one draft."""
    form = addition(office, reference)
    _saved(form).submit()
    office.person("team_manager").leaves_forms()
    form = addition(office, reference)
    form.fill(ADDED, "AB was seen at school, too.")
    return _saves(form)


def comes_back_from_the_check_page(office: Office, _: str) -> Press:
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    form.submit()
    chair.modal("Check before sending").close()
    form = chair.modal("Raise a dispute")
    form.fill(CONCERN, "Nobody has visited.")
    form = _saved(form)
    form.fill(CONCERN, "Nobody has visited since May.")
    return _saves(form)


WRITING = {
    "save twice": Step(raised, saves_twice, writes=A_DRAFT),
    "add more than was saved": Step(raised, adds_more_than_was_saved),
    "be refused, and go on": Step(raised, is_refused_and_goes_on, writes=A_DRAFT),
    "begin another once it is sent": Step(raised, begins_another_once_it_is_sent),
    "come back from the check page": Step(nothing, comes_back_from_the_check_page),
}
