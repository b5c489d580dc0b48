"""What can go wrong, as exceptions that carry every mistake of a document."""
from __future__ import annotations

import dataclasses
import enum


class Status(enum.IntEnum):
    """The status numbers of jixiao.h."""

    OK = 0
    INTERNAL = 1
    NO_MEMORY = 2
    NULL_ARGUMENT = 10
    OUT_OF_RANGE = 11
    BAD_ARGUMENT = 12
    JSON_SYNTAX = 20
    JSON_LIMIT = 21
    DUPLICATE_KEY = 22
    ENCODING = 23
    WRONG_TYPE = 30
    UNKNOWN_KEY = 31
    MISSING_KEY = 32
    BAD_VALUE = 33
    CONFLICT = 34
    NUMBER = 40
    NUMBER_RANGE = 41
    UNIT_MISMATCH = 42
    DATE = 43
    POLICY_NOT_FOUND = 50
    POLICY_NOT_IN_FORCE = 51
    POLICY_AMBIGUOUS = 52
    POINTS = 53
    BANDS = 54
    RULE = 55
    UNKNOWN_SCHEME = 56
    POLICY_INCOMPLETE = 57
    UNKNOWN_NODE = 58
    FORMULA = 59
    UNKNOWN_INDICATOR = 60
    OBSERVATION = 61
    MARK = 62
    LAYER = 63
    AS_OF = 64
    FACT = 65


@dataclasses.dataclass(frozen=True)
class Diagnostic:
    """One mistake: what is wrong, where, and what to do. Sentences are in the language asked for."""

    status: Status
    message: str
    hint: str
    pointer: str
    subject: str
    document: str
    line: int
    column: int

    def __str__(self) -> str:
        place = f"{self.document}:{self.line}:{self.column}: " if self.line else ""
        subject = f"{self.subject}: " if self.subject else ""
        hint = f" → {self.hint}" if self.hint else ""
        return f"{place}{subject}{self.message}{hint} [JX_E_{self.status.name}{' ' + self.pointer if self.pointer else ''}]"


class JixiaoError(ValueError):
    """Something could not be done. The attributes are those of the first of its `diagnostics`."""

    def __init__(self, diagnostics: list[Diagnostic]):
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics

    status = property(lambda self: self.diagnostics[0].status)
    message = property(lambda self: self.diagnostics[0].message)
    hint = property(lambda self: self.diagnostics[0].hint)
    pointer = property(lambda self: self.diagnostics[0].pointer)
    subject = property(lambda self: self.diagnostics[0].subject)
    line = property(lambda self: self.diagnostics[0].line)
    column = property(lambda self: self.diagnostics[0].column)


class JsonError(JixiaoError):
    """The text is not a JSON document, or is beyond the limits (status 20 to 29)."""


class SchemaError(JixiaoError):
    """The document has another shape than its schema (status 30 to 39)."""


class NumberError(JixiaoError):
    """A number, unit or date (status 40 to 49)."""


class PolicyError(JixiaoError):
    """A policy, its framework, points, bands or rules (status 50 to 59)."""


class ObservationError(JixiaoError):
    """An observation, mark or layer (status 60 to 69)."""


def error_class(status: int) -> type[JixiaoError]:
    """The exception for a status, by its family."""
    families = {2: JsonError, 3: SchemaError, 4: NumberError, 5: PolicyError, 6: ObservationError}
    return families.get(status // 10, JixiaoError)
