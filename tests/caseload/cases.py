"""Records of the demonstration clinic, and the real rules."""

from datetime import UTC, datetime
from functools import cache

from designer.caseload.judging import judged
from designer.demo import demo_records
from designer.knowledge.library import Library, load_library
from designer.model.record import PatientRecord
from designer.safety import Checker, load_rules
from designer.store.digest import Digest
from resources.paths import folder, knowledge_folder, rules_folder

NOW = datetime(2026, 3, 4, 20, 30, tzinfo=UTC)
TODAY = NOW.date()


@cache
def library() -> Library:
    return load_library(knowledge_folder())


@cache
def checker() -> Checker:
    return Checker(library(), load_rules(rules_folder(), library()))


@cache
def demo() -> tuple[PatientRecord, ...]:
    return tuple(demo_records(library(), folder("demo"), TODAY))


def digest_of(record: PatientRecord) -> Digest:
    return judged(record, NOW, checker(), library(), TODAY)
