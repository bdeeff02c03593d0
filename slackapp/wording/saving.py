"""What is said where a file cannot be written."""


def no_folder(path: object) -> str:
    """Say that the folder is not there."""
    return f"There is no folder {path}. Make it first, or name another."


def not_writable(path: object) -> str:
    """Say that nothing may be put into the folder."""
    return f"Nothing may be written into {path}. Allow it, or name another folder."


def in_the_way(path: object) -> str:
    """Say that a folder has the name of a file."""
    return f"{path} is a folder, so nothing was written. Rename it, or give another name."


def disk_full(path: object) -> str:
    """Say that there is no room."""
    return f"The disk of {path} is full, so nothing was written. Make room, then try again."


def not_written(path: object, why: str) -> str:
    """Say that something else was in the way."""
    return f"Nothing was written into {path}: {why}."
