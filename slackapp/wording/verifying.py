"""What ``drp db verify`` says; ids and numbers only."""

from workflows.integrity import Broken

NO_HEADS = (
    "No heads were looked at, so nobody can see whether the last rows are gone, or a whole record "
    "was written anew. Set DRP_HEADS_DIR to a folder outside the database, or say --heads."
)
NOT_WHOLE = (
    "Change nothing, keep a copy of the database and of the heads as they are, and tell whoever "
    "is responsible for data protection. docs/install.md says how to find out more."
)
#: What is found, by how a row or an answer differs from what was written.
HOW = {
    "changed": "the row is not the one that was written",
    "missing": "the row is gone",
    "unreadable": "something stands there that the app never wrote",
    "short": "this row, and perhaps more after it, is gone",
    "replaced": "the row is not the one that the heads name",
    "text missing": "the text that belongs there is gone",
    "text added": "a text stands there that belongs to no row",
    "text changed": "the text is not the one that was written",
    "procedure changed": "the procedure that it began under is not the text of that day",
    "not signed": "it is not signed with a key of this app, or the key is not set any more",
    "put back": "the dispute stands as it stood before this row",
    "another opening": "who opened it on call, or when, is not what this row says",
    "somebody added": "somebody stands there whom the dispute does not name",
    "somebody missing": "somebody whom the dispute names is not there",
    "not set": "one is missing; drp clock audit says which, and --mend sets it",
    "not owed": "Slack or the mail server does not have it, and it is not owed any more",
}
#: What a chain is called.
CHAINS = {
    "history": "history of dispute",
    "viewings": "access log of dispute",
    "viewings_apart": "access log of what was sent without a dispute,",
    "register": "register of what was destroyed:",
    "people_changes": "list of who changed the people list:",
}
#: What is looked at beside the chains, with its id.
PARTS = {
    "disputes": "where dispute {} stands",
    "people": "person {}, with their account and their posts",
    "covers": "cover {}",
    "apart": "what was sent without a dispute, {}, and who acknowledged it",
    "lists": "the people in whose lists dispute {} is",
    "looks": "the times at which the app looks at dispute {}",
    "messages": "message {1} of dispute {0}",
    "plans": "retention plan {}, or its certificate of destruction",
}
#: Why a file of heads cannot be believed.
WRONG_FILE = {
    "unreadable": "is no file of heads, or was changed",
    "does not follow": "does not follow the file before it: one was changed, or is gone",
    "not signed": "is not signed with a key of this app: it was changed, or the key is not set",
    "newest gone": "lacks the newest file that was written",
}


def looked_at(disputes: int, apart: int, heads: int) -> str:
    """Say how much was looked at."""
    return f"Looked at: {disputes} disputes, {apart} sent without one, {heads} files of heads."


def whole() -> str:
    """Say that nothing was found."""
    return "Everything is as it was written."


def broken(found: Broken) -> str:
    """Say what is not as it was written."""
    if found.chain in PARTS:
        what = PARTS[found.chain].format(found.of or "none", found.number)
        return f"{what}: {HOW[found.how]}."
    return f"{CHAINS[found.chain]} {found.of}, row {found.number}: {HOW[found.how]}."


def wrong_file(file: object, why: str) -> str:
    """Say that a file of heads, or their folder, cannot be believed."""
    return f"{file}: {WRONG_FILE[why]}."


def not_whole(many: int) -> str:
    """Say how much was found, and what to do."""
    return f"Found: {many}. {NOT_WHOLE}"


def progress(done: int, disputes: int) -> str:
    """Say how far it is."""
    return f"{done} of {disputes} disputes looked at."
