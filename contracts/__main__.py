"""`python -m contracts`: checks the contracts, freezes additions, writes the generated documents anew."""

import argparse
import sys

from contracts.asyncapi_documents import asyncapi_findings, write_documents
from contracts.catalog import Catalog
from contracts.file_rules import file_findings
from contracts.findings import Finding, report
from contracts.http_documents import SERVICES, ServiceSilentError, http_findings, write_document
from contracts.personal import personal_findings
from contracts.published import BreakingChangeError, freeze, published_findings


def all_findings(catalog: Catalog) -> list[Finding]:
    """Everything that is wrong with the contracts."""
    standing = file_findings(catalog) + personal_findings(catalog)
    if standing:  # what is built on files that are wrong would only repeat it
        return standing
    return published_findings(catalog) + asyncapi_findings(catalog, SERVICES) + http_findings(catalog)


def check(catalog: Catalog, _names: list[str]) -> None:
    """Says what is wrong, and ends with 1 when anything is."""
    if findings := all_findings(catalog):
        sys.exit(report(findings))
    told = f"{len(catalog.topics())} topics, {len(catalog.schemas())} schemas, {len(catalog.examples())} examples"
    sys.stdout.write(f"Contracts are in order: {told}.\n")


def keep(catalog: Catalog, names: list[str]) -> None:
    """Freezes the named contracts, or all that are new or have grown."""
    try:
        frozen = freeze(catalog, names)
    except (BreakingChangeError, KeyError) as error:
        sys.exit(str(error.args[0]))
    sys.stdout.write(f"Frozen: {', '.join(frozen) or 'nothing new'}.\n")


def asyncapi(catalog: Catalog, _names: list[str]) -> None:
    """Writes the AsyncAPI documents of all services."""
    write_documents(catalog, SERVICES)


def http(catalog: Catalog, names: list[str]) -> None:
    """Writes the OpenAPI documents of the named services, or of all, and freezes them when they break nobody."""
    try:
        for service in names or SERVICES:
            write_document(catalog, service)
    except ServiceSilentError as error:
        sys.exit(str(error))
    keep(catalog, [f"http/{service}" for service in names or SERVICES])


COMMANDS = {"check": check, "freeze": keep, "asyncapi": asyncapi, "http": http}


def main() -> None:
    """Reads the command line and does what it says."""
    parser = argparse.ArgumentParser(prog="python -m contracts", description=__doc__)
    parser.add_argument("command", choices=COMMANDS, nargs="?", default="check")
    parser.add_argument("names", nargs="*", help="what to freeze or to write; all when none is given")
    arguments = parser.parse_args()
    COMMANDS[arguments.command](Catalog(), arguments.names)


if __name__ == "__main__":
    main()
