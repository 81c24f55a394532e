"""Practices of others, and own ones for others: a folder or a zip, equals, of data alone. Nothing in it is ever run.

names        names that mean one file on every system
layout       what may be in a pack, and where
licences     SPDX identifiers
manifest     pack.yaml: what a pack says of itself, and the SHA-256 of each file
sizes        how many files of which kinds, and how large
contents     what stands in a folder or a zip
archive      a zip, read by the letter
sound_heads  whether a sound begins as one
staging      the copy that is looked into, gone again unless it is taken
reach        what a script names: its pack and what is shipped
texts        what is wrong in scripts, forms and their like
signing      signatures in the format of minisign
trust        keys that are remembered
checking     all of that, in order
making       a folder becomes a pack; a pack is signed
installing   installed, listed, taken away, each in one moment
refusal      one sentence for what is not taken
"""

from guide.packs.checking import CheckedPack, checked
from guide.packs.installing import InstalledPack, install, installed, remove
from guide.packs.making import make, sign
from guide.packs.refusal import PackRefusedError

__all__ = [
    "CheckedPack",
    "InstalledPack",
    "PackRefusedError",
    "checked",
    "install",
    "installed",
    "make",
    "remove",
    "sign",
]
