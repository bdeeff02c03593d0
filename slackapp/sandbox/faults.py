"""Faults on demand: what Slack's Web API shall do wrong, to which method, and how often."""

import threading
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["ratelimited", "status", "error", "hang", "refuse", "drop", "outage"]
KINDS: tuple[str, ...] = get_args(Kind)

EVERY_METHOD = "*"


@dataclass(kw_only=True)
class Fault:
    """One thing that goes wrong; only `drop` lets the call happen before."""

    kind: Kind
    method: str = EVERY_METHOD
    times: int | None = 1  #: None until it is cleared
    retry_after: int = 1  #: of `ratelimited`, in seconds
    status: int = 500
    error: str = "fatal_error"
    seconds: float = 7.0  #: how long a `hang` takes

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"a fault is one of {', '.join(KINDS)}, not {self.kind}")

    def concerns(self, method: str) -> bool:
        return self.method in (EVERY_METHOD, method)


OUTAGE = Fault(kind="outage", times=None)


class Faults:
    """Those still to come, the oldest first; any thread may order one."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()
        self.outage = False

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._waiting.append(fault)

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets, used up once it was met often enough."""
        if self.outage:
            return OUTAGE
        with self._lock:
            fault = next((f for f in self._waiting if f.concerns(method)), None)
            if fault is not None and fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
            return fault
