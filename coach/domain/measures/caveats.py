"""What has to stand beside every number about what helps (clinical.md 6.6, "Caveats the app must print")."""

FALLS_ANYWAY = "You tend to exercise when pain is high, and high pain usually falls anyway."
TWO_QUESTIONS = "Same-session relief and next-day relief are different questions."
NOT_PROOF = "Order, heat, rest and attention also count; this is not proof."

CAVEATS = (FALLS_ANYWAY, TWO_QUESTIONS, NOT_PROOF)

RANK_FROM = 5
"""An exercise with fewer uses than this is never ranked, and the number of uses is never hidden."""
