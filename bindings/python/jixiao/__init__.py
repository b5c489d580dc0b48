"""jixiao (绩效): exact scoring of public-spending projects.

    import jixiao
    result = jixiao.evaluate(open("full.case.json", "rb").read(), [open("street.policy.json", "rb").read()])
    print(result.total, result.grade)

Documents are JSON text, bytes, or the dict/list that json would read; a float in them is refused, since it is
not the number that was written. Numbers come back as decimal.Decimal, or fractions.Fraction where no decimal
is exact. Calls release the interpreter lock while the library works.
"""
from __future__ import annotations

import ctypes
import dataclasses
import json
import weakref
from decimal import Decimal
from fractions import Fraction
from typing import Any, Iterable, Mapping, Optional, Union

from ._ffi import ABI_VERSION, lib
from .errors import Diagnostic, JixiaoError, JsonError, NumberError, ObservationError, PolicyError, SchemaError, Status, error_class

__all__ = [
    "evaluate", "Policies", "Case", "Plan", "Input", "RowScore", "Result", "Node", "Finding", "version", "ABI_VERSION",
    "JixiaoError", "JsonError", "SchemaError", "NumberError", "PolicyError", "ObservationError", "Diagnostic", "Status",
]

Document = Union[str, bytes, Mapping[str, Any]]
Number = Union[Decimal, Fraction]


def version() -> str:
    """Version of the library that was loaded."""
    return lib.jx_version().decode()


def evaluate(
    case: Union[Document, "Case"],
    policies: Union["Policies", Document, Iterable[Document]] = (),
    *,
    as_of: Optional[str] = None,
    policy: Optional[str] = None,
    schemes: Union[str, Iterable[str]] = (),
    layer: Optional[str] = None,
    certify: bool = False,
    peers: Iterable[Union[Document, "Case"]] = (),
    comments: bool = False,
    language: str = "zh-CN",
) -> "Result":
    """Scores a case and grades it.

    case:      a document, or a Case that was read before.
    policies:  a document or several that are added to the built-in policies, or a Policies set.
    as_of:     the day whose rules apply, "2024-11-30"; default: the case's own.
    policy:    id of a policy to use instead of the one that the case names.
    schemes:   ids of grade schemes to show beside those of the policy.
    layer:     the layer of observations that counts; default: the case's decided_by.
    certify:   look for every single change that would give another grade ("flips" of the result document).
    peers:     the other projects of the portfolio, for rules that rank.
    comments:  accept comments in the documents.
    language:  "zh-CN" or "en", for the sentences of errors, findings and explanations.

    Raises a JixiaoError with all mistakes; TypeError for a float in a document.
    """
    _check_language(language)
    if not isinstance(policies, Policies):
        documents, policies = policies, Policies(language=language)
        for document in _several(documents):
            policies.add(document, comments=comments)
    if not isinstance(case, Case):
        case = Case(case, comments=comments, language=language)
    options = _Handle(_make(language, lib.jx_options_new), lib.jx_options_free)
    if as_of is not None:
        _call(language, lib.jx_options_set_as_of, options.pointer, _argument(as_of))
    if policy is not None:
        _call(language, lib.jx_options_set_policy, options.pointer, _argument(policy))
    if layer is not None:
        _call(language, lib.jx_options_set_layer, options.pointer, _argument(layer))
    for scheme in [schemes] if isinstance(schemes, str) else schemes:
        _call(language, lib.jx_options_add_scheme, options.pointer, _argument(scheme))
    if certify:
        _call(language, lib.jx_options_set_certify, options.pointer, 1)
    for peer in peers:
        if not isinstance(peer, Case):
            peer = Case(peer, comments=comments, language=language)
        _call(language, lib.jx_options_add_peer, options.pointer, peer._handle.pointer)
    return Result(_make(language, lib.jx_evaluate, case._handle.pointer, policies._handle.pointer, options.pointer), language)


class Policies:
    """The policies that a case may name; the built-in ones are in it from the start."""

    def __init__(self, documents: Union[Document, Iterable[Document]] = (), *, language: str = "zh-CN"):
        _check_language(language)
        self._language = language
        self._handle = _Handle(_make(language, lib.jx_policies_new), lib.jx_policies_free)
        for document in _several(documents):
            self.add(document)

    def add(self, document: Document, *, comments: bool = False) -> None:
        """Reads a policy and adds it. Raises a JixiaoError with all mistakes."""
        text = _text_of(document)
        _call(self._language, lib.jx_policies_add, self._handle.pointer, text, len(text), int(comments))

    def __len__(self) -> int:
        return lib.jx_policies_count(self._handle.pointer)

    @property
    def ids(self) -> list[str]:
        """The ids, built-in policies first."""
        return [lib.jx_policies_id(self._handle.pointer, i).decode() for i in range(len(self))]


class Case:
    """A case that was read; it can be evaluated any number of times, from any thread."""

    def __init__(self, document: Document, *, comments: bool = False, language: str = "zh-CN"):
        _check_language(language)
        text = _text_of(document)
        self._handle = _Handle(_make(language, lib.jx_case_parse, text, len(text), int(comments)), lib.jx_case_free)


@dataclasses.dataclass(frozen=True)
class Input:
    """One number of a row. `kind` is "actual" or "target" (times 10,000, in the base unit of the indicator: 86.15% is
    8615), "mark" or "ballot" (points times 10,000), "answer" (0 or 1), "level" (from 0) or "count"."""

    indicator: str
    kind: str
    name: str


@dataclasses.dataclass(frozen=True)
class RowScore:
    """The outcome of one row: None throughout for a row with a number out of bounds."""

    total: Optional[Decimal]
    grade: Optional[str]
    scores: Optional[dict[str, Decimal]]


class Plan:
    """The plan of a case compiled under its policy, to score many rows of whole numbers."""

    def __init__(self, case: Union[Document, "Case"], policies: Union["Policies", Document, Iterable[Document]] = (), *, language: str = "zh-CN"):
        _check_language(language)
        if not isinstance(policies, Policies):
            policies = Policies(policies, language=language)
        if not isinstance(case, Case):
            case = Case(case, language=language)
        self._language = language
        self._handle = _Handle(_make(language, lib.jx_plan_compile, case._handle.pointer, policies._handle.pointer, None), lib.jx_plan_free)
        p = self._handle.pointer
        #: what the numbers of a row mean, in their order
        self.inputs = [
            Input(lib.jx_plan_input_indicator(p, i).decode(), lib.jx_plan_input_kind(p, i).decode(), lib.jx_plan_input_name(p, i).decode())
            for i in range(lib.jx_plan_input_count(p))
        ]
        #: titles, in the order of the scores
        self.indicators = [lib.jx_plan_indicator(p, i).decode() for i in range(lib.jx_plan_indicator_count(p))]
        #: False when the policy needs exact fractions: slower, with the same results
        self.uses_integers = bool(lib.jx_plan_uses_integers(p))

    def score(self, rows: Iterable[Iterable[int]]) -> list[RowScore]:
        """Scores rows of len(inputs) whole numbers each."""
        flat, count = self._flat(rows)
        leaves, p = len(self.indicators), self._handle.pointer
        scores, totals = (ctypes.c_int64 * max(1, count * leaves))(), (ctypes.c_int64 * max(1, count))()
        grades, scored = (ctypes.c_int32 * max(1, count))(), (ctypes.c_uint8 * max(1, count))()
        _call(self._language, lib.jx_plan_score, p, flat, count, scores, totals, grades, scored)
        places = -lib.jx_plan_decimals(p)
        result = []
        for r in range(count):
            if not scored[r]:
                result.append(RowScore(None, None, None))
                continue
            own = {title: Decimal(scores[r * leaves + i]).scaleb(places) for i, title in enumerate(self.indicators)}
            result.append(RowScore(Decimal(totals[r]).scaleb(places), _optional(lib.jx_plan_grade(p, grades[r])) if grades[r] >= 0 else None, own))
        return result

    def explain(self, row: Iterable[int]) -> "Result":
        """The full result of one row, with its trace. Raises a JixiaoError for a row that cannot be scored."""
        flat, _ = self._flat([row])
        return Result(_make(self._language, lib.jx_plan_explain, self._handle.pointer, flat), self._language)

    def _flat(self, rows: Iterable[Iterable[int]]) -> tuple[Any, int]:
        numbers, count = [], 0
        for row in rows:
            row = list(row)
            if len(row) != len(self.inputs):
                raise ValueError(f"a row has {len(self.inputs)} numbers, not {len(row)}")
            if not all(type(number) is int and -(2**63) <= number < 2**63 for number in row):
                raise TypeError("the numbers of a row are whole, of 64 bits")
            numbers += row
            count += 1
        return (ctypes.c_int64 * max(1, len(numbers)))(*numbers), count


@dataclasses.dataclass(frozen=True)
class Node:
    """A dimension, group or indicator. `full` and `score` are None in a plan without points; `score` is also
    None while it is not known."""

    code: str
    title: str
    path: str
    parent: Optional[int]
    full: Optional[Number]
    score: Optional[Number]
    fulfilment: str


@dataclasses.dataclass(frozen=True)
class Finding:
    """Something about the project or its papers that a reader should know."""

    severity: str
    code: str
    message: str
    pointer: str


class Result:
    """The outcome of an evaluation."""

    def __init__(self, pointer: ctypes.c_void_p, language: str):
        self._handle = _Handle(pointer, lib.jx_result_free)
        self._language = language

    @property
    def total(self) -> Optional[Number]:
        """The total; None for a plan without points and while something is pending."""
        return _number(lib.jx_result_total(self._handle.pointer))

    @property
    def total_range(self) -> Optional[tuple[Number, Number]]:
        """The lowest and the highest total still possible; None for a plan without points."""
        low, high = _number(lib.jx_result_total_low(self._handle.pointer)), _number(lib.jx_result_total_high(self._handle.pointer))
        return None if low is None or high is None else (low, high)

    @property
    def grade(self) -> Optional[str]:
        """The grade by the scheme that the policy decides by; None while several are possible."""
        return self.grade_by(None)

    def grade_by(self, scheme: Optional[str]) -> Optional[str]:
        """The grade by another scheme, of the policy or asked for."""
        return _optional(lib.jx_result_grade(self._handle.pointer, None if scheme is None else _argument(scheme)))

    @property
    def is_illustrative(self) -> bool:
        """True when points or marks without a source entered the total."""
        return bool(lib.jx_result_is_illustrative(self._handle.pointer))

    @property
    def nodes(self) -> list[Node]:
        """Dimensions, groups and indicators, parents before children."""
        p = self._handle.pointer
        return [
            Node(
                lib.jx_result_node_code(p, i).decode(), lib.jx_result_node_title(p, i).decode(), lib.jx_result_node_path(p, i).decode(),
                None if lib.jx_result_node_parent(p, i) < 0 else lib.jx_result_node_parent(p, i),
                _number(lib.jx_result_node_full(p, i)), _number(lib.jx_result_node_score(p, i)), lib.jx_result_node_fulfilment(p, i).decode(),
            )
            for i in range(lib.jx_result_node_count(p))
        ]

    @property
    def findings(self) -> list[Finding]:
        """The most severe first."""
        p, language = self._handle.pointer, self._language.encode()
        return [
            Finding(
                lib.jx_result_finding_severity(p, i).decode(), lib.jx_result_finding_code(p, i).decode(),
                lib.jx_result_finding_message(p, i, language).decode(), lib.jx_result_finding_pointer(p, i).decode(),
            )
            for i in range(lib.jx_result_finding_count(p))
        ]

    def explain(self, node: Optional[str] = None) -> str:
        """The steps to the scores; of one node, named by title, code or path, or of all."""
        return self._text(lib.jx_result_explain, None if node is None else _argument(node), self._language.encode())

    def report(self, format: str = "html") -> str:
        """The report: "html", "markdown", or "text" for the score table."""
        return self._text(lib.jx_result_report, _argument(format), self._language.encode())

    def to_json(self) -> str:
        """The result document."""
        return self._text(lib.jx_result_to_json)

    def to_dict(self) -> dict[str, Any]:
        """The result document, read; numbers in it are text."""
        return json.loads(self.to_json())

    def __repr__(self) -> str:
        return f"<jixiao.Result total={self.total} grade={self.grade}{' illustrative' if self.is_illustrative else ''}>"

    def _text(self, function: Any, *arguments: Any) -> str:
        text = _Handle(_make(self._language, function, self._handle.pointer, *arguments), lib.jx_text_free)
        return ctypes.string_at(lib.jx_text_data(text.pointer), lib.jx_text_size(text.pointer)).decode()


class _Handle:
    """Owns a pointer of the library and releases it once, when nobody holds the handle any more."""

    def __init__(self, pointer: ctypes.c_void_p, free: Any):
        self.pointer = pointer
        weakref.finalize(self, free, pointer)


def _call(language: str, function: Any, *arguments: Any) -> None:
    error = ctypes.c_void_p()
    status = function(*arguments, ctypes.byref(error))
    if status != Status.OK:
        try:
            raise error_class(status)(_diagnostics(error, language))
        finally:
            lib.jx_error_free(error)


def _make(language: str, function: Any, *arguments: Any) -> ctypes.c_void_p:
    out = ctypes.c_void_p()
    _call(language, function, *arguments, ctypes.byref(out))
    return out


def _diagnostics(error: ctypes.c_void_p, language: str) -> list[Diagnostic]:
    chosen = language.encode()
    return [
        Diagnostic(
            Status(lib.jx_error_code(error, i)), lib.jx_error_message(error, i, chosen).decode(), lib.jx_error_hint(error, i, chosen).decode(),
            lib.jx_error_pointer(error, i).decode(), lib.jx_error_subject(error, i).decode(), lib.jx_error_document(error, i).decode(),
            lib.jx_error_line(error, i), lib.jx_error_column(error, i),
        )
        for i in range(lib.jx_error_count(error))
    ]


def _check_language(language: str) -> None:
    if language not in ("zh-CN", "en"):
        raise ValueError(f"language must be zh-CN or en, not {language!r}")


def _argument(text: str) -> bytes:
    """A NUL would cut the argument short without a word."""
    if "\0" in text:
        raise ValueError(f"{text!r} holds a NUL character")
    return text.encode("utf-8")


def _several(documents: Union[Document, Iterable[Document]]) -> Iterable[Document]:
    return [documents] if isinstance(documents, (str, bytes, Mapping)) else documents  # type: ignore[list-item]


def _text_of(document: Document) -> bytes:
    if isinstance(document, bytes):
        return document
    if isinstance(document, str):
        return document.encode("utf-8")
    return json.dumps(_plain(document, "", 0), ensure_ascii=False).encode("utf-8")


def _plain(value: Any, pointer: str, depth: int) -> Any:
    """What json writes exactly: mappings, lists, text, bool, int; decimals and fractions as text."""
    if depth > 100:
        raise ValueError(f"{pointer[:80]}...: nested too deeply, or a circle")
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{pointer}: {value} is no number")
        return format(value, "f")
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise TypeError(f"{pointer}: the key {key!r} is not a text")
        return {key: _plain(member, f"{pointer}/{key}", depth + 1) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, f"{pointer}/{i}", depth + 1) for i, item in enumerate(value)]
    kind = "a float; write the number as text, int or decimal.Decimal" if isinstance(value, float) else f"of type {type(value).__name__}"
    raise TypeError(f"{pointer}: {value!r} is {kind}")


def _optional(text: Optional[bytes]) -> Optional[str]:
    return None if text is None else text.decode()


def _number(text: Optional[bytes]) -> Optional[Number]:
    if text is None:
        return None
    return Fraction(text.decode()) if b"/" in text else Decimal(text.decode())
