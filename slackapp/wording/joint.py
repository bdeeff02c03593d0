"""The words of an answer that several people give as one: proposed, agreed to, signed."""

from slackapp.wording.filling import capital, to_do
from workflows.notices import Facts, Line
from workflows.rungs import stage_name

READ = "Read and agree"
CHANGE = "Change it"
AGREE = "Agree"
ASK_FOR_AGREEMENT = "Ask for agreement"
PROPOSED = "Proposed"
AGREED = "Agreed"
THE_TEXT = "What is proposed"
SIGNATURE = "Your signature"
EXACT_TEXT = "You agree to exactly this text. If it is changed, you are asked again."
PROPOSED_ANEW = "This was changed since you opened it. Open it again and read it once more."
AGREED_ALREADY = "You have agreed to this already. Nothing more is asked of you."
CHANGE_IT = "Choose Change it, or open the dispute, to put it right."


def title(what: str) -> str:
    """Give the title of the form to agree."""
    return f"Joint {what}"


def noun(said: Facts | Line) -> str:
    """Say what is due: a reply, or agreement to the one that waits."""
    return f"agreement to the joint {said.what}" if said.proposal else said.what


def verb(said: Facts | Line) -> str:
    """Say what somebody is to do: reply, or agree to the one that waits."""
    return to_agree(said.what) if said.proposal else to_do(said.what)


def to_agree(what: str) -> str:
    """Say what those do who have yet to agree."""
    return f"agree to the joint {what}"


def of_several(what: str, posts: str) -> str:
    """Say, before anything is written, that it takes all of them."""
    return f"This is one joint {what}. It counts once the {posts} have agreed to it."


def asks_you(name: str, what: str, button: str, due: str) -> str:
    """Ask somebody to agree to what another has proposed."""
    said = "" if button.lower() == what else f' ("{button}")'
    return f"{name} asks you to agree to the joint {what}{said}. Your agreement is due {due}."


def proposed_by(name: str, button: str, at: str) -> str:
    """Say what is proposed, by whom and when."""
    return f'{name} proposed "{button}" at {at}.'


def you_proposed(what: str, at: str, posts: str) -> str:
    """Say it on the message that asked for it, in words that stay true once they have agreed."""
    return f"You proposed the joint {what} at {at}. It needs the agreement of the {posts}."


def you_agreed(what: str, at: str, posts: str) -> str:
    """Say who else must, in words that stay true once they have."""
    return f"You agreed to the joint {what} at {at}. It needs the agreement of the {posts}, too."


def they_proposed(name: str, what: str, at: str) -> str:
    """Say why the first request asks nothing any more."""
    return f"{name} proposed a joint {what} at {at}. A message of its own asks you to agree."


def all_agreed(facts: Facts) -> str:
    """Tell those who had agreed before that all have."""
    where = f"{facts.reference}, {stage_name(facts.stage)}"
    return f"{where}: all have agreed to the joint {facts.what}."


def waits_for(posts: str) -> str:
    """Say, to whoever has just proposed or agreed, who is awaited."""
    return f"The {posts} must agree before it counts. They have been asked."


def still_waits_for(posts: str) -> str:
    """Say who is awaited, to somebody after whom nobody new was asked."""
    return f"It waits for the {posts}."


def each(post: str, *, agreed: bool) -> str:
    """Say of one post whether it has agreed."""
    return f"{capital(post)}: {'agreed' if agreed else 'not yet'}."


def entry_proposed(name: str, what: str, posts: str) -> str:
    """Say in the history that a joint answer was proposed."""
    return f"{name} proposed a joint {what}. It counts once the {posts} have agreed."


def entry_agreed(name: str, *, signed: bool) -> str:
    """Say in the history that somebody agreed."""
    return f"{name} agreed{' and signed' if signed else ''}."


def no_longer_fits(why: str) -> str:
    """Say why what all agreed to cannot take effect as it stands."""
    return f"This cannot count as it stands. {why} {CHANGE_IT}".replace("  ", " ")


def nobody_is(post: str) -> str:
    """Say that somebody must be chosen for one of several who answer together."""
    return f"Choose a person for this post; each post takes a different one: {post}."
