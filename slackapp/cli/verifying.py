"""``drp db verify``."""

from argparse import Namespace
from pathlib import Path

from slackapp import heads, saving, settings, wiring
from slackapp.cli import progress
from slackapp.cli.saying import mended_first
from slackapp.heads import Heads
from slackapp.settings import CannotStart
from slackapp.wording import keys
from slackapp.wording import verifying as say
from workflows.ports import Store
from workflows.use_cases import verifying


@mended_first
def verify(arguments: Namespace) -> int:
    """Look at everything and say what is not as it was written; 1 where anything is."""
    has = settings.read()
    folder = Path(arguments.heads) if arguments.heads else has.heads_dir
    with wiring.open_desk(has) as desk:
        kept = _heads(desk.store, folder)
        with desk.store.read() as work:
            many = len(work.every_record())
        with progress.of(many, say.progress) as told:
            found = verifying.verify(desk, kept.heads, told)
    print(say.looked_at(found.disputes, found.apart, len(kept.heads)))
    for file in kept.wrong:
        print(say.wrong_file(file.file, file.why))
    for each in found.broken:
        print(say.broken(each))
    for row in found.unopened:
        print(keys.does_not_open(*row))
    if not kept.heads:
        print(say.NO_HEADS)
    wrong = len(kept.wrong) + len(found.broken) + len(found.unopened)
    print(say.not_whole(wrong) if wrong else say.whole())
    return 1 if wrong else 0


def _heads(store: Store, folder: Path | None) -> Heads:
    """Read the heads, if there are any to read. Raises CannotStart."""
    if folder is None:
        return Heads(heads=(), wrong=())
    try:
        return heads.read(store, saving.folder(str(folder)))
    except (saving.CannotSave, OSError) as error:
        raise CannotStart(str(error)) from None
