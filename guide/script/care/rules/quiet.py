"""What the rules about silences share: when one is long, and a practice to show it with."""

LONG = 60.0
"""Seconds from which on a silence is long."""

STARTS = """\
title: Listening
summary: Some minutes of sounds.
kind: rest
aim: regulate
intensity: 1
bed: rain
sections:
  - title: Listening
    closing: true
    steps:
"""
