"""What many tests go on from: the head of the smallest script there is, and six of the practices that ship."""

from guide import places

HEAD = """title: T
summary: S
kind: rest
aim: regulate
intensity: 1
"""
TONE = f"{HEAD}voice: tone\n"
"""Spoken by the voice for tests: one tone a line."""
SIX = [
    places.scripts() / f"{name}.yaml"
    for name in (
        "body/body-scan", "breath/long-exhale", "grounding/five-senses", "mindfulness/breathing-space",
        "self-compassion/loving-kindness", "self-compassion/self-compassion-break",
    )
]  # fmt: skip
"""The first six, of six kinds and lengths: other tests read all there are."""
