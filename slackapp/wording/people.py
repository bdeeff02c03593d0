"""The words of the people list: who holds which post, and what is missing from it."""

from collections.abc import Iterator

from slackapp.wording import pages
from slackapp.wording.filling import capital, nobody_holds
from slackapp.wording.times import day
from workflows.gaps import Gap
from workflows.people import Directory, Posting
from workflows.people_check import Check
from workflows.people_entry import Wrong

GAPS_ABOVE = (
    "You can still send this: whoever moves it up then chooses the person. Tell an administrator."
)
TITLE = "People"
FIND = "Find"
FIND_LABEL = "Find by name, post or team"
FIND_HELP = "Leave it empty to see everybody."
NOBODY_FITS = "Nobody is found. Write less of the name, or add a person."
CHANGE = "Change"
ADD = "Add a person"
MORE = "Give another post"
SAVE = "Save person"
SAVED = "Saved"
SEE_WHICH = "See which"
END = "End this post"
END_TITLE = "End this post?"
END_TEXT = "It ends as of yesterday. What they did stays in the record."
KEEP = "Keep it"
WAITING = "What waits"
EMPTY = "Empty posts"
NOTHING_EMPTY = "No post is empty."
EMPTY_HELP = "Add whoever has the post, or enter the line manager of whoever stands below it."
OWN = "This is your own ladder. An administrator keeps the list."
NO_LADDER = "Nobody is above you in the people list. An administrator keeps the list."
NOBODY_FOUND = "nobody is found"
LINE_MANAGER = "Line manager"
CHOOSE_MANAGER = "Choose who they answer to."
GONE = "This entry was changed meanwhile. Open the list again to see how it stands."
WAITING_HELP = (
    "These wait for them still. Their manager, or they themselves, can pass each on; whoever "
    "raised it can move it up:"
)
LEFT_HELP = (
    "These wait until somebody else is chosen for them. Whoever is to choose has a message, and "
    "finds it on App Home; where nobody can, you have one:"
)
NONE_WAITS = "Nothing waits for them any more."
#: The boxes of the form, in their order.
NAME = "Name"
ACCOUNT = "In Slack?"
ACCOUNT_HELP = "Leave it empty for somebody outside Slack, and enter their e-mail address."
EMAIL = "E-mail address"
PHONE = "Telephone"
PHONE_HELP = "Whoever raises a dispute reads it of their safeguarding lead, who must have one."
WHO_NOW = "Who has it now?"
IS_BACK = "They are back, under the name they had"
IS_ELSE = "Somebody else"
SAY_WHO = "Choose who has it now."
AGENCY = "Agency"
POST = "Post"
TEAM = "Team"
MANAGER = "Line manager"
SINCE = "From"
UNTIL = "To"
UNTIL_HELP = "The last day. Leave it empty while nobody knows."
#: What is said of an account that cannot be chosen.
IS_A_BOT = "This is an app in Slack. Choose a person."
HAS_LEFT = "This person has left Slack. Choose somebody else."
IS_ELSEWHERE = "This person belongs to another organisation in Slack. Enter their e-mail address."
IS_A_GUEST = (
    "This person is a guest in Slack. They can be asked, and cannot hold a post that raises."
)

_WRONG = {
    Wrong.EMPTY: "Write an answer here.",
    Wrong.NO_WAY: "Enter an e-mail address, or choose the person in Slack.",
    Wrong.NOT_AN_ADDRESS: "Enter one plain address, for example name@example.gov.uk.",
    Wrong.NOT_ONE_LINE: "Write this in one line.",
    Wrong.NOT_PLAIN: "Leave out the signs * _ ~ ` < and >.",
    Wrong.NO_SUCH_POST: "No procedure in use has this post. Choose another one.",
    Wrong.BACKWARDS: "Enter a day that is not before the first one.",
    Wrong.ACCOUNT_TAKEN: "Somebody else in the list has this account. Choose another one.",
    Wrong.ADDRESS_TAKEN: "Somebody else in the list has this address. Enter another one.",
    Wrong.OWN_MANAGER: "Choose somebody else: nobody is their own line manager.",
    Wrong.LISTED: (
        "This is {name}, who is in the list already. Find them there, and press Change to correct "
        "their entry or to give them another post."
    ),
    Wrong.TWICE: "They hold this post for this team already. Change that entry.",
    Wrong.EARLIER: SAY_WHO,
    Wrong.GUEST: "Choose somebody else: a guest in Slack cannot hold a post that raises.",
}

ALL_WELL = "Nothing is missing from the people list."


def was_theirs(name: str) -> str:
    """Say whose an account or an address was, whose posts have ended."""
    return (
        f"This account or address was that of {name}, whose posts have ended. What they did keeps "
        "their name."
    )


def gap(found: Gap) -> str:
    """Say that nobody is found for a post, and with whom the line to it breaks."""
    if found.at:
        return (
            f"No {found.post} is found{for_team(found.team)}: {found.at}'s line manager holds no "
            "post now."
        )
    return nobody_holds(f"{found.post}{for_team(found.team)}")


def to_mend(found: Gap) -> str:
    """Say it to whoever keeps the list, and what to do about a line that breaks."""
    return f"{gap(found)} {CHOOSE_MANAGER}" if found.at else gap(found)


def for_team(team: str) -> str:
    """Say for which team, as a team is called: "North", or "North team"."""
    if not team:
        return ""
    return f" for {team}" if team.lower().endswith("team") else f" for {team} team"


def check(directory: Directory, found: Check) -> Iterator[str]:
    """Say everything that somebody should look at, a line each."""
    yield from (to_mend(each) for each in found.vacant)
    yield from (_broken(directory, each) for each in found.broken)
    yield from (_ending(directory, each) for each in found.ending)
    yield from (_unreachable(person.name) for person in found.unreachable)
    yield from (cannot_be_written_to(person.name) for person in found.unwritable)
    yield from (not_secure(person.name) for person in found.insecure)
    if not found.finds_any:
        yield ALL_WELL


def _broken(directory: Directory, posting: Posting) -> str:
    above = directory.name(posting.line_manager or "")
    return (
        f"{directory.name(posting.person)}: the line manager, {above}, holds no post any more. "
        "Enter another one."
    )


def _ending(directory: Directory, posting: Posting) -> str:
    until = day(posting.until) if posting.until else ""
    who = directory.name(posting.person)
    return f"{who}: {posting.post}{for_team(posting.team)} ends on {until}. Enter who comes after."


def _unreachable(name: str) -> str:
    return f"{name}: there is neither a Slack account nor an e-mail address. Enter one of them."


def cannot_be_written_to(name: str) -> str:
    """Say that somebody outside Slack has an address that no e-mail goes to."""
    return f"{name}: the e-mail address is not one plain address. Enter one."


def not_secure(name: str) -> str:
    """Say that somebody outside Slack can be sent no form."""
    return (
        f"{name}: the e-mail address is not at one of the DRP_SECURE_DOMAINS, so nothing that they "
        "are asked is sent. Enter one that is."
    )


def row(directory: Directory, posting: Posting, title: str) -> str:
    """Say who holds what: "Sample Manager: team manager, North team, since 1 April 2026"."""
    team = for_team(posting.team).removeprefix(" for ")
    since = f"since {day(posting.since)}" if posting.since else ""
    until = f"until {day(posting.until)}" if posting.until else ""
    how = "" if directory.people[posting.person].slack_id else pages.BY_EMAIL
    what = ", ".join(filter(None, (title, team, posting.agency, since, until, how)))
    return f"{directory.name(posting.person)}: {what}"


def change_label(name: str, title: str) -> str:
    """Name the button to one entry, for whoever hears it."""
    return f"{CHANGE} {name}, {title}"


def empty(number: int) -> str:
    """Name the button to the posts that nobody is found for."""
    return f"{EMPTY} ({number})"


def more(number: int) -> str:
    """Count the posts that a page has no room for."""
    return f"And {number} more. On the server drp people check prints them all."


def stay(number: int, name: str) -> str:
    """Say what still waits for somebody who has the post no more."""
    many = "1 open request stays" if number == 1 else f"{number} open requests stay"
    return f"{many} with {name}."


def to_be_chosen(number: int, name: str) -> str:
    """Say what waited for somebody who holds no post any more: they are asked for nothing."""
    many = "1 open request waits" if number == 1 else f"{number} open requests wait"
    return (
        f"{name} is asked for nothing any more. {many} until somebody else is chosen; whoever is "
        "to choose has a message now."
    )


def which_label(name: str) -> str:
    """Name the button to them, for whoever hears it."""
    return f"{SEE_WHICH}: what waits for {name}"


def ended(said: str) -> str:
    """Say that somebody holds a post no more."""
    return f"Ended. {said}"


def wrong(why: Wrong, name: str = "") -> str:
    """Say what to do about one box; *name* is whose the account or the address is."""
    return _WRONG[why].format(name=name)


def rung(post: str, name: str) -> str:
    """Say who is found for a post above somebody; whoever they answer to may hold none."""
    return f"{capital(post) or LINE_MANAGER}: {name or NOBODY_FOUND}"


def progress(done: int, rows: int) -> str:
    """Say how far an import is."""
    return f"{done} of {rows} rows"
