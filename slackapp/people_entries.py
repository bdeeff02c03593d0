"""The form of one entry of the people list: to add, to change, to end it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from slackapp import ids
from slackapp.faults import record
from slackapp.front import Front
from slackapp.leavers import is_a_guest
from slackapp.people import refused
from slackapp.press import Answer, Hands, Press, errors, opens, redraws, replaces
from slackapp.views import listed, small
from slackapp.views import people as view
from slackapp.views.blocks import Json, option
from slackapp.views.listed import Filled
from slackapp.views.meta import Meta
from slackapp.wording import people as say
from workflows.forms import Value
from workflows.people import Directory, Posting
from workflows.people_entry import Earlier, Entry, Wrong, known_by
from workflows.use_cases import people_list as use_case
from workflows.use_cases.people_list import Saved
from workflows.use_cases.world import today

#: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element (external)
MOST = 100
#: What stays as it is in the form of another post.
_OF_THE_PERSON = ("name", "slack_id", "email", "phone", "agency")


def add(front: Front, press: Press) -> Answer:
    """Open an empty form; it counts from today unless another day is entered."""
    if no := refused(front, press):
        return opens(no)
    directory, _ = use_case.one(front.desk, "")
    values = {"since": today(front.desk).isoformat()}
    return opens(listed.form(_filled(front, directory, values), Meta()))


def change(front: Front, press: Press) -> Answer:
    """Open the form of one entry."""
    if no := refused(front, press):
        return opens(no)
    directory, posting = use_case.one(front.desk, press.value)
    if posting is None:
        return opens(small.notice([say.GONE]))
    values = _values(directory, posting)
    guest = values["slack_id"] if posting.person in directory.guests else ""
    meta = Meta(posting=posting.mark, guest=guest)
    return opens(listed.form(_filled(front, directory, values), meta))


def another(front: Front, press: Press) -> Answer:
    """Open the form of one post more, for whoever has the entry that the button is about."""
    if no := refused(front, press):
        return opens(no)
    directory, posting = use_case.one(front.desk, press.value)
    if posting is None:
        return opens(small.notice([say.GONE]))
    kept = {name: _values(directory, posting)[name] for name in _OF_THE_PERSON}
    values = {**kept, "since": today(front.desk).isoformat()}
    guest = values["slack_id"] if posting.person in directory.guests else ""
    meta = Meta(posting=posting.mark, beside=True, guest=guest)
    return opens(listed.form(_filled(front, directory, values), meta))


def _values(directory: Directory, posting: Posting) -> dict[str, str]:
    person = directory.people[posting.person]
    return {
        "name": person.name,
        "slack_id": person.slack_id or "",
        "email": person.email,
        "phone": person.phone,
        "agency": posting.agency,
        "post": posting.post,
        "team": posting.team,
        "line_manager": posting.line_manager or "",
        "since": posting.since.isoformat() if posting.since else "",
        "until": posting.until.isoformat() if posting.until else "",
    }


def _filled(
    front: Front, directory: Directory, values: Mapping[str, str], about_account: str = ""
) -> Filled:
    return Filled(
        values=values,
        titles=use_case.titles(front.desk),
        directory=directory,
        about_account=about_account,
    )


# ---- the account ---------------------------------------------------------------------------------


def redraw(front: Front, press: Press) -> Answer:
    """Ask Slack of the account that was chosen, after the answer, and say what is wrong with it.

    Where nothing is, and nothing was, the form is left alone: somebody may be sending it already.
    """
    if no := refused(front, press):
        return redraws(no)
    typed, meta = _typed(press), press.meta

    def ask(hands: Hands) -> None:
        known = hands.known(typed["slack_id"]) if typed["slack_id"] else {}
        if _unfit(known) or is_a_guest(known) or meta.drawn or meta.guest:
            hands.redraw(_judged(front, meta, typed, known))

    return Answer(then=ask)


def _judged(front: Front, meta: Meta, typed: dict[str, str], known: Json) -> Json:
    directory, _ = use_case.one(front.desk, meta.posting)
    unfit = _unfit(known)
    if unfit:
        typed, meta = {**typed, "slack_id": ""}, replace(meta, drawn=meta.drawn + 1)
    is_guest = not unfit and is_a_guest(known)
    meta = replace(meta, guest=typed["slack_id"] if is_guest else "")
    about = say.IS_A_GUEST if is_guest else unfit
    return listed.form(_filled(front, directory, typed, about), meta)


def _unfit(known: Json) -> str:
    """Say why an account cannot be in the list at all: docs.slack.dev/reference/objects/user."""
    if known.get("deleted"):
        return say.HAS_LEFT
    if known.get("is_bot"):
        return say.IS_A_BOT
    return say.IS_ELSEWHERE if known.get("is_elsewhere") else ""


# ---- keeping it ----------------------------------------------------------------------------------


def save(front: Front, press: Press) -> Answer:
    """Keep the entry, or say on each box what to do."""
    if no := refused(front, press):
        return replaces(no)
    entry, meta = _entry(press), press.meta
    known = front.known(entry.slack_id) if _is_new_to(front, entry, meta) else {}
    if unfit := _unfit(known):
        return errors({_box(press, "slack_id"): unfit})
    entry = replace(entry, is_guest=entry.is_guest or is_a_guest(known))
    done = use_case.save(front.desk, press.slack_id, meta.posting, entry, more=meta.beside)
    if isinstance(done, dict) and set(done.values()) == {Wrong.EARLIER}:
        return replaces(_asking_who(front, press, entry))
    if isinstance(done, dict):
        whose = use_case.whose(front.desk, entry)
        said = {name: say.wrong(why, whose.get(name, "")) for name, why in done.items()}
        return errors({_box(press, name): each for name, each in said.items()})
    return replaces(_kept(front, done))


def _is_new_to(front: Front, entry: Entry, meta: Meta) -> bool:
    """Was an account chosen that the entry did not have? Of one it has, the daily round asks."""
    directory, posting = use_case.one(front.desk, meta.posting)
    had = directory.people[posting.person].slack_id if posting else None
    return bool(entry.slack_id) and entry.slack_id != had


def _asking_who(front: Front, press: Press, entry: Entry) -> Json:
    """Draw the form again, with the question whether it is whoever had the account before."""
    directory, _ = use_case.one(front.desk, "")
    earlier = next(iter(known_by(entry, directory).values()))
    typed = {**_typed(press), "now": ""}
    return listed.form(_filled(front, directory, typed), replace(press.meta, earlier=earlier))


def end(front: Front, press: Press) -> Answer:
    """End the post that the form is about."""
    if no := refused(front, press):
        return redraws(no)
    return redraws(_kept(front, use_case.end(front.desk, press.slack_id, press.value)))


def _kept(front: Front, done: Saved | None) -> Json:
    if done is None:
        return small.notice([say.GONE], clears=False)
    for failed in done.failed:
        record(failed, "a dispute of somebody who has left")
    titles = use_case.titles(front.desk)
    return view.saved(done, titles.get(done.posting.post, done.posting.post))


def _typed(press: Press) -> dict[str, str]:
    given: Mapping[str, Value] = press.typed.get(ids.LISTED, {})
    return {name: str(value).strip() for name, value in given.items()}


def _entry(press: Press) -> Entry:
    typed = _typed(press)
    return Entry(
        name=typed["name"],
        slack_id=typed["slack_id"],
        email=typed["email"],
        phone=typed["phone"],
        agency=typed["agency"],
        post=typed["post"],
        team=typed["team"],
        line_manager=typed["line_manager"],
        since=_day(typed["since"]),
        until=_day(typed["until"]),
        is_guest=bool(typed["slack_id"]) and typed["slack_id"] == press.meta.guest,
        earlier=press.meta.earlier,
        now=Earlier(typed["now"]) if typed.get("now") else None,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _box(press: Press, name: str) -> str:
    """Find a box as it is drawn: that of the account is named anew where one was refused."""
    made = ids.block(ids.LISTED, name)
    return ids.anew(made, press.meta.drawn) if name == "slack_id" else made


# ---- searching -----------------------------------------------------------------------------------


def suggest(front: Front, press: Press) -> list[Json]:
    """Give the posts, or the people, that fit what was typed into a menu of the form."""
    if refused(front, press):
        return []
    name = ids.read_block(press.block_id)
    titles = use_case.titles(front.desk)
    if name and name.field == "post":
        found = [option(title, key) for key, title in titles.items()]
    else:
        directory, _ = use_case.one(front.desk, "")
        people = sorted(directory.by_person, key=directory.name)
        found = [listed.manager_option(directory, each, titles) for each in people]
    return [each for each in found if _fits(each, press.value)][:MOST]


def _fits(each: Json, typed: str) -> bool:
    said = str(each["text"]["text"]).casefold()
    return all(word in said for word in typed.casefold().replace(",", " ").split())
