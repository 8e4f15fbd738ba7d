"""What is counted while mails are sent."""

from prometheus_client import Counter, Histogram

from chassis.logs import log
from notification.domain.message import Message
from notification.domain.outcome import Delivered, Outcome, Untried

MAILS = Counter("samverka_mails", "What came of tries to hand a mail over.", ["outcome"])
UNKNOWN = Counter("samverka_mails_unknown", "Messages taken again that may have gone out before.")
SECONDS = Histogram("samverka_mail_seconds", "Time from queued to taken by the mail server.")


def count(outcome: Outcome, after: Message | None) -> None:
    """Count what came of one try; nothing where the message was no longer ours."""
    if after is None:
        return
    match outcome:
        case Delivered():
            MAILS.labels("sent").inc()
            if after.finished_at is not None:
                SECONDS.observe((after.finished_at - after.queued_at).total_seconds())
        case Untried():
            MAILS.labels("put-back").inc()
        case _:
            MAILS.labels("failed" if after.state == "failed" else "deferred").inc()
            log.warning("mail not taken", message=after.id, state=after.state, reason=after.reason)
