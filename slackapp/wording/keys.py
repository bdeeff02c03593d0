"""What is said of encryption keys, by their ids, and of what stands under them."""

from collections.abc import Iterable

from slackapp.wording.filling import capital, listed

#: What a kind of row is called, by its table.
KINDS = {
    "people": "the people list",
    "answers": "answers",
    "drafts": "drafts",
    "recorded_forms": "forms that were sent",
    "apart": "what was sent without a dispute",
    "told_apart": "what was said back to it",
    "on_call": "why disputes were opened on call",
    "reasons": "why there are legal holds",
    "disputes": "where disputes stand",
    "covers": "who covers for whom",
    "register": "the last line of the register of what is held and destroyed",
    "children": "the marks by which disputes about the same child are found",
}
ONLY_ONE = (
    "There is one key. To change it, put a new one before it in DRP_ENCRYPTION_KEYS, with a comma "
    "between; docs/install.md says in which order."
)


def progress(done: int, rows: int) -> str:
    """Say how far it is."""
    return f"{done:,} of {rows:,} sealed anew."


def done(renewed: int, marked: int) -> str:
    """Say how much was done."""
    anew = f"Sealed or signed anew: {renewed:,} rows."
    return f"{anew} Marked anew: the children of {marked:,} disputes."


def does_not_open(kind: str, key: tuple[object, ...]) -> str:
    """Say which row does not open."""
    which = " ".join(map(str, key))
    return (
        f"{capital(_called(kind))}, row {which}: does not open. It was changed, or moved from "
        "another place, and is left as it is."
    )


def not_signed(kind: str, key: tuple[object, ...]) -> str:
    """Say which row is not as it was signed."""
    which = " ".join(map(str, key))
    return (
        f"{capital(_called(kind))}, row {which}: is not as it was signed. It was changed by "
        "somebody else than the app, and is left as it is. Run: drp db verify"
    )


def not_marked(dispute: str) -> str:
    """Say of which dispute the children cannot be marked anew."""
    return (
        f"Dispute {dispute}: its answers cannot be read, so the marks of its children are left as "
        "they are. Run: drp db verify"
    )


def needed_no_more(place: int, key: str) -> str:
    """Say that a key can go, and what it is still good for."""
    return (
        f"Key {place} ({key}): nothing needs it. Once every process runs with key 1, take it out "
        "of DRP_ENCRYPTION_KEYS. Keep it for as long as you keep backups that were made before now."
    )


def signed_the_heads(place: int, key: str) -> str:
    """Say that a key can go once the next file of heads is written."""
    return (
        f"Key {place} ({key}): no row needs it, but it signed the newest file of heads. Leave it "
        "until tomorrow's file is written, then run this again."
    )


def still_needed(place: int, key: str, kinds: Iterable[str]) -> str:
    """Say what still stands under a key."""
    return (
        f"Key {place} ({key}): still needed by {_all(kinds)}. Leave it. If a process still runs "
        "with it as its first key, give it the new one, then run this again."
    )


def may_be_needed(place: int, key: str) -> str:
    """Say that marks may be of a key."""
    return f"Key {place} ({key}): marks of the disputes above may be of it. Leave it."


def not_among_them(key: str, kinds: Iterable[str]) -> str:
    """Say that something stands under a key that is not given."""
    return (
        f"Key {key} is not in DRP_ENCRYPTION_KEYS, and {_all(kinds)} cannot be read without it. "
        "Put it back, after the others and a comma, then run this again."
    )


def under_older(kinds: Iterable[str]) -> str:
    """Say that a rotation is due, or was not finished."""
    return f"Under an older key: {_all(kinds)}. Run: drp keys rotate"


def not_given(key: str) -> str:
    """Say why a process cannot read, in its log."""
    return (
        f"the key {key} is not in DRP_ENCRYPTION_KEYS of this process: something was written with "
        "it. Put it there (docs/install.md, Changing the key), and start this process again"
    )


def _all(kinds: Iterable[str]) -> str:
    return listed(sorted(map(_called, kinds)))


def _called(kind: str) -> str:
    return KINDS[kind]
