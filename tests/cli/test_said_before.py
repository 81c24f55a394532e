"""What was said before: found again by an answer, offered again from own lists, and heard in what is suggested."""

from __future__ import annotations

import pytest

from guide import library, places
from guide.cli import parser
from guide.forms import reading
from guide.forms.interview import Interview
from guide.forms.kinds.choose import ChooseQuestion
from guide.forms.kinds.several import SeveralQuestion
from guide.forms.offers import keep, offers
from guide.journal import Journal
from guide.journal.filling import begin
from guide.live.at_hand import at_hand
from guide.player.wallclock import now
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.preparation import outline
from guide.script import anchors, load
from guide.suggestions.history import history
from guide.suggestions.offers import OfferTo
from tests.cli.cli_kit import Run


def reflect(run: Run, form: str, *answers: str) -> None:
    run("reflect", form, *(each for words in answers for each in ("--answer", words)))


def test_entries_about_one_part_stand_together(run: Run) -> None:
    reflect(run, "a-part-of-me", "part=The worrier", "wants=cancel it all")
    reflect(run, "a-part-of-me", "part=The small one", "wants=hide")
    reflect(run, "a-part-of-me", "part=the worrier", "wants=ring again")
    told = run("journal", "list", "--said", "part").splitlines()
    assert [line for line in told if not line.startswith(" ")] == ["The worrier  (2)", "The small one  (1)"]
    assert "cancel it all" in told[1]
    assert "ring again" in told[2]
    assert "hide" in told[4]
    found = run("journal", "list", "--said", "part=WORRIER")
    assert "ring again" in found
    assert "hide" not in found


def test_where_a_feeling_comes_from_and_its_time_find_entries(run: Run) -> None:
    reflect(run, "what-set-it-off", "time=past", "trigger=a date, Große Pause", "because=family, grandfather")
    reflect(run, "what-set-it-off", "time=future", "trigger=news", "because=work")
    assert "news" in run("journal", "list", "--said", "because=work")
    assert "a date" not in run("journal", "list", "--said", "because=work")
    assert "a date" in run("journal", "list", "--said", "because=Grandfather")
    assert "a date" in run("journal", "list", "--said", "trigger=GROSSE PAUSE")
    assert "news" not in run("journal", "list", "--said", "time=past")
    assert "a date" in run("journal", "search", "family", "--said", "time=past")
    assert "No entry has such an answer." in run("journal", "list", "--said", "time=work")
    assert "Nothing was said to 'colour' yet." in run("journal", "list", "--said", "colour")


def test_a_question_has_to_be_named() -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["journal", "list", "--said", "=work"])


def asked(form: str) -> tuple[Journal, Interview]:
    """The journal and a form begun in it."""
    journal = Journal.open(places.journal(), now)
    return journal, begin(reading.load(form), journal, now, library.names).interview


def offered(form: str, name: str) -> tuple[str, ...]:
    """What a question offers, as it is asked now."""
    journal, interview = asked(form)
    with journal:
        at = next(at for at, each in enumerate(interview.form.questions) if each.name == name)
        return interview.form.questions[at].options(interview.looking(at))


def test_own_signs_to_pause_stand_in_the_check_before_something_intense(run: Run) -> None:
    assert offered("ready", "signs") == ("none that I notice", "something else")
    reflect(run, "signs-to-pause", "signs=cold hands\\nno words", "earliest=a red neck")
    assert offered("ready", "signs") == ("cold hands", "no words", "none that I notice", "something else")
    reflect(run, "ready", "place=somewhere safe enough", "signs=2, 4")
    with Journal.open(places.journal(), now) as journal:
        found = at_hand(journal, library.read_index().usable, now())
    (support,) = [each for each in found.offers if each.to is OfferTo.SUPPORT]
    assert "no words" in support.sentence
    assert intensities(found.suggestions) <= {1, 2}


def intensities(suggestions: object) -> set[int]:
    by_name = {each.name: each.intensity for each in library.read_index().usable}
    return {by_name[each.name] for each in suggestions}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("said", "safe"),
    [("somewhere safe enough", True), ("out and about", None), ("driving or at a machine", False),
     ("somewhere that is not safe", False)],
)  # fmt: skip
def test_where_it_is_not_safe_nothing_intense_is_offered_in_this_visit(run: Run, said: str, safe: bool | None) -> None:
    reflect(run, "ready", f"place={said}")
    with Journal.open(places.journal(), now) as journal:
        found = history(now(), [], journal.answer_rows())
        assert found.safe is safe
        assert history(now() + found.visit * 2, [], journal.answer_rows()).safe is None
        if safe is False:
            assert intensities(at_hand(journal, library.read_index().usable, now()).suggestions) <= {1, 2}


@pytest.mark.parametrize(
    ("response", "because"),
    [("freeze", "moves a little"), ("fight", "push somewhere to go"), ("flight", "looks round"),
     ("fawn", "where you end and others begin")],
)  # fmt: skip
def test_a_first_impulse_is_met_by_what_fits_it(run: Run, response: str, because: str) -> None:
    reflect(run, "check-in", f"response={response}")
    index = library.read_index().usable
    with Journal.open(places.journal(), now) as journal:
        found = at_hand(journal, index, now()).suggestions
    assert because in found[0].reason
    if response == "freeze":
        headers = {each.name: each for each in index}
        for each in found:
            assert headers[each.name].eyes != ("closed",)
            assert headers[each.name].posture != ("lying",)
            assert headers[each.name].kind != "rest"


def test_what_matters_is_offered_for_the_day_in_ones_own_words(run: Run) -> None:
    reflect(run, "values", "somebody=Aunt Lea", "values=patience with children\\nrest")
    shown = offered("lived-today", "lived")
    assert shown[:3] == ("patience with children", "rest", "kindness")
    assert shown.count("rest") == 1
    reflect(run, "lived-today", "lived=1, kindness")
    assert "patience with children, kindness" in run("journal", "list", "--form", "lived-today")


def test_any_strength_of_the_list_is_spoken_where_a_practice_asks_for_one(run: Run) -> None:
    journal, interview = asked("strengths")
    with journal:
        for lines in (["a winter"], ["stubbornness", "a bad joke"], [""], ["2"]):
            interview.typed(lines)
        (found,) = offers(interview.form, interview.answers(), {})
    assert found.told == "“a bad joke” as what you can lean on"
    keep(places.anchors(), [found])
    practice = load(places.scripts() / "meaning" / "the-one-who-came-through.yaml")
    own = RenderJob(practice, RenderOptions(anchors=anchors.read(places.anchors())))
    assert any("In your own words, a bad joke" in cue.text for cue in outline(own).timeline.cues)
    assert not any("your own words" in cue.text for cue in outline(RenderJob(practice)).timeline.cues)


def test_how_each_skill_stands_is_kept_from_one_time_to_the_next(run: Run) -> None:
    reflect(run, "ways-that-help", "helps=walking\\nsinging", "not-for-me=counting sheep", "to-try=cold water")
    reflect(run, "ways-that-help", "sometimes=cold water")
    with Journal.open(places.journal(), now) as journal:
        latest = journal.latest("ways-that-help")
    assert latest is not None
    said = {each.question.name: [part.text for part in each.parts] for each in latest.answers}
    assert said == {
        "helps": ["walking", "singing"], "sometimes": ["cold water"], "not-for-me": ["counting sheep"],
        "to-try": ["cold water"],
    }  # fmt: skip


def test_nothing_is_reframed_that_is_still_going_on(run: Run) -> None:
    reframing = [name for name, form in reading.all_forms().items() if form.reframes]
    assert len(reframing) >= 5
    before = run("reflect", "--list")
    assert all(f"{name} " in before for name in reframing)
    reflect(run, "still-going-on", "ongoing=yes")
    told = run("reflect", "--list")
    assert not [name for name in reframing if any(line.startswith(f"{name} ") for line in told.splitlines())]
    assert "guide support and guide reflect what-holds-me are there" in told
    reflect(run, "still-going-on", "ongoing=it is over")
    assert all(f"{name} " in run("reflect", "--list") for name in reframing)


def test_every_list_that_a_form_offers_from_is_there() -> None:
    forms = reading.all_forms()
    named = [
        each.listed
        for form in forms.values() for each in form.questions
        if isinstance(each, ChooseQuestion | SeveralQuestion) and "." in each.listed
    ]  # fmt: skip
    assert len(named) >= 2
    for form, _, question in (each.partition(".") for each in named):
        assert forms[form].question(question) is not None


def test_what_was_taught_about_being_hard_on_oneself_is_played_and_kept(run: Run) -> None:
    practice = load(places.scripts() / "self-compassion" / "carrying-soup.yaml")
    assert len(outline(RenderJob(practice)).timeline.cues) > 20
    (form,) = practice.after["else"]
    reflect(run, form.name, "says=You always spill", "who=a school", "not-on=the shouting")
    assert "You always spill" in run("journal", "search", "spill", "--form", "whose-voice")


def test_the_card_shows_who_is_there_and_where_a_place_is_still_free(run: Run) -> None:
    assert "for what" not in run("support")
    reflect(run, "support-map", "listen=Anna\\nBen", "groups=Thursdays, https://example.org/group")
    told = run("support")
    assert "to listen            Anna, Ben" in told
    assert "something practical  still free" in told
    assert "https://example.org/group" in told
