"""A council's own file: themes of learning, what was learned, what a child needs, whom it e-mails.

The chair's procedure, with more questions that are counted, and a reviewing unit that is e-mailed.
"""

from tests.workflows.playing import PROCEDURE
from workflows.procedure import Post, Procedure
from workflows.questions import FormField

THEMES = FormField.model_validate(
    {
        "label": "Themes of learning",
        "kind": "many",
        "counted": True,
        "required": False,
        "options": {"sharing": "Sharing information", "voice": "The child's voice", "pace": "Pace"},
        "source": "ours",
    }
)
LEARNING = FormField.model_validate({"label": "Learning", "counted": True, "source": "ours"})
UNIT = Post.model_validate(
    {
        "title": "reviewing unit",
        "side": "neither",
        "found": "outside",
        "counted": True,
        "source": "ours",
    }
)


def with_fields(procedure: Procedure, form: str, **fields: FormField) -> Procedure:
    """Let a form ask more."""
    asks = procedure.forms[form]
    asks = asks.model_copy(update={"fields": {**asks.fields, **fields}})
    return procedure.model_copy(update={"forms": {**procedure.forms, form: asks}})


def telling(procedure: Procedure) -> Procedure:
    """Let there be a reviewing unit."""
    return procedure.model_copy(update={"posts": {**procedure.posts, "unit": UNIT}})


OWN_FILE = telling(
    with_fields(
        with_fields(PROCEDURE, "resolution", themes=THEMES, learning=LEARNING),
        "child",
        needs=THEMES.model_copy(update={"label": "What the child needs"}),
    )
)
