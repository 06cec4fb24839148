"""What must be said wherever advice is given (clinical.md, front page and 1.2)."""

REVIEW_NOTICE = "It does not diagnose, and no doctor or physio has reviewed it yet."

NOT_A_DIAGNOSIS = (
    "Coach guides self-care for back pain. It does not diagnose, and no doctor or physio has reviewed it yet. If you "
    "feel worse, stop. Get help now, and do not exercise, for any of these: chest pain, new numbness between the legs, "
    "weak legs, bladder or bowel trouble, pain after a hard fall."
)

LIMITS = (
    "No list of questions can rule out serious illness. So Coach would rather send you to a doctor once too often, and "
    "a clean list is no all-clear."
)
