"""The words of cover: setting it, what both are told, and why it cannot be set."""

from collections.abc import Callable, Mapping
from datetime import date

from slackapp.wording.times import day, days
from workflows.cover import MOST_DAYS, Cover, Role, WhyNot
from workflows.notices import Facts

SET = "Set cover"
TITLE = "Cover"
WHO_IS_AWAY = "Who is away?"
WHO_COVERS = "Who covers?"
WHO_COVERS_HELP = "They are asked in place of whoever is away, and can open what that person can."
SINCE = "From"
UNTIL = "To"
UNTIL_HELP = f"Both days are included. {MOST_DAYS} days at most."
OPEN_REQUESTS = "Open requests"
NOTHING_CHANGES = "Due dates do not change. The record keeps both names."
NOT_A_PERSON = "Choose a person."
NOT_A_DATE = "Enter a date."
CHANGE = "Change"
SEE_OPEN = "See what is open"
END_NOW = "End cover now"
END_HELP = (
    "Ended now, what is still open is asked of whoever was away. Due dates do not change. For "
    "another person to cover, end it and set another."
)
SAVE = "Save"
NONE_SET = "You have no cover set."
ENDED = "Cover has ended"
IS_SET = "Cover is set"
BOTH_TOLD = "Both have a message."
GONE = "This cover has ended already, or it is not yours to change."
PART = "Cover"
A_COLLEAGUE = "You cover for a colleague."

#: At which box each sentence stands, and what to do.
_SAID: Mapping[WhyNot, Callable[[str], str]] = {
    WhyNot.NOT_YOURS: lambda _: (
        "Only they themselves, a manager above them or an administrator who is in the people "
        "list can set this. Ask one of them."
    ),
    WhyNot.NOT_KNOWN: lambda _: (
        "Choose somebody who is in the people list and in Slack, and no guest there."
    ),
    WhyNot.YOURSELF: lambda _: "Choose somebody else: whoever is away cannot cover.",
    WhyNot.BACKWARDS: lambda _: "Enter the first day or a later one.",
    WhyNot.PAST: lambda _: "Enter today's date or a later one.",
    WhyNot.TOO_FAR: lambda _: (
        f"This is more than {MOST_DAYS} days away. Look at the year, and enter an earlier date."
    ),
    WhyNot.TOO_LONG: lambda _: (
        f"This is more than {MOST_DAYS} days. Look at the year, and enter an earlier date; cover "
        "can be set again when it ends."
    ),
    WhyNot.OVERLAPS: lambda _: (
        "There is cover for some of these days already. End that first, or choose other days."
    ),
    WhyNot.AWAY_THEN: lambda name: f"{name} is away then too. Choose somebody else.",
    WhyNot.AN_ADMINISTRATOR: lambda _: (
        "Choose somebody who is no administrator. Only whoever is away, or a manager above them, "
        "can choose an administrator to cover."
    ),
}


def why_not(why: WhyNot, cover: str) -> str:
    """Say why cover cannot be set, and what to do."""
    return _SAID[why](cover)


def has_left(name: str) -> str:
    """Say that whoever was chosen to cover has left Slack."""
    return f"{name} has left. Choose somebody else."


def why_not_until(why: WhyNot) -> str:
    """Say why the last day cannot be this one, at its box."""
    if why is WhyNot.AWAY_THEN:
        return "Whoever covers is away on some of these days. Enter an earlier date."
    if why is WhyNot.OVERLAPS:
        return "There is other cover for some of these days already. Enter an earlier date."
    if why is WhyNot.NOT_KNOWN:
        return "Whoever covers has left, or is a guest in Slack. End this cover, and set another."
    if why is WhyNot.AN_ADMINISTRATOR:
        return (
            "Whoever covers is an administrator. Only whoever is away, or a manager above them, "
            "can enter a later date."
        )
    return _SAID[why]("")


def open_too(number: int) -> str:
    """Offer to hand over what waits already."""
    return f"Open requests ({number}) go to them too"


def stay(number: int, name: str, *, cannot: bool) -> str:
    """Say how many requests are not handed over; *cannot*: since the cover can act in none."""
    why = ": whoever covers cannot act in " if cannot else ""
    which = ("it" if number == 1 else "them") if cannot else ""
    return f"{_many(number)} with {name}{why}{which}."


def _many(number: int) -> str:
    return "1 open request stays" if number == 1 else f"{number} open requests stay"


def covering(facts: Facts) -> str:
    """Tell whoever covers: no names."""
    return f"You cover for a colleague {_from_to(facts)}."


def covered(facts: Facts) -> str:
    """Tell whoever is away, and how many requests are still asked of them."""
    said = f"Your cover is set {_from_to(facts)}."
    return f"{said} {_many(facts.number)} with you." if facts.number else said


def covering_ended(facts: Facts) -> str:
    """Tell whoever covered that they do no more."""
    return f"You no longer cover for a colleague ({_from_to(facts)}). Nothing more is asked of you."


def covered_ended(facts: Facts) -> str:
    """Tell whoever was away that what waits is asked of them."""
    return f"Your cover has ended ({_from_to(facts)}). What is still open is asked of you."


def _from_to(facts: Facts) -> str:
    if not facts.since or not facts.until:
        return ""
    return _between(facts.since, facts.until)


def _between(since: date, until: date) -> str:
    if since == until:
        return f"on {day(since)}"
    return f"from {days(since, until)}"


def row(role: Role, cover: Cover, today: date) -> str:
    """Say on App Home what somebody has to do with a cover, and until when."""
    when = f"until {day(cover.until)}" if cover.since <= today else _of(cover)
    match role:
        case Role.AWAY:
            return f"Your cover acts for you {when}."
        case Role.COVERS:
            return f"You cover for a colleague {when}."
        case Role.SET_IT:
            return f"A colleague's cover, which you set, acts {when}."


def _of(cover: Cover) -> str:
    return _between(cover.since, cover.until)


def change_label(cover: Cover) -> str:
    """Name the button to a cover, for whoever hears it."""
    return f"{CHANGE} the cover until {day(cover.until)}"


def see_open_label(cover: Cover) -> str:
    """Name the button to what is open, for whoever hears it."""
    return f"{SEE_OPEN}, covering until {day(cover.until)}"


def end_label(cover: Cover) -> str:
    """Name the button that ends it, for whoever hears it."""
    return f"{END_NOW}, set until {day(cover.until)}"


def acts_for(cover: str, away: str, between: Cover) -> str:
    """Say in a form who acts for whom, and when."""
    return f"{cover} acts for {away} {_of(between)}."


def asked_instead(away: str, until: date, cover: str) -> str:
    """Say before something is sent who is asked in place of somebody who is away."""
    return f"{away} is away until {day(until)}. {cover} is asked instead."


def asked_all_the_same(away: str, until: date, cover: str) -> str:
    """Say before something is sent that the cover of somebody who is away cannot act in it."""
    return (
        f"{away} is away until {day(until)}. {cover} covers for them and cannot act here: they are "
        f"a party, or of another side. {away} is asked."
    )


# ---- on the messages that ask ---------------------------------------------------------------

STILL = "You can still act."
#: Their cover has ended, or they are away themselves, and their own cover is asked.
OVER = "Somebody else is asked now. Nothing more is asked of you."


def for_whom(post: str) -> str:
    """Begin a message to whoever covers."""
    return f"You are covering for the {post}." if post else "You are covering for a colleague."


def asked_of_cover(says: str) -> str:
    """Write the message of whoever is away."""
    return f"Your cover has been asked. {says}"


def entry_as_cover(away: str, cover: str) -> str:
    """Say in the history of whom it was asked, and who answered."""
    return f"Asked of {away}, answered by {cover}."


def entry_done_as_cover(away: str, cover: str) -> str:
    """Say in the history for whom somebody did what nobody was asked for."""
    return f"Done by {cover} as cover for {away}."


THE_COVER = "the cover"
