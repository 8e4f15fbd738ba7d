"""Rules about files of people who are to be registered, and what is wrong in which row of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registration.domain.errors import FieldError, RuleError
from registration.domain.texts import Text

MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of a row, and what to do; `written` is what stands there."""

    field: str
    text: Text
    written: str = ""


class FileUnreadableError(RuleError):
    """The bytes are neither a workbook nor text."""

    sv = "Filen går inte att läsa. Spara den som Excel-fil (.xlsx) eller CSV och försök igen."
    en = "The file cannot be read. Save it as an Excel file (.xlsx) or CSV and try again."


class FileLockedError(RuleError):
    """A password protects the workbook, or it has the old form that looks the same from outside."""

    sv = "Filen är skyddad med lösenord, eller sparad i Excels gamla format. Spara den som .xlsx utan lösenord."
    en = "The file is protected by a password, or in Excel's old format. Save it as .xlsx without a password."


class FileTooLargeError(RuleError):
    """The file is longer than is read at once, packed or unpacked."""

    sv = "Filen är för stor. Ta bort bilder och blad som inte behövs, eller dela den i flera filer."
    en = "The file is too large. Take out pictures and sheets that are not needed, or divide it into several files."


class TooManyRowsError(RuleError):
    """The file has more people than are registered at once."""

    sv = f"Filen har fler än {MOST_ROWS} personer, eller rader långt ned. Dela den i flera filer."
    en = f"The file has more than {MOST_ROWS} people, or rows far down. Divide it into several files."


class TooManyColumnsError(RuleError):
    """The file has more columns than any list of people."""

    sv = "Filen har för många kolumner. Ta bort dem som inte behövs."
    en = "The file has too many columns. Take out those that are not needed."


class FileEmptyError(RuleError):
    """There is nobody in the file."""

    sv = "Det finns inga personer i filen. Skriv en person på varje rad under rubrikerna."
    en = "There are no people in the file. Write one person on each row below the headings."


class HeadsMissingError(RuleError):
    """Columns that have to be there are not, or their heads were not understood."""

    def __init__(self, heads: Iterable[Text]) -> None:
        super().__init__()
        missing = list(heads)
        self.sv = f"Filens första rad saknar rubrikerna {_listed(one.sv for one in missing)}. Börja gärna från mallen."
        self.en = (
            f"The file's first row lacks the headings {_listed(one.en for one in missing)}. Begin from our template."
        )


class HeadTwiceError(RuleError):
    """Two columns hold the same."""

    def __init__(self, head: Text) -> None:
        super().__init__()
        self.sv = f"Kolumnen {head.sv} finns två gånger. Behåll en av dem."
        self.en = f"There are two columns for {head.en}. Keep one of them."


class ConsentMissingError(FieldError):
    """Those who are registered have to know of it, and how what is written of them is used."""

    sv = "Bekräfta att de du anmäler vet om det, och hur uppgifterna används."
    en = "Confirm that those you register know of it, and how what you write is used."


class ImportRowsWrongError(RuleError):
    """Some rows cannot be registered, and nobody said to register the others alone."""

    sv = "Några rader går inte att anmäla. Rätta dem, eller anmäl bara de andra."
    en = "Some rows cannot be registered. Put them right, or register only the others."

    def __init__(self, rows: Sequence[tuple[int, Problem]]) -> None:
        super().__init__()
        self.fields = [(f"rows.{row}.{problem.field}", problem.text) for row, problem in rows]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
