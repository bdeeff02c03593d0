"""What ``drp procedures`` says."""

NOTHING_CHANGES = "Nothing changes for new disputes."
OPEN_ONES_GO_ON = "Disputes that are open go on under the text they began under."
ONE_TO_COMPARE = "Name one procedure to compare: drp procedures check NEW_FILE --against OLD_FILE"
NOT_COUNTED = "Open disputes are not counted:"


def in_order(which: str, stages: int) -> str:
    """Say that nothing is wrong with a file."""
    return f"{which}: in order ({_many(stages, 'stage')})"


def attached(file: str, key: str) -> str:
    """Say that a file was made, and what comes next."""
    return (
        f"{file} is made. Give it a title of its own, try it with drp procedures check {file}, "
        f"then write {key} into DRP_PROCEDURES."
    )


def named_otherwise(key: str) -> str:
    """Say that a file cannot be used under the name that it has."""
    return f'Its key is "{key}": name the file {key}.yaml before it is used.'


def listed(key: str, title: str, stages: int, where: str, use: str) -> str:
    """Say that a procedure is there."""
    return f"{key}: {title} ({_many(stages, 'stage')}, {where}, {use})"


def in_use_and_missing(key: str) -> str:
    """Say that the settings name a procedure that is not there."""
    return f'DRP_PROCEDURES names "{key}", and there is no such file. Mend its name.'


def in_no_file(key: str) -> str:
    """Say that a procedure's file is gone, while disputes under it go on."""
    return f"{key or 'a text that is not kept'}: in no file"


def live(number: int, hash: str, *, is_current: bool) -> str:
    """Say how many disputes go on under one text."""
    which = "this text" if is_current else "an earlier text"
    return f"  {_many(number, 'open dispute')} under {which} ({hash[:8]})"


def _many(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
