"""What the listener changes about a practice before it starts. A pure step from script to script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from guide.problems import Where
from guide.render.own_words import sayable
from guide.script import settings
from guide.script.collect import collect
from guide.script.model import BedLayer, Script, VoiceChoice
from guide.script.steps.bed import Ambience
from guide.timeline import Wish


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """None leaves what the author wrote."""

    voice: str | None = None
    pace: float | None = None
    """Of words and silences: 0.9 is a little slower. Breath stays as it is."""
    bed: str | None = None
    """A bed, a file of one's own, or ``none``; takes the place of every bed of the practice."""
    seconds: float | None = None
    """How long it shall last."""
    hush: int = 100
    """Per cent of the lines that are heard."""
    profile: str | None = None
    """How loud the whole is, by name (`guide.mix.profiles`)."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Settings by name."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The listener's own words for a place, a person, a phrase."""
    for_others: bool = False
    """Whether what comes of it may reach other people: then the author's words stand in place of the listener's."""
    voices: Mapping[str, str] = field(default_factory=dict)
    """Who speaks, by kind of practice, where ``voice`` says nothing."""

    @property
    def wish(self) -> Wish:
        """What is asked of the arrangement."""
        return Wish(self.seconds, self.hush)

    def for_another(self) -> RenderOptions:
        """What holds for other practices too: their settings and lengths are their own."""
        return replace(self, seconds=None, settings={})

    def settled(self, script: Script) -> RenderOptions:
        """What holds for this very practice: its kind has its voice."""
        return replace(self, voice=self.voice or self.voices.get(script.kind), voices={}) if self.voices else self

    def asked_own(self, script: Script) -> bool:
        """Return whether the practice asks for the listener's own words and would have them."""
        with_them, without = (replace(self, for_others=way).applied(script) for way in (False, True))
        return bool(self.anchors) and set(collect(with_them).utterances) != set(collect(without).utterances)

    def applied(self, script: Script) -> Script:
        """The script as this listener wants it. Raises WrongUseError for a setting that it does not have."""
        voice = VoiceChoice(self.settled(script).voice or script.voice.name, script.voice.pace, script.voice.gap)
        chosen = settings.checked(script, self.settings)
        anchors = {} if self.for_others else sayable(self.anchors, voice.name, script.lexicon)
        script = replace(script, voice=voice, chosen=chosen, anchors=anchors, pace=self.pace or 1.0)
        if self.bed is None:
            return script
        sounds = getattr(script.bed, "layers", ())
        opens = script.bed if sounds else Ambience(Where("--bed"), (BedLayer(self.bed),))
        return replace(script, bed=opens, other_bed=self.bed)
