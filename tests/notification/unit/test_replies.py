"""What a mail server's refusals mean."""

import pytest

from notification.domain.outcome import Deferred, Outcome, Refused
from notification.sending.replies import Stage, outcome_of

MEANINGS: list[tuple[Stage, int, str, Outcome]] = [
    ("recipient", 450, "4.2.0 Greylisted", Deferred("try-later")),
    ("recipient", 451, "try again", Deferred("try-later")),
    ("recipient", 452, "4.2.2 Over quota", Deferred("mailbox-full")),
    ("recipient", 550, "5.1.1 No such user <anna@harryda.example>", Refused("mailbox-unknown")),
    ("recipient", 550, "no such user", Refused("mailbox-unknown")),
    ("recipient", 550, "5.7.1 Relaying denied", Refused("recipient-refused")),
    ("recipient", 552, "full", Refused("mailbox-full")),
    ("recipient", 553, "bad address syntax", Refused("address-not-valid")),
    ("recipient", 554, "5.7.1 no", Refused("recipient-refused")),
    ("recipient", 530, "5.7.0 Authentication required", Deferred("sender-refused")),
    ("recipient", 421, "closing", Deferred("mail-server-busy", "server")),
    ("sender", 550, "who are you", Deferred("sender-refused")),
    ("sender", 451, "later", Deferred("sender-refused")),
    ("content", 554, "5.6.0 no", Refused("message-refused")),
    ("content", 451, "later", Deferred("try-later")),
    ("content", 552, "5.2.2 full", Refused("mailbox-full")),
]


@pytest.mark.parametrize(("stage", "code", "text", "outcome"), MEANINGS)
def test_refusal_means(stage: Stage, code: int, text: str, outcome: Outcome) -> None:
    assert outcome_of(stage, code, text) == outcome
