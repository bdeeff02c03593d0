"""Which open forms are recorded, so that one that is sent again is not recorded twice."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import bindparam, select

from storage import places
from storage.both import OnBoth
from storage.parts.base import Part
from storage.records import canonical
from storage.tables import recorded_forms
from workflows.forms import Answers
from workflows.ports import StaleDispute
from workflows.stored import Recorded

_IT = select(recorded_forms).where(recorded_forms.c.form == bindparam("is_form"))
_NEW = OnBoth(
    lambda insert: insert(recorded_forms).on_conflict_do_nothing().returning(recorded_forms.c.form)
)


class RecordedForms(Part):
    """Remembering forms; a button that opens none has no name, and is not remembered."""

    def recorded(self, form: str, typed: Answers) -> Recorded | None:
        """Say when this open form was recorded, if it was, and whether with what is typed now."""
        row = self._connection.execute(_IT, {"is_form": form}).one_or_none() if form else None
        if row is None:
            return None
        as_typed = self._unseal(row, places.recorded_forms(form)) == _hash(typed)
        return Recorded(at=row.at, as_typed=as_typed)

    def form_recorded(self, form: str, typed: Answers, at: datetime) -> None:
        """Remember that this open form is recorded. Raises StaleDispute."""
        if not form:
            return
        row = {"form": form, "at": at, **self._seal(_hash(typed), places.recorded_forms(form))}
        if self._connection.execute(_NEW.on(self._connection), row).first() is None:
            raise StaleDispute("the same form was recorded at the same time")


def _hash(typed: Answers) -> str:
    return sha256(canonical(typed).encode()).hexdigest()
