"""Rules of retention, and what they would erase; each made anew."""

from tests.rights.callers import Thing
from tests.rights.things.world import Maker, Makers, World


async def _rules(_world: World) -> Thing:
    return Thing("/api/v1/retention-rules")


def of_rule(more: str) -> Maker:
    """A maker of the rule of a kind to look at."""

    async def make(_world: World) -> Thing:
        return Thing(f"/api/v1/retention-rules/needs{more}")

    return make


async def _previewed(world: World) -> Thing:
    """A rule with a period, longer than anything was kept."""
    path = "/retention-rules/withdrawn-interests"
    rule = await world.staff_does("registration", "GET", path)
    answer = await world.clients["registration"].put(
        f"/api/v1{path}",
        json={"period_days": 36_500, "decision": "KS 2015/0412"},
        headers=world.staff | {"If-Match": f'"{rule["version"]}"'},
    )
    answer.raise_for_status()
    return Thing(f"/api/v1{path}/preview")


async def _rule_to_decide(world: World) -> Thing:
    rule = await world.staff_does("registration", "GET", "/retention-rules/needs")
    body = {"hold": f"Granskas för gång {rule['version']}"}
    return Thing("/api/v1/retention-rules/needs", json=body, headers={"If-Match": f'"{rule["version"]}"'})


RULE = "/api/v1/retention-rules/{kind}"
MAKERS: Makers = {
    ("GET", "/api/v1/retention-rules"): _rules,
    ("GET", f"{RULE}"): of_rule(""),
    ("PUT", f"{RULE}"): _rule_to_decide,
    ("GET", f"{RULE}/preview"): _previewed,
    ("GET", f"{RULE}/runs"): of_rule("/runs"),
}
