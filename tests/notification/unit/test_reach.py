"""What a sender finds out about a server that is away."""

from notification.sending.reach import LONGEST_PAUSE, Reach


def test_pause_begins_short_grows_and_ends_when_found() -> None:
    reach = Reach()
    assert (reach.pause, reach.is_doubtful) == (0, False)
    reach.missed("mail-server-away")
    first = reach.pause
    assert 0 < first <= 1
    reach.missed("mail-server-away")
    assert reach.pause <= first, "several who find out at the same time count as one"
    for _ in range(10):
        reach._until = 0
        reach.missed("mail-server-away")
    assert LONGEST_PAUSE - 1 < reach.pause <= LONGEST_PAUSE
    reach.found()
    assert (reach.pause, reach.is_doubtful) == (0, False)
