import smtplib
from email.message import EmailMessage
from mailbox import Maildir
from pathlib import Path

from samverka_local.mailbox import Mailbox
from samverka_local.ports import free_port


def test_each_mail_becomes_one_file_with_its_recipient(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Välkommen"
    mail["From"] = "samverka@example.org"
    mail["To"] = "eva@example.org"
    mail.set_content("Du är anmäld.\n.\nEn rad med en punkt överlever.")

    with (
        Mailbox(tmp_path / "mails", free_port(), tmp_path / "mailbox.log") as post,
        smtplib.SMTP("127.0.0.1", post.port) as smtp,
    ):
        smtp.send_message(mail)
        smtp.send_message(mail, to_addrs=["kopia@example.org"])

    received = list(Maildir(tmp_path / "mails"))
    assert sorted(one["Delivered-To"] for one in received) == ["eva@example.org", "kopia@example.org"]
    assert len(list((tmp_path / "mails" / "new").iterdir())) == 2
    assert "\n.\nEn rad" in received[0].get_payload(decode=True).decode()  # type: ignore[union-attr]
