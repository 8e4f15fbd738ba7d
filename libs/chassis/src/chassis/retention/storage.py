"""The collections of rules and runs; each service that keeps personal data has its own."""

from chassis.retention.rule import RetentionRule, RetentionRun
from chassis.storage import Index, Kind

RULES = Kind("retention_rules", RetentionRule, [Index([("next_run_at", 1)])])
RUNS = Kind(
    "retention_runs",
    RetentionRun,
    [Index([("ended_at", 1)]), Index([("rule", 1), ("began_at", -1), ("_id", -1)])],
)
