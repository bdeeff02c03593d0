"""What whoever runs the app reads about the settings of e-mail."""

NOT_AN_ADDRESS = (
    "Write smtp+starttls://USER:PASSWORD@SERVER:PORT, or smtps:// or smtp:// in its place. "
    "Write signs such as @ / : # in a password as %40 %2F %3A %23"
)
HALF_A_LOGIN = "Write both the user and the password, or neither"
LOGIN_IN_THE_CLEAR = (
    "smtp:// does not encrypt, so a password would be sent for all to read. "
    "Write smtp+starttls:// or smtps://"
)
NOT_A_SENDER = "Write one plain address, for example disputes@example.gov.uk"
NOT_A_DOMAIN = (
    "Write domains in small letters, comma-separated, for example example.gov.uk; "
    "*.nhs.uk stands for all that is below nhs.uk"
)
NO_SENDER = "DRP_SMTP_URL is set, and DRP_MAIL_FROM is not. Set the address that e-mails come from."
NOT_SET_UP = (
    "E-mail is not set up: e-mail notices wait, and the raiser is told. Set DRP_SMTP_URL and "
    "DRP_MAIL_FROM."
)
NO_SECURE_DOMAINS = (
    "DRP_SECURE_DOMAINS is not set, so nothing is sent that a procedure sends to secure addresses "
    "only. Set the domains that count as secure."
)
IN_THE_CLEAR = (
    "DRP_SMTP_URL begins with smtp://, which does not encrypt, so nothing is sent that a procedure "
    "sends to secure addresses only. Write smtp+starttls:// or smtps://."
)


def answers(host: str, port: int, *, logged_in: bool) -> str:
    """Say that the server is there and takes us."""
    login = " and takes the login" if logged_in else ""
    return f"The mail server {host}:{port} answers{login}. No e-mail was sent."


def does_not_answer(host: str, port: int) -> str:
    """Say that nobody is reached there."""
    return f"The mail server {host}:{port} does not answer. Check DRP_SMTP_URL and the network."


def not_trusted(host: str, port: int) -> str:
    """Say that we cannot know that it is the server."""
    return (
        f"The certificate of the mail server {host}:{port} is not trusted, or is another server's. "
        "Use the name that stands in it; where the council signs its own, name the file of its "
        "authority in SSL_CERT_FILE."
    )


def no_starttls(host: str, port: int) -> str:
    """Say that it does not encrypt."""
    return f"The mail server {host}:{port} does not offer STARTTLS. Write smtps:// if it has that."


def login_refused(host: str, port: int) -> str:
    """Say that it does not know us."""
    return f"The mail server {host}:{port} refuses the login in DRP_SMTP_URL."


def says_no(host: str, port: int, code: str) -> str:
    """Say that it answered with no, with its number."""
    return f"The mail server {host}:{port} refuses us ({code})."


def not_secure(address: str, key: str) -> str:
    """Say that an address of the settings is none of the secure ones."""
    return (
        f"{address}, under [mailboxes] for {key}, is not at one of the DRP_SECURE_DOMAINS. "
        "What a procedure sends to secure addresses only will not be sent there."
    )


def overseer_without_address(slack_id: str) -> str:
    """Say that the files of reports go to an overseer from the command line only."""
    return (
        f"{slack_id}, one of DRP_OVERSEERS, has no e-mail address in the people list, or no post "
        "in it: the files of reports are not mailed to them. Add it, or make them with drp report."
    )


def overseer_not_secure(slack_id: str) -> str:
    """Say that the address of an overseer is none of the secure ones."""
    return (
        f"The e-mail address of {slack_id}, one of DRP_OVERSEERS, is not at one of the "
        "DRP_SECURE_DOMAINS: the files of reports are not mailed to them. Change it in the people "
        "list, or make them with drp report."
    )
