"""What a chair and those they thank do with a compliment, click by click."""

import re

from tests.office import Office
from tests.person import Message, Modal, Person

BUTTON = "Send a compliment"
WORKER, MANAGER = "Sample Worker, social worker", "Sample Team Manager, team manager"
THEIRS = "Their team manager"
DETAILS = "She met AB after school each week until AB spoke."
CHANGED = "AB knows who collects them, and says so."
TOLD = "a compliment waits for you."
READ_IT, BACK = "Read it", "Would you like to say anything back?"
THANKS = "It was a joy to see AB speak."
REFERENCE = re.compile(r"CMP-[0-9A-Z]{4}-\d\d")


def begin(chair: Person, worker: str = WORKER, manager: str = MANAGER) -> Modal:
    """Choose who it is for; the form fills in their team manager."""
    chair.modal(BUTTON).pick("Who is this for?", worker)
    form = chair.modal(BUTTON)
    chair.control.wait_for(lambda: form.value(THEIRS) == manager or None, chair.on_screen)
    return form


def write(form: Modal) -> None:
    form.fill("Child's case number", "1234567")
    form.fill("Child's initials", "AB")
    form.choose("What does it show?", "It prevented drift or delay")
    form.fill("What did they do?", DETAILS)
    form.fill("What did it change for the child?", CHANGED)


def send(office: Office) -> Person:
    chair = office.person("chair")
    chair.home().press(BUTTON)
    form = begin(chair)
    write(form)
    assert form.submit().kind == "updated"
    chair.modal("Compliment sent").close()
    office.settle()
    return chair


def the_message(somebody: Person) -> Message:
    return somebody.direct_message(TOLD)


def reference_of(message: Message) -> str:
    found = REFERENCE.search(message.text)
    assert found
    return found[0]


def read(somebody: Person) -> Modal:
    """Open it from the message."""
    message = the_message(somebody)
    message.press(READ_IT)
    return somebody.modal(reference_of(message)).shows(DETAILS)


def acknowledge(office: Office, post: str, words: str = "") -> Person:
    somebody = office.person(post)
    page = read(somebody)
    if words:
        page.fill(BACK, words)
    page.submit()
    somebody.modal("Recorded").shows("is told that you have acknowledged it").leave()
    office.settle()
    return somebody
