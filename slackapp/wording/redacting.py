"""What ``drp redact`` says, and the words of what it writes."""

from collections.abc import Sequence

from slackapp.wording.filling import listed

ROW, WHERE, TEXT, LOOK, WITHHOLD, REASON = "Row", "Where", "Text", "Look at", "Withhold", "Reason"
COLUMNS = (ROW, WHERE, TEXT, LOOK, WITHHOLD, REASON)
#: Typed on the sheet, in capitals or not, where a whole row is withheld.
ALL = "all"
MARK = "[withheld]"
HOW_TO_READ = f"Where something is withheld, it says {MARK}."
LOG_HEADS = (ROW, WHERE, "What", "Places", REASON)
WHOLE_ROW = "the whole row"

HOW_TO_DECIDE = (
    "To withhold something before it is handed over, type into the sheet, in the column Withhold, "
    f'"{ALL}" for a whole row, or the words to take out, several with ";" between them; and why, '
    "in the column Reason. Then: drp redact {data} --sheet {sheet} --out DIR"
)
NOT_DATA = "This is no file that drp audit wrote as data (REF-audit.json). Name that one."
CHANGED = (
    "This file is not as drp audit wrote it: its checksum is another. Nothing was written. Run "
    "drp audit again."
)
NOT_A_SHEET = (
    "This is no sheet that drp audit wrote (REF-audit-to-review.csv), or its columns have changed. "
    "Nothing was written. Keep its columns and save it as comma-separated values (CSV, UTF-8)."
)
ANOTHER = (
    "The sheet is of another audit than this file, and its rows may be others. Nothing was "
    "written. Name the two that were written together."
)
NOTHING_WITHHELD = (
    "Nothing is withheld on this sheet, so nothing was written. What drp audit wrote can be handed "
    "over as it is, or fill in the columns Withhold and Reason."
)
NAMED_BY_IT = (
    "Words that are withheld stand in the name of the data file. Rename it and try again: what is "
    "made is named like it. Nothing was written."
)
STILL_THERE = (
    "Something that is withheld would still stand in what was made, so nothing was written. Tell "
    "whoever looks after the app which rows you withheld, and none of their words."
)


def heads(checksum: str) -> tuple[str, ...]:
    """Head the columns of the sheet; the first says of which document its rows are."""
    return (f"{ROW} of {checksum[:12]}", *COLUMNS[1:])


def how_to_decide(data: str, sheet: str) -> str:
    """Say what to do with the sheet."""
    return HOW_TO_DECIDE.format(data=data, sheet=sheet)


def cannot_read(file: object) -> str:
    """Say that a file cannot be read."""
    return f"{file} cannot be read. Look whether it is there, and whose it is."


def not_a_row(line: int) -> str:
    """Say where the sheet is not as it was written."""
    return f"Line {line} of the sheet does not begin with its row number. Nothing was written."


def no_such_row(row: int) -> str:
    """Say that a sheet and a document do not belong together."""
    return (
        f"The document has no row {row}: the sheet is another document's. Nothing was written. "
        "Name the sheet that was written with it."
    )


def no_reason(row: int) -> str:
    """Ask why something is withheld."""
    return f"Row {row} of the sheet does not say why. Type a reason. Nothing was written."


def mistyped(row: int) -> str:
    """Say that what is to be withheld stands nowhere, without saying it."""
    return (
        f"Row {row} of the sheet names words that stand nowhere in the document. Look how they are "
        "written there. Nothing was written."
    )


def tells_it(row: int) -> str:
    """Say that a reason, which stands on the list, holds what is withheld, without saying it."""
    return (
        f"Row {row} of the sheet gives as its reason words that are withheld. Say why without "
        "them. Nothing was written."
    )


def again(row: int, also: Sequence[int]) -> str:
    """Say where the text of a row that is withheld stands, too."""
    where = listed([str(each) for each in also])
    return (
        f"The text of row {row}, which is withheld, stands in row {where}, too. Withhold it there, "
        "too, or name words to take out. Nothing was written."
    )


def words(number: int) -> str:
    """Say that words were taken out."""
    return "words" if number == 1 else f"{number} phrases"


def foot(made: str) -> str:
    """Say when the document was made."""
    return f"A copy from which words were taken out, made at {made}."
