"""Cover: while somebody is away another acts for them, and the record keeps both names."""

from datetime import datetime

from tests.office import Office
from tests.person import Message, Modal
from tests.story.telling import fill_in, start_to_raise
from tests.world import PLAN
from workflows.due import LONDON
from workflows.use_cases.setting_cover import end_now

TODAY, FRIDAY = "2026-11-23", "2026-12-04"
DUE = "by 5pm on Monday 30 November 2026"
ACTION = PLAN["plan"]["actions"][0]


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, 1, tzinfo=LONDON)


def menu(office: Office, post: str) -> str:
    """How a menu names somebody."""
    return f"{office.directory.people[post].name}, {post.replace('_', ' ')}"


def the_form(office: Office, who: str) -> Modal:
    office.person(who).home().press("Set cover")
    return office.person(who).modal("Set cover")


def fills_in(
    office: Office, form: Modal, cover: str, since: str = TODAY, until: str = FRIDAY
) -> None:
    form.pick("Who covers?", menu(office, cover))
    form.fill("From", since)
    form.fill("To", until)


def sets_cover(
    office: Office, who: str, cover: str, since: str = TODAY, until: str = FRIDAY
) -> None:
    """Somebody sets cover for themselves on App Home."""
    form = the_form(office, who)
    fills_in(office, form, cover, since, until)
    assert form.submit().kind == "updated"
    office.person(who).modal("Cover is set").close()
    office.settle()


def texts(office: Office, post: str, about: str) -> list[str]:
    office.settle()
    return [m.text for m in office.person(post).direct_messages() if about in m.text]


def request(office: Office, post: str, reference: str) -> Message:
    office.settle()
    return office.person(post).direct_message(reference)


def replies(office: Office, post: str, message: Message) -> None:
    """Somebody presses Reply on a message, writes a plan and sends it."""
    somebody = office.person(post)
    message.press("Reply")
    form = somebody.modal()
    form.fill("What will be done?", ACTION["action"])
    form.fill("How will you know it is done?", ACTION["measure"])
    form.fill("By when?", "2027-01-15")
    assert form.submit().kind == "updated", form.errors
    somebody.modal().leave()
    office.settle()


def test_cover_for_next_week_changes_nothing_until_its_first_day(office: Office):
    sets_cover(office, "team_manager", "service_manager", "2026-11-30")

    between = "from Monday 30 November to Friday 4 December 2026."
    assert texts(office, "service_manager", "cover") == [f"You cover for a colleague {between}"]
    assert texts(office, "team_manager", "cover") == [f"Your cover is set {between}"]
    dispute = office.world.raised("stage_1")
    assert request(office, "team_manager", dispute.reference).buttons[0] == "Reply"
    assert texts(office, "service_manager", dispute.reference) == []

    office.world.pass_to(at(30, 8, 31))

    [asked] = texts(office, "service_manager", dispute.reference)
    where = f"{dispute.reference}, stage 1"
    assert asked == (
        f"{where}: you are covering for the team manager. The reply is due {DUE} (5 working days)."
    )
    kept = request(office, "team_manager", "our cover has been asked")
    assert kept.text == (
        f"{where}: your cover has been asked. The reply is due {DUE} (5 working days). "
        "You can still act."
    )
    assert kept.buttons == ["Open"]


def test_while_somebody_is_away_their_cover_is_asked_and_nudged_and_replies(office: Office):
    sets_cover(office, "team_manager", "service_manager")
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at(30, 17))

    nudge = f"It was due from you {DUE}"
    assert len(texts(office, "service_manager", nudge)) == 1
    assert texts(office, "team_manager", nudge) == []
    assert office.world.now_is(dispute).clock == dispute.clock

    kept = request(office, "team_manager", "our cover has been asked")
    assert kept.words.endswith(
        f"No reply is recorded. It was due *{DUE}*. You can still reply.\nOpen"
    ), kept.words

    message = office.person("service_manager").direct_message(nudge)
    assert message.text.startswith(
        f"{dispute.reference}, stage 1: you are covering for the team manager. No reply"
    )
    replies(office, "service_manager", message)

    [was_asked] = texts(office, "team_manager", dispute.reference)
    assert was_asked == (
        f"{dispute.reference}, stage 1: the cover replied at 5pm on Monday 30 November 2026. "
        "Nothing more is asked of you now."
    )
    history = office.person("chair")
    history.types(f"/drp show {dispute.reference}")
    assert "Asked of Sample Team Manager, answered by Sample Service Manager." in (
        history.modal(dispute.reference).text
    )
    assert office.world.now_is(dispute).named["team_manager"] == "team_manager"


def test_the_person_away_may_act_first_and_the_message_of_the_cover_says_so(office: Office):
    sets_cover(office, "team_manager", "service_manager")
    dispute = office.world.raised("stage_1")
    request(office, "team_manager", dispute.reference).press("Open")
    page = office.person("team_manager").modal(dispute.reference)
    page.press("Accept")
    page.shows("Sample Team Manager accepted")
    office.settle()

    asked = request(office, "service_manager", dispute.reference)
    assert "Accepted by Sample Team Manager" in asked.words
    assert "Accept" not in asked.buttons
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    asked = request(office, "service_manager", dispute.reference)
    assert "Sample Team Manager replied at 10am" in asked.words
    assert asked.buttons == ["Open"]


def test_what_waits_already_goes_to_the_cover_once_unless_it_is_to_stay(office: Office):
    first = office.world.raised("stage_1")
    office.settle()
    form = the_form(office, "team_manager")
    assert form.value("Open requests") == ["Open requests (1) go to them too"]
    fills_in(office, form, "service_manager")
    form.submit()

    assert len(texts(office, "service_manager", first.reference)) == 1
    assert "Your cover has been asked" in request(office, "team_manager", first.reference).words

    second = office.world.raised("stage_2")
    office.settle()
    form = the_form(office, "service_manager")
    fills_in(office, form, "head_of_service")
    form.clear("Open requests")
    form.submit()
    assert texts(office, "head_of_service", second.reference) == []
    assert "Reply" in request(office, "service_manager", second.reference).buttons


def test_the_cover_of_the_cover_is_asked_and_never_in_a_circle(office: Office):
    sets_cover(office, "team_manager", "service_manager")
    dispute = office.world.raised("stage_1")
    form = the_form(office, "service_manager")
    fills_in(office, form, "team_manager")
    refused = form.submit()
    assert refused.errors == {
        "Who covers?": "Sample Team Manager is away then too. Choose somebody else."
    }
    form.pick("Who covers?", menu(office, "head_of_service"))
    assert form.submit().kind == "updated"

    asked = request(office, "head_of_service", dispute.reference)
    assert "You are covering for the team manager" in asked.words
    spent = request(office, "service_manager", dispute.reference)
    assert "Somebody else is asked now. Nothing more is asked of you." in spent.words
    assert spent.buttons == []
    replies(office, "head_of_service", asked)
    assert office.world.now_is(dispute).step == "review"


def test_a_manager_sets_it_for_a_worker_and_a_stranger_cannot(office: Office):
    form = the_form(office, "team_manager")
    form.pick("Who is away?", menu(office, "social_worker"))
    fills_in(office, form, "service_manager")
    assert form.submit().kind == "updated"
    assert texts(office, "social_worker", "Your cover is set")

    above = the_form(office, "head_of_service")
    above.pick("Who is away?", menu(office, "social_worker"))
    above.shows("Sample Service Manager acts for Sample Worker from Monday 23 November")
    above.press("Change")
    office.person("head_of_service").modal("Cover").press("End cover now")
    assert texts(office, "social_worker", "Your cover has ended")

    form = the_form(office, "service_manager")
    form.pick("Who is away?", menu(office, "chair"))
    fills_in(office, form, "head_of_service")
    said = form.submit().errors["Who is away?"]
    assert said.startswith("Only they themselves, a manager above them or an administrator")
    assert "Who is away?" not in the_form(office, "social_worker").labels()


def test_ended_now_it_goes_back_and_whoever_only_covered_opens_it_no_more(office: Office):
    sets_cover(office, "team_manager", "service_manager")
    dispute = office.world.raised("stage_1")
    cover = office.person("service_manager")
    cover.types(f"/drp show {dispute.reference}")
    cover.modal(dispute.reference).leave()

    office.person("team_manager").home().shows("Your cover acts for you until").press("Change")
    office.person("team_manager").modal("Cover").press("End cover now")
    office.person("team_manager").modal("Cover has ended").leave()

    back = request(office, "team_manager", "your reply is due")
    assert back.buttons[0] == "Reply"
    spent = [m for m in cover.direct_messages() if dispute.reference in m.text]
    assert [m.buttons for m in spent] == [[]]
    assert texts(office, "service_manager", "You no longer cover for a colleague")
    assert texts(office, "team_manager", "Your cover has ended")
    cover.types(f"/drp show {dispute.reference}")
    cover.ephemeral_message("There is no dispute with that reference that you can open")


def test_a_box_that_is_empty_or_wrong_says_what_to_do_and_nothing_is_set(office: Office):
    form = the_form(office, "social_worker")
    empty = form.submit(unchecked=True)
    assert empty.errors == {"Who covers?": "Choose a person."}
    fills_in(office, form, "service_manager", since="2026-11-20")
    assert form.submit().errors == {"From": "Enter today's date or a later one."}
    fills_in(office, form, "service_manager", since="2026-11-25", until="2026-11-24")
    assert form.submit().errors == {"To": "Enter the first day or a later one."}
    fills_in(office, form, "service_manager", since="2026-11-25", until="2027-12-04")
    assert form.submit().errors == {
        "To": "This is more than 365 days. Look at the year, and enter an earlier date; cover can "
        "be set again when it ends."
    }
    fills_in(office, form, "service_manager", since="2027-11-25", until="2027-12-04")
    assert form.submit().errors == {
        "From": "This is more than 365 days away. Look at the year, and enter an earlier date."
    }
    fills_in(office, form, "social_worker")
    assert form.submit().errors == {
        "Who covers?": "Choose somebody else: whoever is away cannot cover."
    }
    assert texts(office, "social_worker", "cover") == []


def test_its_last_day_is_changed_on_home(office: Office):
    sets_cover(office, "team_manager", "service_manager")
    manager = office.person("team_manager")
    manager.home().shows("Your cover acts for you until").press("Change")
    page = manager.modal("Cover").shows("For another person to cover, end it and set another.")
    page.fill("To", "2026-11-20")
    assert page.submit().errors == {"To": "Enter today's date or a later one."}
    page.fill("To", "2026-12-11")
    page.submit()

    until = "from Monday 23 November to Friday 11 December 2026."
    manager.modal("Cover is set").shows(f"acts for Sample Team Manager {until}").close()
    assert texts(office, "service_manager", "11 December") == [f"You cover for a colleague {until}"]


def test_what_is_past_its_date_does_not_say_that_it_was_due_from_whoever_covers_now(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at(1, 12, month=12))
    sets_cover(office, "team_manager", "service_manager", since="2026-12-01")

    home = office.person("service_manager").home().shows(dispute.reference)

    assert f"You cover for a colleague. No reply is recorded. It was due {DUE}" in home.text
    assert "from you" not in home.text


def test_whoever_is_away_reads_that_their_cover_sees_it_now(office: Office):
    sets_cover(office, "team_manager", "service_manager")
    dispute = office.world.raised("stage_1")
    office.world.choose("service_manager", dispute, "take_on")
    request(office, "team_manager", dispute.reference).press("Open")
    office.person("team_manager").modal(dispute.reference).press("Reply")

    form = office.person("team_manager").modal().shows("Sample Service Manager (covers now)")
    assert "asked or told before" not in form.text


def test_what_was_ended_elsewhere_cannot_be_ended_again(office: Office):
    sets_cover(office, "team_manager", "service_manager")
    manager = office.person("team_manager")
    manager.home().shows("Your cover acts for you until").press("Change")
    page = manager.modal("Cover")
    with office.world.desk.store.read() as work:
        [cover] = work.covers()
    assert end_now(office.world.desk, "team_manager", cover.id)

    page.press("End cover now")
    page.shows("This cover has ended already, or it is not yours to change.")


def test_app_home_shows_the_cover_what_is_asked_without_a_name(office: Office):
    assert "You have no cover set." in office.person("team_manager").home().text
    sets_cover(office, "team_manager", "service_manager")
    dispute = office.world.raised("stage_1")
    office.settle()

    home = office.person("service_manager").home().shows(dispute.reference)
    assert "You cover for a colleague. Your reply is due" in home.text
    assert "You cover for a colleague until Friday 4 December 2026." in home.text
    assert "Sample Team Manager" not in home.text
    home.press(f"Reply to {dispute.reference}")
    assert "What was raised" in office.person("service_manager").modal().text


def test_whoever_raises_reads_before_sending_who_is_asked_instead(office: Office):
    sets_cover(office, "team_manager", "service_manager")
    chair = office.person("chair")
    chair.types("/drp new")
    form = chair.modal()
    form.choose("Which level made the decision?", "Stage 1: team manager")
    form.pick("Social worker", menu(office, "social_worker"))
    form.shows(
        "Sample Team Manager is away until Friday 4 December 2026. "
        "Sample Service Manager is asked instead."
    )


def test_by_its_date_it_ends_on_the_next_working_morning(office: Office):
    sets_cover(office, "team_manager", "service_manager", until="2026-11-27")
    office.world.raised("stage_1")
    office.settle()

    office.world.pass_to(at(30, 8, 31))

    assert texts(office, "team_manager", "Your cover has ended")
    assert "Reply" in request(office, "team_manager", "your reply is due").buttons
    asked = office.person("service_manager").direct_message("you are covering for the team")
    assert asked.buttons == []


def test_an_administrator_who_chooses_an_administrator_hears_who_can(office: Office):
    form = the_form(office, "chair_manager")
    form.pick("Who is away?", menu(office, "team_manager"))
    form.pick("Who covers?", "Sample Chair Manager, chair's service manager")
    said = form.submit().errors

    assert said == {
        "Who covers?": "Choose somebody who is no administrator. Only whoever is away, or a "
        "manager above them, can choose an administrator to cover."
    }


def test_somebody_whose_account_is_gone_cannot_be_chosen_to_cover(office: Office):
    form = the_form(office, "team_manager")
    gone = office.person("service_manager")
    gone.control.change_person(gone.id, deleted=True)
    fills_in(office, form, "service_manager")

    assert form.submit().errors == {
        "Who covers?": "Sample Service Manager has left. Choose somebody else."
    }
    assert texts(office, "team_manager", "over") == []


# ---- a cover who is a party ---------------------------------------------------------------------


def test_the_worker_whom_a_dispute_names_is_not_asked_as_cover_of_their_manager(office: Office):
    sets_cover(office, "team_manager", "social_worker")
    dispute = office.world.raised("stage_1")

    asked = request(office, "team_manager", dispute.reference)

    assert asked.buttons[0] == "Reply"
    assert texts(office, "social_worker", dispute.reference) == []
    worker = office.person("social_worker")
    worker.types(f"/drp show {dispute.reference}")
    assert worker.ephemeral_message("There is no dispute with that reference that you can open.")


def test_the_form_says_who_is_asked_where_the_cover_is_a_party(office: Office):
    sets_cover(office, "team_manager", "social_worker")
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Yes")
    said = (
        "Sample Team Manager is away until Friday 4 December 2026. Sample Worker covers for them "
        "and cannot act here: they are a party, or of another side. Sample Team Manager is asked."
    )

    form.shows(said)
    form.shows("Date you spoke")
    form.submit()
    check = chair.modal("Check before sending").shows(said)

    assert "Sample Worker: " not in check.text
    check.submit()
    chair.modal("Sent").shows(said)


STAYS = "1 open request stays with Sample Team Manager: whoever covers cannot act in it."


def test_whoever_sets_cover_reads_how_many_requests_stay(office: Office):
    office.world.raised("stage_1")
    form = the_form(office, "team_manager")
    form.shows("Open requests (1) go to them too")
    form.pick("Who covers?", menu(office, "social_worker"))
    form.shows(STAYS)
    assert "Open requests (1)" not in form.text
    form.pick("Who covers?", menu(office, "service_manager"))
    form.shows("Open requests (1) go to them too")
    fills_in(office, form, "social_worker")

    form.submit()

    office.person("team_manager").modal("Cover is set").shows(STAYS)
    between = "from Monday 23 November to Friday 4 December 2026."
    assert texts(office, "team_manager", "our cover is set") == [
        f"Your cover is set {between} 1 open request stays with you."
    ]


def test_so_does_a_manager_who_sets_it_and_whoever_is_away_finds_it_at_home(office: Office):
    dispute = office.world.raised("stage_1")
    form = the_form(office, "service_manager")
    form.pick("Who is away?", menu(office, "team_manager"))
    form.shows("Open requests (1) go to them too")
    fills_in(office, form, "social_worker")
    form.submit()

    done = office.person("service_manager").modal("Cover is set").shows(STAYS)

    assert dispute.reference not in done.text
    done.close()
    away = office.person("team_manager")
    away.home().press("Change the cover until Friday 4 December 2026")
    away.modal("Cover").shows(STAYS)
