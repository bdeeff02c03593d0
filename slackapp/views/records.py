"""Copies that are owed outside the app: on the page of a dispute, and the form of a receipt."""

from collections.abc import Iterator
from datetime import date

from slackapp import ids
from slackapp.views import blocks, elements
from slackapp.views.blocks import Json
from slackapp.views.laid_open import LaidOpen
from slackapp.views.meta import Meta
from slackapp.wording import records as say
from slackapp.wording import times
from workflows import engine, receipts
from workflows.dispute import KeptRecord
from workflows.due import LONDON
from workflows.forms import Answers
from workflows.history import Entry
from workflows.outward import RecordFiled
from workflows.use_cases.opening import Opened


def section(opened: Opened) -> list[Json]:
    """Say of each copy where it stands, and how much is still owed once it is over."""
    records = opened.dispute.records
    if not records:
        return []
    made = [_line(opened, number, kept) for number, kept in enumerate(records)]
    return [blocks.header(say.RECORDS, "h_records"), *made, *_over(opened)]


def _over(opened: Opened) -> Iterator[Json]:
    dispute = opened.dispute
    if dispute.end:
        words = say.CLOSED if dispute.is_closed else say.not_closed(dispute.owed)
        yield blocks.context(words, "records_over")


def _line(opened: Opened, number: int, kept: KeptRecord) -> Json:
    words = said(opened, number, kept)
    can = kept.state == "due" and engine.may_file(opened.procedure, opened.dispute, opened.here)
    return blocks.told(words, f"record_{number}", _button(opened, number, kept) if can else None)


def said(opened: LaidOpen, number: int, kept: KeptRecord) -> str:
    """Say of one copy where it stands."""
    rule, title = opened.procedure.records[kept.record], _title(opened, kept)
    match kept.state:
        case "held" if opened.dispute.end:
            return say.kept_off(title, rule.kept, rule.until_then)
        case "held":
            return say.held(title, rule.kept, rule.until_then, rule.release)
        case "due":
            return say.due(title, rule.kept)
        case "filed":
            return say.filed(title, rule.kept, _receipt(opened, number))


def _title(opened: LaidOpen, kept: KeptRecord) -> str:
    """Name a copy; of several of one record, by the stage at which it came to be owed."""
    title = opened.procedure.records[kept.record].title
    several = sum(each.record == kept.record for each in opened.dispute.records) > 1
    return say.at_stage(title, kept.stage) if several else title


def _receipt(opened: LaidOpen, number: int) -> str:
    """Say who made a copy, when, and where it is."""
    filled = opened.latest[receipts.name(number)]
    who = opened.directory.name(_filed_by(opened.history, number).person or "")
    on = times.day(date.fromisoformat(str(filled[receipts.COPIED_ON])))
    return say.receipt(who, on, str(filled[receipts.REFERENCE]))


def said_in(answers: Answers) -> list[str]:
    """Say where each copy is whose receipt stands among these answers."""
    filled = [each for form, each in answers.items() if receipts.is_one(form)]
    return [str(each[receipts.REFERENCE]) for each in filled]


def _filed_by(history: tuple[Entry, ...], number: int) -> Entry:
    return next(
        entry
        for entry in history
        for event in entry.events
        if isinstance(event, RecordFiled) and event.number == number
    )


def _button(opened: Opened, number: int, kept: KeptRecord) -> Json:
    return blocks.button(
        say.BUTTON,
        f"{ids.RECORD}:{number}",
        value=ids.about(opened.dispute.id, number),
        label=say.label(_title(opened, kept)),
    )


def form(opened: Opened, number: int, meta: Meta) -> Json:
    """Ask where and when a copy was made."""
    kept = opened.dispute.records[number]
    rule = opened.procedure.records[kept.record]
    key = receipts.name(number)
    today = opened.here.now.astimezone(LONDON).date().isoformat()
    where = elements.text_box("", 100, multiline=False)
    made = [
        blocks.safety_first(ids.about(opened.dispute.id, opened.dispute.visit)),
        blocks.section(blocks.escape(say.due(_title(opened, kept), rule.kept)), "record"),
        blocks.input_block(say.WHEN, elements.date_box(today), ids.block(key, receipts.COPIED_ON)),
        blocks.input_block(
            say.WHERE, where, ids.block(key, receipts.REFERENCE), hint=say.WHERE_HELP
        ),
    ]
    return blocks.modal(ids.FILE, say.TITLE, made, submit=say.SUBMIT, metadata=meta.write())
