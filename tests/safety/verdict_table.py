"""The diagnosis verdict table of clinical-spec 3.6 and where the design differs from it by name."""

# Exercises that are not named have the verdict "ok". B = block, C = caution.
TABLE = {
    "disc-related-pain": {
        "spinal-bend-mobility": "B R-075",
        "rowing-machine": "C R-077",
        "sit-up-full": "B R-075",
        "v-up": "B R-075",
        "straight-leg-raise-over-45": "B R-076",
        "straight-leg-raise-braced-small": "B R-076",
        "supine-long-lever-leg-lift": "B R-076",
        "toe-touch": "B R-075",
        "jefferson-curl-deep": "B R-075",
    },
    "facet-irritation": {
        "bridge-symmetrical": "C R-083",
        "hip-airplane": "C R-083",
        "rotation-controlled": "B R-082",
        "anti-rotation-speed": "C R-084",
        "med-ball-rotational-throw": "B R-082",
        "open-book": "C R-083",
        "extension-bias-position": "B R-081",
        "spinal-bend-mobility": "C R-083",
        "running-high-impact": "C R-083",
        "straight-leg-raise-over-45": "C R-083",
        "supine-long-lever-leg-lift": "C R-083",
        "back-extension-heavy": "B R-081",
        "twisting-throw-ballistic": "B R-082",
        "heavy-plank": "C R-083",
    },
    "spinal-stenosis": {
        "bridge-symmetrical": "C R-093",
        "front-plank-knees": "B R-088",
        "side-plank-knees": "B R-088",
        "front-plank-toes": "B R-088",
        "extension-bias-position": "B R-087",
        "spinal-bend-mobility": "C R-093",
        "running-high-impact": "C R-093",
        "straight-leg-raise-over-45": "C R-093",
        "supine-long-lever-leg-lift": "C R-093",
        "back-extension-heavy": "B R-087",
        "heavy-plank": "B R-088 R-093",
    },
    "si-joint-pain": {
        "side-plank-knees": "C R-103",
        "anti-rotation-hold-light": "C R-103",
        "suitcase-carry-short-light": "B R-095",
        "suitcase-carry": "B R-095",
        "suitcase-carry-extended": "B R-094",
        "step-down": "B R-097",
        "single-leg-stand": "C R-099",
        "hip-airplane": "B R-097",
        "carry-loaded-distance": "B R-094",
        "med-ball-rotational-throw": "B R-100",
        "offset-carry": "B R-094",
        "step-up-work-height": "B R-097",
        "running-high-impact": "B R-100",
        "twisting-throw-ballistic": "B R-100",
    },
    "sciatica-nerve-pain": {
        "hip-hinge-supported": "C R-108",
        "front-plank-knees": "C R-109",
        "side-plank-knees": "C R-109",
        "hip-hinge-dowel": "C R-108",
        "front-plank-toes": "C R-109",
        "kb-deadlift-blocks": "C R-108",
        "kb-deadlift-low-blocks": "C R-108",
        "hip-airplane": "C R-108",
        "barbell-hinge": "C R-108",
        "hinge-repetition-light": "C R-108",
        "hamstring-glide": "C R-108",
        "spinal-bend-mobility": "C R-108",
        "rowing-machine": "C R-108",
        "sit-up-full": "C R-109",
        "v-up": "B R-107 R-109",
        "straight-leg-raise-over-45": "B R-107",
        "straight-leg-raise-braced-small": "C R-108",
        "supine-long-lever-leg-lift": "B R-107",
        "toe-touch": "B R-107",
        "jefferson-curl-deep": "B R-107",
        "heavy-plank": "C R-109",
    },
}

# Rules that the design makes an info, so the table's caution is gone (design 6.11, 6.12).
NOW_INFO = ("R-083", "R-093", "R-103", "R-108")
# Blocks that wait for a confirmation: unknown is a caution (design 6.2, 6.20).
CAUTION_WHEN_UNKNOWN = ("R-088", "R-095", "R-097")
# Short, unloaded, mid-range arching is a caution (design 6.12 and 6.36 in place of A-31).
BY_NAME = {
    ("facet-irritation", "extension-bias-position"): ("caution", "R-081"),
    ("spinal-stenosis", "extension-bias-position"): ("caution", "R-087"),
}
