"""From messages that wait to mails that a mail server has taken."""
