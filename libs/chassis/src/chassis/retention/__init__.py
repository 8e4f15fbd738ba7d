"""How long personal data is kept, as data: rules that somebody decided, and the work that follows from them.

A service names its kinds of personal data (`Keeping`): how what is due is found, and how one of it is erased. The rest
is here: the rules and what changes them, what a rule would erase, the runs, and all of it over HTTP.
"""

from chassis.retention.keeping import Due, Keeping, Portion, Preview, due_of, preview
from chassis.retention.rule import RetentionRule, RetentionRun
from chassis.retention.running import retention_task
from chassis.retention.storage import RULES, RUNS
from chassis.retention.web import retention_routes

__all__ = [
    "RULES",
    "RUNS",
    "Due",
    "Keeping",
    "Portion",
    "Preview",
    "RetentionRule",
    "RetentionRun",
    "due_of",
    "preview",
    "retention_routes",
    "retention_task",
]
