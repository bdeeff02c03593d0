"""The words around what a procedure says that binds nobody."""

BUTTON = "What this procedure says"
TITLE = "What it says"
BINDS_NOBODY = "Words of the procedure to think with. They ask nothing of you."
