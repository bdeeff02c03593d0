"""The procedures that come with the app: a file for each, named after its key."""

from importlib import resources

FOLDER = resources.files("workflows") / "procedures"
_ENDS = ".yaml"


def procedures() -> tuple[str, ...]:
    """Give the key of each, in the order of the alphabet."""
    names = (file.name for file in FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(_ENDS) for name in names if name.endswith(_ENDS)))
