"""The words of an e-mail: a reference, and no more than is needed. Names are in the forms only."""

from slackapp.wording import report_in_slack
from slackapp.wording.file_copy import SHARED
from slackapp.wording.filling import listed
from slackapp.wording.messages import place
from slackapp.wording.telling import attached, attention_of
from workflows.notices import Facts
from workflows.reporting import files as report_files
from workflows.rungs import stage_name

A_COPY = "This is a copy for information."
SUMMARY_ATTACHED = "Attached: a summary. No form was filled in."
CHILDREN_ATTACHED = "The attached sheet says which children this is about."
INVITATION = (
    "The invitation is attached, for your calendar. Where it is stands in the record, and not here."
)
CALLED_OFF = "The meeting is called off. The attachment takes it out of your calendar."
READ_IT_THERE = "What was written is attached."
FROM_AN_APP = "Sent by the app that runs the dispute-resolution procedure here."


def own_title(facts: Facts) -> str:
    """Give the title where the file prints none."""
    if report_files.are_named(facts.file):
        _, period = report_files.read(facts.file)
        return report_in_slack.title(period.first, period.last, facts.says)
    return f"{facts.reference}, {stage_name(facts.stage)}" if facts.stage else facts.reference


def body(lines: list[str]) -> str:
    """Put the paragraphs of an e-mail together."""
    return "\n\n".join((*filter(None, lines), FROM_AN_APP, ""))


def form_to_return(address: str) -> str:
    """Say what is to be done with the form, and where it goes: an answer goes there by itself."""
    return (
        f"Please complete the attached form and return it to {address}, by answering this e-mail. "
        "Names stand only in the attachment: keep it so in your answer."
    )


def notice(facts: Facts, titles: list[str], copied: list[str]) -> list[str]:
    """Say what a rule of the file has said, where, and what goes with it."""
    mail = facts.mail
    said = f"{place(facts)}. {facts.says}".strip()
    if mail is None:
        return [said]
    return [
        A_COPY if mail.is_copy else "",
        said,
        attention_of(mail.attention_of) if mail.attention_of else "",
        attached(titles) if titles else "",
        SUMMARY_ATTACHED if mail.or_summary else "",
        CHILDREN_ATTACHED if mail.which_children else "",
        copied_to(copied) if copied else "",
    ]


def copied_to(titles: list[str]) -> str:
    """Say which posts have a copy."""
    return f"A copy goes to: {listed(titles)}."


def file_attached(facts: Facts) -> str:
    """Say what an e-mail with a file is, and nothing that stands in the file."""
    return f"{own_title(facts)}. {FILES[facts.file.partition(':')[0]]}"


#: By the first word of each file.
FILES = {
    "copy": "The copy for the child's file is attached; of several children, each has their own. "
    f"{SHARED} Before you file it, look there for the names of brothers and sisters. Where "
    "another child's case number or initials stand in an answer, the head of the copy says so.",
    report_files.REPORT: "Attached: a page to read or print, a table, and a workbook. Nobody is "
    "named in them, and figures under 5 are not shown. Keep those of single months to yourself: "
    "months side by side can give a small figure away. Hand on a quarter or a year.",
}


# ---- files: a reference, and nothing about anybody --------------------------------------------


def file_of(reference: str, child: int) -> str:
    """Name a document, of which of several children it is."""
    return f"{reference}-child-{child}.docx" if child else f"{reference}.docx"


def children_file(reference: str) -> str:
    """Name the sheet that says which children it is about."""
    return f"{reference}-children.docx"


def form_file(reference: str) -> str:
    """Name the form to return."""
    return f"{reference}-to-return.docx"


def copy_file(reference: str, child: int, suffix: str) -> str:
    """Name one child's copy."""
    return f"{reference}-child-{child}.{suffix}"
