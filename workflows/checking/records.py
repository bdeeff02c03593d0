"""Records: what they hold exists, something owes each, and what is held back says where it is."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice, named
from workflows.procedure import Procedure

#: What a record can hold beside forms.
SUMMARY, MESSAGES = "summary", "messages"


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with records, and with names of records."""
    yield from _hold(procedure)
    owed = set[str]()
    for path, names in _named(procedure):
        owed |= set(names)
        yield from named(path, names, procedure.records, "record")
    for name in procedure.records.keys() - owed:
        where = "Name it under records: of raising, a stage or a choice."
        yield ("records", name), "No rule owes this record.", where
    yield from _released(procedure)


def _hold(procedure: Procedure) -> Iterator[Problem]:
    can_hold = [*procedure.forms, SUMMARY, MESSAGES]
    for name, record in procedure.records.items():
        path: Path = ("records", name)
        yield from named((*path, "holds"), record.holds, can_hold, "form")
        yield from named((*path, "never_holds"), record.never_holds, procedure.forms, "form")
        for form in set(record.holds).intersection(record.never_holds):
            wrong = f'It holds "{form}", and never holds it.'
            yield path, wrong, "Take it away from holds: or from never_holds:."
        if record.release != "at_once" and not record.until_then:
            wrong = "Nothing says where this is kept until then."
            yield path, wrong, "Add until_then: a place."


def _named(procedure: Procedure) -> Iterator[tuple[Path, tuple[str, ...]]]:
    yield ("raising", "records"), procedure.raising.records
    for key, stage in procedure.stages.items():
        yield ("stages", key, "records"), stage.records
    for path, choice in each_choice(procedure):
        yield (*path, "records"), choice.records


def _released(procedure: Procedure) -> Iterator[Problem]:
    for key, stage in procedure.stages.items():
        path: Path = ("stages", key, "release")
        yield from named(path, stage.release, procedure.records, "record")
        for name in stage.release:
            if name in procedure.records and procedure.records[name].release == "at_once":
                yield path, f'"{name}" is never held back.', "Take it away from release:."
