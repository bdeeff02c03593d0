"""What the command line says: of each command, and of what must be mended before it can run."""

from collections.abc import Iterable

DESCRIPTION = "Runs safeguarding dispute-resolution procedures in Slack."

# ---- running ------------------------------------------------------------------------------------

DEMO = "Try it: a local workspace with the app in it."
DEMO_PORT = "port of the local workspace"
DEMO_PROCEDURE = "key or file of a procedure to try, with an invented council of its own"
DEMO_NO_BROWSER = "do not open a browser"
RUN = "Run the app with its scheduler, until it is stopped."
WORKER = "Look for what is due and send, beside drp run."
SWEEP = "Do what is due now, send what waits, and exit."

# ---- people, the database, keys -----------------------------------------------------------------

PEOPLE = "The people list."
PEOPLE_IMPORT = "Make the people list equal to a file."
PEOPLE_FILE = "a CSV file; docs/people-list.md explains its columns"
PEOPLE_YES = "do not ask before changing anything"
PEOPLE_LIST = "Print who holds which post."
PEOPLE_CHECK = "Say which posts are empty, and what else is wrong."
DATABASE = "The database."
DATABASE_UPGRADE = "Bring the database up to date."
DATABASE_BACKUP = "Copy all of it into one file, while the app runs; and look whether it is whole."
BACKUP_FILE = "the file to make"
BACKUP_FORCE = "write over a file that is there"
DATABASE_RESTORE = "Put a backup into a database without rows. What was owed before waits then."
RESTORE_FILE = "a file that drp db backup has made"
RESTORE_YES = "do not ask"
RESTORE_TRYING = "a copy to try things with: it sends nothing at all"
DATABASE_VERIFY = "Look whether the record is as it was written: each row, each answer, each chain."
VERIFY_HEADS = "The folder with the heads of the record, by default DRP_HEADS_DIR."
OUTBOX = "What waits to be sent since a backup was restored."
OUTBOX_HELD = "Print what waits."
OUTBOX_RELEASE = "Let it go."
OUTBOX_DROP = "Let it never go."
OUTBOX_WHICH = "a number of the list, the reference of a dispute, or all"
OUTBOX_HOLD = "Let all that is owed now wait, after a restore by other means; stop the app first."
KEYS = "Encryption keys."
KEYS_NEW = "Print a new encryption key."
KEYS_ROTATE = "Seal everything anew under the newest key, while the app runs."

# ---- files that leave the app --------------------------------------------------------------------

EXPORT = "Make the copy of a dispute for the child's file: one document for each child."
EXPORT_REFERENCE = "its reference, for example DRP-7F3K-09"
EXPORT_CHILD = "one child alone, by its number on the dispute's page"
EXPORT_FORMATS = "docx, html and json, with commas between them; docx, if none"
EXPORT_OUT = "the folder to put it into; only this account can read what is written"
AUDIT = "Write down everything that is held about a dispute, or a person, for an access request."
AUDIT_REFERENCE = "the reference of a dispute"
AUDIT_PERSON = (
    "somebody's Slack account, e-mail address or id, or a child's case number, in place of a "
    "reference"
)
AUDIT_OUT = "the folder to put it into; for this account alone to read"
RETENTION = "How long what is kept is kept: what goes, approved by a second person."
RETENTION_PLAN = "Say what would be destroyed today and what is held back; destroy nothing."
RETENTION_SHOW = "Say what is in a plan, and in whose names it was made, approved and run."
RETENTION_APPROVE = "Approve exactly what is in a plan, as somebody else than whoever had it made."
RETENTION_RUN = "Destroy what is in an approved plan, and write the certificate of destruction."
RETENTION_WHICH = "the name of a plan, as drp retention plan printed it"
RETENTION_AS = "your Slack id, one of the officers in [retention]; you are told by a message"
RETENTION_YES = "do not ask"
RETENTION_OUT = "the folder to put the certificate into"
HOLD = "Put a legal hold on something, so that no rule or plan destroys it; take it off again."
HOLD_REFERENCE = (
    "the reference of a dispute or of what was sent, or what drp retention plan and drp audit call "
    "an alert (ALERT-7); list: print the holds that last"
)
HOLD_REASON = "why; kept sealed, and read with drp audit"
HOLD_RELEASE = "take the hold off"
REDACT = "Write what an audit found without what is withheld on its sheet; the first files stay."
REDACT_DATA = "what drp audit wrote as data, REF-audit.json"
REDACT_SHEET = "the sheet that was written beside it, filled in: REF-audit-to-review.csv"

# ---- looking ------------------------------------------------------------------------------------

DOCTOR = "Say what is missing or wrong, and how to mend it."
PROCEDURES = "The written procedures."
PROCEDURES_LIST = "Print what is installed, and what is in use."
PROCEDURES_CHECK = "Say what is wrong with procedure files."
CHECK_WHICH = "all that are there, if none"
CHECK_AGAINST = "say what changes for new disputes"
PROCEDURES_SCHEMA = "Print the JSON Schema of procedure files."
REPORT = "Make the monitoring report of a time: a page, a workbook and a table."
REPORT_FROM = "the first day, for example 2026-11-01"
REPORT_TO = "the last day, for example 2026-11-30"
REPORT_PROCEDURE = "key of one in use; else a report for each"
REPORT_OUT = "the folder that the files are put into"
CLOCK = "Look at what the clock has done."
CLOCK_AUDIT = "Say what should have fallen due, or reminded somebody, and has not."
CLOCK_MEND = "Put back what is not set, so that the running app does what was missed."
DUE = "Print when a limit is over, in local time."
DUE_FROM = "for example 2026-11-23T10:00"
DUE_LIMIT = 'for example "5 working days"'
DUE_CALENDAR = "ENG, WLS, SCT or NIR"
DUE_CLOSED = "local closure days"
SHOW = "Print one in plain words, with its clauses."
PICTURE = "Draw one."
PICTURE_OUT = "put it into a file, instead of printing it"
REHEARSE = "Play one dispute through, day by day, with invented people."
REHEARSE_FROM = "for example 2026-11-23"
REHEARSE_STAGE = "where it begins; else at the first stage that may"
REHEARSE_SILENT = "never act"
REHEARSE_AFTER = "working days until others act"
REHEARSE_CHOOSE = "if offered"
KEY = "its key, as drp procedures list prints it"
ATTACH = "Make a file of your own: one procedure with what another offers to attach to others."
ATTACH_OF = "the one that offers it"
ATTACH_ONTO = "the one that it is attached to"
ATTACH_POST = "who stands for whom; else whoever may raise, and whoever answers"
ATTACH_OUT = "put it into a file named after its key"

# ---- what became of it --------------------------------------------------------------------------

UP_TO_DATE = "The database is up to date."
NOTHING_CHANGED = "Nothing was changed."
EQUAL_ALREADY = "The people list is already equal to the file."
CHANGE_IT = "Change the people list? [y/N] "


def equal_now(rows: int) -> str:
    """Say that the people list was made equal to a file."""
    return f"The people list is equal to the file: {rows} rows."


def swept(due: int, sent: int) -> str:
    """Say how much one pass has done."""
    return f"Due: {due}. Sent: {sent}."


# ---- what must be mended first ------------------------------------------------------------------

DATABASE_SILENT = (
    "The database does not answer. Try again in a minute; if it goes on, look at "
    "DRP_DATABASE_URL and the disk."
)
NOT_UP_TO_DATE = "The database is not up to date. Run: drp db upgrade"
IS_NEWER = (
    "The database was brought up to date by a later version of the app. Run that version; or "
    "restore the backup of before into another database. docs/deploy.md says how to go back."
)
NOT_THERE = (
    "There is no database at DRP_DATABASE_URL. Look at the path; to make a new one there, run: "
    "drp db upgrade"
)


def cannot_be_made(why: str) -> str:
    """Say that the database's file cannot be made; *why* is the kind of the fault."""
    return (
        f"The database cannot be made where DRP_DATABASE_URL says: {why}. Look at the path: its "
        "folder must be there, and this account may write into it."
    )


def cannot_be_read(file: object, why: str) -> str:
    """Say of a file that it cannot be read; *why* is the kind of the fault."""
    return f"{file} cannot be read: {why}."


def cannot_be_written(file: object, why: str) -> str:
    """Say of a file that it cannot be written."""
    return f"{file} cannot be written: {why}."


def is_there_already(file: object) -> str:
    """Say that nothing is written over what is there."""
    return f"{file} is there already. Give another name with --out."


def database_in_the_clear(hosts: object) -> str:
    """Say on which machine the database is, and what keeps others from reading along."""
    return (
        f"The database is on another machine ({hosts}). Add ?sslmode=verify-full&sslrootcert=FILE "
        "to DRP_DATABASE_URL, with the certificate of whoever signed the server's, so that nobody "
        "on the way can read along. Where that machine is not the one you mean, look at PGHOST, "
        "PGHOSTADDR and PGSERVICE too."
    )


def not_an_address(why: object) -> str:
    """Say that PostgreSQL's client cannot read the address; *why* is its own word."""
    return f"DRP_DATABASE_URL cannot be used: {why}. Look at what stands after the question mark."


NOT_AN_ADDRESS = (
    "Write one address of this machine in figures: 127.0.0.1, or 0.0.0.0 for all it has"
)
SLACK_IN_THE_CLEAR = "Leave it out: Slack is called over https alone"


def settings_cannot_be_read(why: object) -> str:
    """Say that drp.toml is no settings file."""
    return f"The settings file cannot be read: {why}."


def no_settings_file(named: str) -> str:
    """Say that the settings are not where the environment says."""
    return f'there is no file "{named}". Correct DRP_SETTINGS, or leave it out'


def not_set(name: str) -> str:
    """Say that a setting is needed."""
    return f"{name} is not set. docs/install.md says where Slack shows it."


def token_refused(code: str) -> str:
    """Say that Slack does not take a token."""
    return f"Slack refuses a token ({code}). Run: drp doctor"


def not_a_key(why: object) -> str:
    """Say what is wrong with the encryption keys."""
    return (
        f"DRP_ENCRYPTION_KEYS: {why}. Make one with: drp keys new, and keep it safe: "
        "without it nothing that was written can be read again."
    )


def keys_lacking(lacking: Iterable[str]) -> str:
    """Say with which keys the database was written that are not held."""
    return (
        f"DRP_ENCRYPTION_KEYS lacks {' and '.join(lacking)}, with which the database was "
        "written. Put the earlier key back, after the new one and a comma."
    )


def no_such_procedure(key: str) -> str:
    """Say that a procedure is not there."""
    return (
        f'There is no procedure "{key}". Look at DRP_PROCEDURES and DRP_PROCEDURES_DIR; '
        "drp procedures list says which are there."
    )


def named_like_a_shipped_one(file: object, key: str) -> str:
    """Say that a council's own file needs a name of its own."""
    return (
        f"{file} has the name of a procedure that comes with the app. Give it a name and a "
        f'key of its own, such as "{key}-own", and write that in DRP_PROCEDURES.'
    )


def named_otherwise(file: str, key: str) -> str:
    """Say that a file is not named after its key."""
    return f'{file} says "key: {key}". Name the file after it.'


def no_such_post(post: str, posts: Iterable[str]) -> str:
    """Say which posts there are."""
    return f'There is no post "{post}". Write one of {", ".join(posts)}.'


def not_a_pair(wrong: str) -> str:
    """Say how posts are written that stand for others."""
    return f'Write --post raising_manager=chair_manager instead of "{wrong}".'


def not_a_time(text: str) -> str:
    """Say how a time is written."""
    return f'"{text}" is no time. Write it as 2026-11-23T10:00.'


def not_a_day(text: str) -> str:
    """Say how a date is written."""
    return f'"{text}" is no date. Write it as 2026-11-30.'


def command_failed(number: str) -> str:
    """Say that a command went wrong; its text stays unsaid, since it may quote what was typed."""
    return (
        f"Something went wrong (fault {number}, above). Nothing more was done. Try again; "
        "where it stays so, send that line to whoever looks after the app."
    )
