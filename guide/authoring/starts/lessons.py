"""What the comments in a new script teach: each stands above the first line that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guide.translation import _

LESSONS = (
    (r"title:", _("This is a whole practice. Change any of it, and hear it while you write: guide watch FILE")),
    (r"kind:", _("What sort of practice it is; aim says what for: regulate, integrate or transform.")),
    (r"intensity:", _("How much it may stir up, 1 (settling) to 5. From 3 on a note says what may come up.")),
    (r"note:", _("Shown before the practice begins, and written into every export.")),
    (r"bed:", _("What sounds underneath. guide beds lists what there is; none is nothing at all.")),
    (r"sections:", _("Sections are chapters: a title, and steps from top to bottom.")),
    (r"- bell:", _("One strike. It rings on while the practice continues.")),
    (r"- pause:", _("Nobody speaks. It may become half or three times as long when a length is asked for: --for 20m")),
    (r"- [A-Z]", _("A line is spoken as it stands. Read it aloud once: what is hard to say is hard to hear.")),
    (r".*\[\d+s\]", _("[4s] is a silence inside a line.")),
    (
        r"- breathe:",
        _("Seconds in and out, and how many breaths: the fewest, the usual, the most. None is ever cut short."),
    ),
    (
        r"- scan:",
        _("One sentence for each region of the body; sentences take turns. A listener may leave regions out."),
    ),
    (r"- repeat:", _("What comes again. times is the fewest rounds, the usual number, the most; {n} is the round.")),
    (r"- silence:", _("A long quiet. The voice says beforehand that it comes, and that somebody comes back.")),
    (r"distance:", _("The same line nearer to what is felt, or further away, for listeners who ask for that.")),
    (r"- choose:", _("Listeners say beforehand what suits them: posture, eyes, touch. Each hears their own line.")),
    (r"- resource:", _("The listener's own words, kept with guide anchors; whoever named none hears the other line.")),
    (r"- pendulate:", _("A little of what is hard, then back to what is steady. It begins and ends in the resource.")),
    (r"- check:", _("A question with time to answer. ease is heard by those for whom it is too much.")),
    (r"optional:", _("May be left out when time is short, the lowest number first.")),
    (r"closing:", _("The way back, which is never left out: widen the senses, move, say that it is over.")),
)
_PATTERNS = tuple((re.compile(pattern), lesson) for pattern, lesson in LESSONS)


def taught(lines: Iterable[str]) -> Iterator[str]:
    """The lines with the comments above them, each once."""
    left = list(_PATTERNS)
    for line in lines:
        bare = line.lstrip()
        indent = line[: len(line) - len(bare)]
        for each in [each for each in left if each[0].match(bare)]:
            left.remove(each)
            yield f"{indent}# {each[1]}"
        yield line
