"""``drp procedures``."""

from argparse import Namespace

from slackapp import settings, wiring
from slackapp.cli.saying import mended_first
from slackapp.wording.open_questions import asked
from workflows import open_questions
from workflows.reading import NotAProcedure


@mended_first
def list_(_: Namespace) -> int:
    """Print each procedure that is there: in use or not, its title, or what is wrong with it."""
    has = settings.read()
    wrong = 0
    for key, where in wiring.procedures_there(has).items():
        use = "in use" if key in has.procedures else "not in use"
        try:
            read = wiring.read_procedure(has, key)
            print(f"{key}: {read.title} ({len(read.stages)} stages, {where}, {use})")
            for limit in open_questions.of(read):
                print(f"  {asked(limit)}")
        except NotAProcedure as error:
            wrong += 1
            print(f"{key}: cannot be used ({use})\n{error}")
    return 1 if wrong else 0
