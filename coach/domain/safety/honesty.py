"""What must be said wherever advice is given (clinical.md, front page and 1.2)."""

REVIEW_NOTICE = "Not a diagnosis tool; no licensed clinician has reviewed it yet."

NOT_A_DIAGNOSIS = (
    "Coach guides self-care for people with back pain. It is not a diagnosis tool, and no licensed clinician has "
    "reviewed it yet. If you feel worse, stop. Chest pain, new numbness between the legs, weak legs, trouble with "
    "bladder or bowel, or pain after a hard fall: do not exercise, get medical help now."
)

LIMITS = (
    "Questions about warning signs find serious illness poorly, and most of them are not well tested. So Coach "
    "would rather send you to care once too often, and a clean screen is not a clearance."
)
