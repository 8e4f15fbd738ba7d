"""What is counted while mails are sent."""

from prometheus_client import Counter, Histogram

MAILS = Counter("samverka_mails", "What came of tries to hand a mail over.", ["outcome"])
UNKNOWN = Counter("samverka_mails_unknown", "Messages taken again that may have gone out before.")
SECONDS = Histogram("samverka_mail_seconds", "Time from queued to taken by the mail server.")
