"""Whether e-mail can be sent: the server is asked, and nothing is sent."""

from collections.abc import Iterator

from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.mail import server as servers
from slackapp.mail.server import Server
from slackapp.mail.smtp import Shut, connected
from slackapp.settings import Settings
from slackapp.wording import mail_set_up as words
from workflows.post_office import PostOffice


def mail(has: Settings) -> Iterator[Finding]:
    """Say whether e-mail is set up, whether the server takes us, and what goes nowhere."""
    if has.smtp_url is None:
        yield look(words.NOT_SET_UP)
        return
    if not has.mail_from:
        yield mend(words.NO_SENDER)
    server = servers.read(has.smtp_url.get_secret_value())
    yield _reached(server)
    if not server.is_private:
        yield look(words.IN_THE_CLEAR)
    if not has.secure_domains:
        yield look(words.NO_SECURE_DOMAINS)
    office = PostOffice(is_set_up=True, secure=has.secure_domains)
    if has.secure_domains and has.mail_from and not office.is_secure(has.mail_from):
        yield look(words.sender_not_secure(has.mail_from))
    for key, address in has.outside.items():
        if has.secure_domains and not office.is_secure(address):
            yield look(words.not_secure(address, key))


def _reached(server: Server) -> Finding:
    """Say hello, encrypt and log in as the settings say, and hang up."""
    where = (server.host, server.port)
    try:
        with connected(server):
            return ok(words.answers(*where, logged_in=bool(server.user)))
    except Shut as shut:
        said = {
            "no connection": words.does_not_answer,
            "no answer": words.does_not_answer,
            "not trusted": words.not_trusted,
            "not offered": words.no_starttls,
            "login refused": words.login_refused,
        }.get(str(shut))
        return mend(said(*where) if said else words.says_no(*where, str(shut)))
