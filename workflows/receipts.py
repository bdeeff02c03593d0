"""The one form that belongs to no file: where and when a copy that is owed was made."""

from workflows.questions import Form, FormField

REFERENCE, COPIED_ON = "reference", "copied_on"
#: No file says it, so nothing in it is looked through.
FORM = Form.model_construct(
    title="",
    fields={
        REFERENCE: FormField.model_construct(label="", kind="text", max=100, source=("ours",)),
        COPIED_ON: FormField.model_construct(
            label="", kind="date", must_be="past", source=("ours",)
        ),
    },
)


_PREFIX = "receipt-"


def name(number: int) -> str:
    """Name the receipt of the record of this number: each is kept by itself."""
    return f"{_PREFIX}{number}"


def is_one(form: str) -> bool:
    """Is this the name of a receipt, and not of a form of the file?"""
    return form.startswith(_PREFIX)
