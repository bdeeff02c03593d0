"""What people do, each up to the press that counts."""

from collections.abc import Callable

from tests.office import Office
from tests.person import Modal
from tests.story.telling import fill_in, start_to_raise, write_action

#: Presses; says whether Slack heard that it arrived.
Press = Callable[[], bool]
Presses = Callable[[Office, str], Press]


def nobody_presses(_office: Office, _reference: str) -> Press:
    """The clock acts, and is told nothing."""
    return lambda: True


def nothing_more(_office: Office, _reference: str) -> None:
    """There is nothing else to look for."""


def _sends(form: Modal) -> Press:
    return lambda: form.submit().kind != "trouble"


# ---- raising, and answering -----------------------------------------------------------------


def raises(office: Office, reference: str) -> Press:
    raising(office, reference).submit()
    return _sends(office.person("chair").modal("Check before sending"))


def raising(office: Office, _: str) -> Modal:
    """The chair has written what they raise, and not checked it yet."""
    form = start_to_raise(office.person("chair"), "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    return form


def accepts(office: Office, reference: str) -> Press:
    """The button goes from a message once it was used."""
    manager = office.person("team_manager")

    def press() -> bool:
        request = manager.direct_message(f"{reference}, stage 1: your reply is due")
        return "Accept" not in request.buttons or request.press("Accept")

    return press


def passes_on(office: Office, reference: str) -> Press:
    return _sends(passing_on(office, reference))


def passing_on(office: Office, reference: str) -> Modal:
    """The manager has chosen another, and said why."""
    manager = office.person("team_manager")
    manager.direct_message(reference).press("More choices")
    needs = manager.modal("More choices")
    needs.choose("What do you need?", "Pass to someone else")
    needs.submit()
    form = manager.modal(f"Pass on {reference}")
    form.choose("Who should answer?", "Sample Service Manager, service manager")
    form.fill("Why?", "They know the case.")
    return form


def reply(office: Office, reference: str) -> Modal:
    """The manager has written it, from the newest message that asks for it, late or not."""
    manager = office.person("team_manager")
    manager.direct_message(f"{reference}, stage 1: ").press("Reply")
    form = manager.modal(f"Reply to {reference}")
    write_action(form, 1, "Start the assessment.")
    return form


def replies(office: Office, reference: str) -> Press:
    return _sends(reply(office, reference))


def saves_a_draft(office: Office, reference: str) -> Press:
    form = reply(office, reference)
    return lambda: form.press("Save draft")


def sends_a_draft(office: Office, reference: str) -> Press:
    form = reply(office, reference)
    form.press("Save draft")
    return _sends(form.shows("Draft saved at"))


def the_draft(office: Office, reference: str) -> None:
    """It is there when the form is opened anew."""
    manager = office.person("team_manager")
    manager.modal().leave()
    manager.direct_message(reference).press("Reply")
    form = manager.modal(f"Reply to {reference}").shows("Draft saved at 10")
    assert form.value("What will be done?") == "Start the assessment."


def updates(office: Office, reference: str) -> Press:
    manager = office.person("team_manager")
    manager.direct_message("One more day is agreed.").press("Update reply")
    form = manager.modal(f"Update {reference}")
    form.fill("What will be done?", "Start the assessment today.")
    return _sends(form)


# ---- reviewing ------------------------------------------------------------------------------


def _review(office: Office, reference: str, outcome: str, shows: str) -> Modal:
    chair = office.person("chair")
    chair.direct_message("A reply is recorded.").press("Read and review")
    chair.modal(f"Review {reference}").choose("What happens next?", outcome)
    return chair.modal(f"Review {reference}").shows(shows)


def is_satisfied(office: Office, reference: str) -> Press:
    form = _review(office, reference, "Accept", "What makes you satisfied?")
    form.fill("What makes you satisfied?", "It has started.")
    return _sends(form)


def gives_one_more_day(office: Office, reference: str) -> Press:
    return _sends(one_more_day(office, reference))


def one_more_day(office: Office, reference: str) -> Modal:
    """The chair has written what they agreed."""
    form = _review(office, reference, "One more day", "The team manager will have until")
    form.fill("What did you agree?", "The first visit is booked.")
    form.choose("Are you confident?", "Yes, I am confident one more day will be enough")
    return form


def escalates(office: Office, reference: str) -> Press:
    return _sends(escalation(office, reference))


def escalation(office: Office, reference: str) -> Modal:
    """The chair has written why it goes up."""
    form = _review(office, reference, "Escalate", "Goes to Sample Service Manager")
    form.choose("Has your own service manager agreed to stage 2?", "Yes")
    form = office.person("chair").modal(f"Review {reference}").shows("Who agreed?")
    form.choose("Did you telephone first, to agree next steps?", "We spoke and could not agree")
    form.fill("Why is this not resolved?", "The visit has not happened.")
    return form


# ---- moving it up ---------------------------------------------------------------------------


def _answers_for_stage_3(office: Office, answer: str, shows: str) -> Press:
    chair = office.person("chair")
    chair.direct_message("Stage 3 needs").press("Record agreement")
    form = chair.modal("Record agreement")
    form.choose("Has your own service manager agreed to stage 3?", answer)
    return _sends(chair.modal("Record agreement").shows(shows))


def records_the_agreement(office: Office, _: str) -> Press:
    return _answers_for_stage_3(office, "Yes", "Who agreed?")


def records_a_no(office: Office, _: str) -> Press:
    return _answers_for_stage_3(office, "No", "the no is kept")


def escalates_late(office: Office, reference: str) -> Press:
    return _sends(late_escalation(office, reference))


def decides_in_the_chairs_place(office: Office, reference: str) -> Press:
    return _sends(decision_in_the_chairs_place(office, reference))


def late_escalation(office: Office, reference: str) -> Modal:
    """The chair has filled it in, who raised it."""
    question = "Has your own service manager agreed to stage 2?"
    return _moving_up(office, reference, "chair", "no reply is recorded", question)


def decision_in_the_chairs_place(office: Office, reference: str) -> Modal:
    """Whoever stands in has filled it in."""
    told, question = "You may decide in the chair's place.", "Do you agree to stage 2?"
    return _moving_up(office, reference, "chair_manager", told, question)


def _moving_up(office: Office, reference: str, post: str, told: str, question: str) -> Modal:
    person = office.person(post)
    person.direct_message(told).press("Escalate")
    form = person.modal(f"Escalate {reference}")
    form.choose("Did you telephone first?", "Nobody answered")
    form.choose(question, "Yes")
    form = person.modal(f"Escalate {reference}").shows("Who agreed?")
    form.fill("Why is this not resolved?", "No reply.")
    return form


# ---- what moves nothing ---------------------------------------------------------------------


def records_a_call(office: Office, reference: str) -> Press:
    chair = office.person("chair")
    chair.direct_message("no reply is recorded").press("I have telephoned")
    form = chair.modal(f"Telephone {reference}")
    form.choose("What happened?", "I left a message")
    return _sends(form)


def adds_to_the_record(office: Office, reference: str) -> Press:
    """The manager does, from the page of the dispute."""
    return _sends(addition(office, reference))


def addition(office: Office, reference: str) -> Modal:
    """The manager has written what they add."""
    manager = office.person("team_manager")
    manager.types(f"/drp show {reference}")
    manager.modal(reference).press("Add to the record")
    form = manager.modal(f"Add to {reference}")
    form.fill("What do you want to add?", "AB was seen at home today.")
    return form


def records_safety(office: Office, reference: str) -> Press:
    """The manager does, from the request."""
    manager = office.person("team_manager")
    manager.direct_message(reference).press("Immediate safety")
    return _says_whom_they_told(manager.modal("Immediate safety"))


def records_safety_apart(office: Office, _: str) -> Press:
    """The chair does, who is in no dispute."""
    chair = office.person("chair")
    chair.types("/drp new")
    chair.modal("Raise a dispute").press("What to do now")
    return _says_whom_they_told(chair.modal("Immediate safety"))


def _says_whom_they_told(form: Modal) -> Press:
    form.fill("What was said", "They telephone the duty team.")
    return _sends(form)


def acknowledges_it(office: Office, _: str) -> Press:
    """The worker does, with a word back."""
    worker = office.person("social_worker")
    worker.direct_message("a compliment waits for you.").press("Read it")
    page = worker.modal().shows("sent at")
    page.fill("Would you like to say anything back?", "Thank you.")
    return _sends(page)
