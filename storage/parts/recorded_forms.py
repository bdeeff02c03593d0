"""Which open forms are recorded, so that one that is sent again is not recorded twice."""

from datetime import datetime

from sqlalchemy import bindparam, select

from storage.both import OnBoth
from storage.parts.base import Part
from storage.tables import recorded_forms
from workflows.ports import StaleDispute

_AT = select(recorded_forms.c.at).where(recorded_forms.c.form == bindparam("form"))
_NEW = OnBoth(
    lambda insert: insert(recorded_forms).on_conflict_do_nothing().returning(recorded_forms.c.form)
)


class RecordedForms(Part):
    """Remembering forms; a button that opens none has no name, and is not remembered."""

    def recorded_at(self, form: str) -> datetime | None:
        """Say when what this open form asked was recorded, if it was."""
        return self._connection.execute(_AT, {"form": form}).scalar() if form else None

    def form_recorded(self, form: str, at: datetime) -> None:
        """Remember that what this open form asked is recorded. Raises StaleDispute."""
        if not form:
            return
        new = self._connection.execute(_NEW.on(self._connection), {"form": form, "at": at})
        if new.first() is None:
            raise StaleDispute("the same form was recorded at the same time")
