"""Sending the e-mails that are owed: each to one address, once, and never in place of its forms."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from slackapp import fate, undelivered
from slackapp.faults import log, record
from slackapp.mail import envelope, letter, smtp
from slackapp.mail.letter import Forms, Sheet
from slackapp.mail.server import Server
from slackapp.mail.smtp import Became, Fate, Parcel
from workflows import by_mail
from workflows.by_mail import Post
from workflows.desk import Desk
from workflows.outbox import Outbox, Owed
from workflows.ports import NoSuchDispute, StoreUnavailable
from workflows.use_cases import mailing
from workflows.use_cases.mailing import Found

#: Seconds after which a message that was refused for now is tried again, at first and at most.
FIRST_WAIT, LONGEST_WAIT = 30, 3600
#: The same of a server that is not there, which concerns every message.
LONGEST_SILENCE = 900


@dataclass
class Mailer:
    """Sends what waits, one e-mail at a time. One thread uses it; Slack holds up none of it."""

    desk: Desk
    server: Server
    sender: str
    forms: Forms
    #: Whoever stops the app sets it: what is in hand is finished, and nothing else is begun.
    stopping: threading.Event = field(default_factory=threading.Event)
    _fate: fate.Fate = field(default_factory=fate.Fate)
    #: Nothing is tried before it: the server is not there, or takes nothing from us.
    _shut_until: datetime | None = None
    _shut_for: int = FIRST_WAIT

    def send_waiting(self) -> int:
        """Send everything that may go now; give how many were taken in hand."""
        taken = 0
        self._fate.write_down()
        while not self._is_shut() and (owed := self._outbox.claim_mail(self.desk.now())):
            taken += 1
            self._fate.unless_tried(partial(self._outbox.put_back, owed))
            self._send(owed)
        return taken

    @property
    def _outbox(self) -> Outbox:
        return self.desk.store.outbox

    def _is_shut(self) -> bool:
        if self.stopping.is_set() or self._shut_until is None:
            return self.stopping.is_set()
        left = (self._shut_until - self.desk.now()).total_seconds()
        return 0 < left <= LONGEST_SILENCE  # more says only a clock that was ahead

    def _send(self, owed: Owed) -> None:
        """What fails before the server is asked is tried later: it may be a passing fault."""
        try:
            go = self._way(owed)
        except StoreUnavailable:
            raise
        except Exception as error:
            record(error, "writing an e-mail")
            go = partial(self._later, owed)
        go()

    def _way(self, owed: Owed) -> Callable[[], None]:
        """Say what is to be done with it; nothing is sent or settled yet."""
        try:
            found = mailing.found(self.desk, owed)
        except NoSuchDispute:
            return partial(self._fate.settle, partial(self._outbox.drop, owed))
        sheet = self._sheet(owed, found)
        if sheet.dispute and by_mail.is_over(sheet.procedure, sheet.dispute, owed, sheet.now):
            return partial(self._fate.settle, partial(self._outbox.drop, owed))
        address, office = sheet.recipient, self.desk.post_office
        post = Post(
            owed=owed, is_theirs=found.is_theirs, address=address, office=office, now=sheet.now
        )
        if why := by_mail.why_never(post):
            return partial(self._never, owed, why)
        if by_mail.must_be_secure(owed.facts) and not self.server.is_private:
            return partial(self._keep_back, owed, by_mail.NOT_ENCRYPTED)
        has_files = by_mail.carries_forms(owed.facts) or owed.facts.file
        attachments = self.forms(owed) if has_files else ()
        content = envelope.written(letter.written(sheet, attachments))
        parcel = Parcel(sender=self.sender, recipient=address, content=content)
        return partial(self._hand_over, owed, parcel)

    def _sheet(self, owed: Owed, found: Found) -> Sheet:
        return Sheet(
            owed=owed,
            procedure=found.procedure,
            directory=found.directory,
            dispute=found.dispute,
            called=self.desk.library.called,
            office=self.desk.post_office,
            sender=self.sender,
            recipient=found.address,
            now=self.desk.now(),
        )

    def _hand_over(self, owed: Owed, parcel: Parcel) -> None:
        if self.stopping.is_set() or not self._outbox.is_still_ours(owed):
            self._fate.settle(partial(self._outbox.put_back, owed))
            return
        left = smtp.ENOUGH - (self.desk.now() - owed.taken_at).total_seconds()
        if left <= 0:  # its documents took that long to make
            self._later(owed)
            return
        # until the server has answered, nobody knows
        self._fate.unless_tried(partial(undelivered.nobody_knows, self.desk, owed))
        self._settle(owed, smtp.hand_over(self.server, parcel, left))

    # ---- what became of it ------------------------------------------------------------------

    def _settle(self, owed: Owed, said: Fate) -> None:
        if said.became is not Became.SHUT:
            self._shut_until, self._shut_for = None, FIRST_WAIT
        match said.became:
            case Became.TAKEN:
                self._fate.settle(partial(mailing.was_taken, self.desk, owed))
            case Became.LATER:
                log.warning("e-mail refused for now: %s", said.code)
                self._later(owed)
            case Became.NEVER:
                self._never(owed, said.code)
            case Became.UNKNOWN:
                log.warning("e-mail may have been taken: %s", said.code)
                self._fate.settle(partial(undelivered.nobody_knows, self.desk, owed))
            case Became.SHUT:
                self._shut(owed, said.code)

    def _later(self, owed: Owed) -> None:
        """Try it again, each time later; whoever waits for an hour is told of it."""
        wait = min(FIRST_WAIT * 2 ** min(owed.attempts - 1, 20), LONGEST_WAIT)
        self._wait(owed, wait)

    def _shut(self, owed: Owed, code: str) -> None:
        """Nothing is sent for a while, each time longer: this message was not refused."""
        log.error("no e-mail can be sent: %s", code)
        self._shut_until = self.desk.now() + timedelta(seconds=self._shut_for)
        wait, self._shut_for = self._shut_for, min(self._shut_for * 2, LONGEST_SILENCE)
        self._wait(owed, wait)

    def _wait(self, owed: Owed, seconds: int) -> None:
        at = self.desk.now() + timedelta(seconds=seconds)
        self._fate.settle(partial(undelivered.mail_waits, self.desk, owed, at))

    def _keep_back(self, owed: Owed, code: str) -> None:
        """It waits, as where e-mail is not set up, until whoever runs the app has mended that."""
        log.error("e-mail waits: %s", code)
        at = self.desk.now() + timedelta(seconds=LONGEST_SILENCE)
        self._fate.settle(partial(self._outbox.keep_back, owed, at, code))

    def _never(self, owed: Owed, code: str) -> None:
        """It is not sent as it is: whoever can do something about it is told."""
        log.error("e-mail cannot be delivered: %s", code)
        self._fate.settle(partial(undelivered.for_good, self.desk, owed, code))
