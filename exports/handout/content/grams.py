"""Grams of protein a day for H-20, only for whom somebody confirmed that they suit."""

from designer.model.patient import Patient

_CONFIRMED = "protein-ok"
_LEAST_G_PER_KG, _MOST_G_PER_KG = 1.0, 1.6  # H-20, P17


def grams_fields(patient: Patient) -> dict[str, str]:
    """The fields of H-20; empty without the confirmation or the weight: no figure is printed.

    Whether the confirmation still counts is for R-162 to say.
    """
    met = any(one.fact == _CONFIRMED and one.state == "met" for one in patient.confirmations)
    weight_kg = patient.weight_kg
    if not met or weight_kg is None:
        return {}
    return {
        _CONFIRMED: "",
        "low": str(round(_LEAST_G_PER_KG * weight_kg)),
        "high": str(round(_MOST_G_PER_KG * weight_kg)),
    }
