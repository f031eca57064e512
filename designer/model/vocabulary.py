"""The closed lists of words that the data use (clinical-spec 1.1, design section 2)."""

from enum import StrEnum
from typing import Literal

Kind = Literal["breath", "stabilise", "anti-movement", "load", "mobility", "cardio", "restricted"]
Phase = Literal["1", "2", "3", "mobility", "cardio", "avoid"]
Demand = Literal["none", "low", "high"]
Level = Literal["low", "moderate", "high"]
Resists = Literal["flexion", "extension", "rotation", "side-bend", "multi"]
Symmetry = Literal["symmetric", "alternating", "per-side", "asymmetric-load", "single-leg"]
LoadClass = Literal["bodyweight", "light", "moderate", "heavy"]
Lever = Literal["short", "long", "-"]
# What an exercise is made for beyond the drill itself.
Task = Literal["-", "incline", "repeated-lift", "sport-or-labour"]
Bias = Literal["flexion-friendly", "neutral", "extension-friendly"]
Pattern = Literal[
    "breath",
    "brace",
    "slide",
    "march",
    "clam",
    "rock",
    "bridge",
    "plank",
    "side-plank",
    "dead-bug",
    "bird-dog",
    "hinge",
    "carry",
    "row",
    "press-hold",
    "step",
    "balance",
    "rotation",
    "throw",
    "sit-up",
    "leg-raise",
    "forward-bend",
    "back-extension",
    "stretch",
    "walk",
    "run",
    "cycle",
    "row-machine",
]
Position = Literal[
    "supine",
    "prone",
    "side-lying",
    "quadruped",
    "forearms",
    "seated",
    "half-kneeling",
    "standing",
    "walking",
    "machine",
]

Side = Literal["both", "left", "right", "each"]
LoadLevel = Literal["none", "light", "moderate", "heavy"]
Band = Literal["very-light", "light", "medium", "heavy"]
BlockHeight = Literal["knee", "mid-shin", "below-mid-shin", "floor"]
PlannedBreath = Literal["free", "out-on-effort", "held"]
CardioIntensity = Literal["easy", "moderate", "vigorous"]
TrunkRange = Literal["neutral", "past-neutral", "end-range"]

# The most that the after-care instructions of an injection or block allow (design 6.42).
ProcedureCeiling = Literal["rest", "walking", "phase-1", "phase-2"]

SessionName = Literal["main", "daily"]
Profile = Literal["general", "athlete", "labour"]
FactState = Literal["met", "not-met"]  # a fact nobody recorded is absent: unknown
Feeling = Literal["effort", "pressure", "sharp", "burning", "radiating"]
Done = Literal["yes", "partly", "no"]
NextStep = Literal["refer", "step-back", "hold", "advance"]
DischargeReason = Literal[
    "goals-met", "goes-on-alone", "referred", "stopped-coming", "own-wish", "other"
]
Provenance = Literal["guide", "ours", "house"]

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DayName = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Lane(StrEnum):
    """The order of work inside a session, as the board shows it."""

    BREATH = "breath"
    MOBILISE = "mobilise"
    STABILISE = "stabilise"
    LOAD = "load"
    CARDIO = "cardio"


LANES = tuple(Lane)


class Severity(StrEnum):
    """How strongly a finding speaks; compare with ``rank`` (info 0 ... hard_block 3)."""

    INFO = "info"
    CAUTION = "caution"
    BLOCK = "block"
    HARD_BLOCK = "hard_block"

    @property
    def rank(self) -> int:
        return tuple(Severity).index(self)


class Urgency(StrEnum):
    """How soon somebody else has to see the patient (design section 6, point 13)."""

    NONE = "none"
    PROMPT = "prompt"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        return tuple(Urgency).index(self)
