"""Looks whether plans and certificates of destruction are those that the register speaks of.

A certificate is signed when it is given. Once that key is held no more, its digest in the register
stands for it: the register is chained, and its last row signed anew with each new key.
"""

import json
from collections.abc import Iterator
from typing import Any

from workflows.integrity import Broken, How, Signature
from workflows.ports import Store, Work
from workflows.retention.plans import Act, digest

#: What reading something raises that the app never wrote.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)


def broken_plans(store: Store, work: Work) -> Iterator[Broken]:
    """Say what of every plan, and of its certificate, is not as it was written."""
    for plan in work.every_plan():
        for how in (*_plan(work, plan), *_certificate(store, work, plan)):
            yield Broken(chain="plans", of=plan, number=0, how=how)


def _plan(work: Work, plan: str) -> Iterator[How]:
    text, said = work.plan_text(plan), _entered(work, plan, Act.PLANNED)
    if text is None or said is None:
        yield "text missing" if text is None else "text added"
    elif digest(text) != said:
        yield "text changed"


def _certificate(store: Store, work: Work, plan: str) -> Iterator[How]:
    text, said = work.certificate(plan), _entered(work, plan, Act.CERTIFIED)
    if (text is None) != (said is None):
        yield "text missing" if text is None else "text added"
    elif text is not None and not _is_it(store, text, said):
        yield "text changed"


def _entered(work: Work, plan: str, act: Act) -> str | None:
    """Give the digest that the register has of it."""
    said = (each.says.get("digest") for each in work.entries(plan) if each.act == act)
    return next(said, None)


def _is_it(store: Store, text: str, said: str | None) -> bool:
    """Is it the one that the register speaks of, signed, as far as its key is held?"""
    try:
        content: dict[str, Any] = json.loads(text)
        signature = Signature(**content.pop("signature"))
        checksum = content.pop("checksum")
    except _UNREADABLE:
        return False
    signed = json.dumps(content, sort_keys=True, separators=(",", ":"))
    is_held = signature.key_id in store.vault.keys
    is_signed = not is_held or store.is_signed(signed.encode(), signature)
    return is_signed and digest(signed) == checksum == said
