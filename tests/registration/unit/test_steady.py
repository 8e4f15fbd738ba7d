"""What registration does by itself goes on, whatever fails."""

import asyncio

from registration import steady


async def test_what_fails_does_not_keep_back_what_comes_after_it() -> None:
    done, tried = asyncio.Event(), []

    async def what() -> list[str]:
        return ["broken", "sound"]

    async def do(id_: str) -> None:
        tried.append(id_)
        if id_ == "broken":
            raise ValueError(id_)
        done.set()

    looking = asyncio.create_task(steady._look(what, do))
    try:
        await asyncio.wait_for(done.wait(), 5)
    finally:
        looking.cancel()
    assert tried == ["broken", "sound"]
