"""Series and templates of packs: what they name is found in their pack, whatever else is called so."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import library, packs, places
from guide.__main__ import main
from guide.forms import finding, reading
from guide.forms.series import all_series
from guide.journal import Journal
from guide.journal.series_places import places as chosen
from guide.library.templates import templates
from guide.lint import documents
from guide.script import load
from guide.suggestions.series import steps
from guide.tui.doors.series import DOOR
from tests.packs.pack_kit import HEAD, PRACTICE, folder, install, pack, with_step
from tests.tui.page_kit import words_on
from tests.tui.visit_kit import through, until

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FORM = "title: {}\nsummary: S\nkind: reflection\nquestions:\n  - text: How is it?\n"
PATH = """title: {title}
summary: Two evenings.
layers:
  - name: Begin
    practices: [evening]
  - name: Go on
    practices: [night/evening, body-scan]
    forms: [how, thought-record]
"""


def house(name: str, **more: str) -> dict[str, bytes]:
    """A pack with a series of its own practices."""
    own = {
        "night/evening.yaml": PRACTICE.replace("The evening", f"The night of {name}"),
        "series/path.yaml": PATH.format(title=f"The path of {name}"), "forms/how.yaml": FORM.format(name),
    }  # fmt: skip
    head = HEAD.replace("quiet-house", name).replace("Ada Example", f"Ada {name}")
    return pack({**own, **more}, head, PRACTICE.replace("The evening", f"The evening of {name}"))


@pytest.fixture
def two(tmp_path: Path) -> None:
    """Two packs with the same names in them, and a practice of the listener's with that name as well."""
    form = reading.names()[0]
    for name in ("quiet-house", "loud-house"):
        files = house(name, **{"series/first-steps.yaml": PATH.format(title=f"First of {name}")})
        files = {key: raw.replace(b"thought-record", form.encode()) for key, raw in files.items()}
        install(folder(tmp_path / name, _sealed(files)))
    own = places.own_scripts() / "evening.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(PRACTICE)


def _sealed(files: dict[str, bytes]) -> dict[str, bytes]:
    from tests.packs.pack_kit import sealed

    head = files.pop("pack.yaml").decode().partition("files:")[0]
    return sealed(files, head)


@pytest.mark.usefixtures("two")
def test_a_series_of_a_pack_names_its_own_practices(capsys: pytest.CaptureFixture[str]) -> None:
    found = all_series()
    assert [each for each in found if "house" in each or each in ("path", "first-steps")] == [
        "first-steps", "loud-house/first-steps", "loud-house/path", "quiet-house/first-steps", "quiet-house/path"
    ]  # fmt: skip
    assert found["first-steps"].title == "First steps"  # the shipped one keeps its name
    assert main(["series", "quiet-house/path"]) == 0
    said = capsys.readouterr().out
    assert "guide play quiet-house/evening\n" in said
    assert "guide play quiet-house/night/evening\n" in said
    assert "guide play body/body-scan\n" in said
    assert "guide reflect quiet-house/how\n" in said
    assert main(["series", "path"]) == 1
    assert "quiet-house/path" in capsys.readouterr().err
    assert main(["series", "--json"]) == 0
    (told,) = [each for each in json.loads(capsys.readouterr().out) if each["name"] == "quiet-house/path"]
    assert told["layers"][0]["practices"] == ["quiet-house/evening"]
    for name, series in found.items():
        assert documents.everything(Path(series.where.path))[0] == (), name


@pytest.mark.usefixtures("two")
def test_a_place_in_a_series_of_a_pack_leads_on_in_that_pack() -> None:
    assert main(["series", "quiet-house/path", "begin"]) == 0
    known = library.names()
    found = steps(all_series(), {"quiet-house/path": "Begin"}, lambda name, path: library.called(known, name, path))
    assert found[0].practices == ("quiet-house/night/evening", "body/body-scan")
    with Journal.open(places.journal(), lambda: NOW) as journal:
        assert chosen(journal) == {"quiet-house/path": "Begin"}


@pytest.mark.usefixtures("two")
async def test_the_page_of_series_leads_into_the_pack() -> None:
    with Journal.open(places.journal(), lambda: NOW) as journal:
        async with through(DOOR, journal) as (_, pilot):
            await until(pilot, lambda: "After a loss" in words_on(pilot))
            titles = [each.title for each in all_series().values()]
            await pilot.press(*["down"] * titles.index("The path of quiet-house"), "enter")
            await until(pilot, lambda: "The night of quiet-house" in words_on(pilot))
            assert "The evening of quiet-house" in words_on(pilot)
            assert "quiet-house  (to write)" in words_on(pilot)
            assert "loud-house" not in words_on(pilot)


@pytest.mark.usefixtures("two")
def test_forms_of_packs_with_one_name_are_two(capsys: pytest.CaptureFixture[str]) -> None:
    forms = {name: form.title for name, form in reading.all_forms().items() if name.rpartition("/")[2] == "how"}
    assert forms == {"how": "loud-house", "quiet-house/how": "quiet-house"}
    assert reading.load("quiet-house/how").name == "quiet-house/how"
    assert main(["reflect", "--list"]) == 0
    assert "quiet-house/how" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["quiet-house/../how", "quiet-house//how", "../how", "no-house/how", "quiet-house/"])
@pytest.mark.usefixtures("two")
def test_a_name_leads_out_of_no_pack(name: str) -> None:
    assert finding.find(finding.FORMS, name) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[evening]", "[../../../etc/passwd]"),
        ("[evening]", "[/etc/passwd]"),
        ("[evening]", "[mine]"),
        ("[evening]", "[other-house/evening]"),
        ("[how,", "[../how,"),
        ("[how,", "[our-own-form,"),
    ],
)
def test_a_series_that_leads_out_of_its_pack_is_refused(old: str, new: str, tmp_path: Path) -> None:
    """Also what is there on this machine: elsewhere it is not, and nobody is to learn whether it is."""
    for kind, name in (("", "mine.yaml"), ("forms", "our-own-form.yaml")):
        own = places.own_scripts() / kind / name
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(FORM.format("Ours") if kind else PRACTICE)
    form = reading.names()[0]
    files = house("quiet-house", **{"series/path.yaml": PATH.format(title="P").replace("thought-record", form)})
    install(folder(tmp_path / "fine", files))
    packs.remove("quiet-house")
    wrong = PATH.format(title="P").replace("thought-record", form).replace(old, new)
    with pytest.raises(packs.PackRefusedError, match=r"series/path\.yaml.*neither in the pack nor comes with"):
        install(folder(tmp_path / "wrong", house("quiet-house", **{"series/path.yaml": wrong})))
    assert packs.installed() == ()


def test_what_else_is_in_a_pack_is_told_when_it_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = PATH.format(title="P").replace(", thought-record", "")
    house_folder = folder(
        tmp_path / "h", house("quiet-house", **{"series/path.yaml": path, "templates/a.yaml": PRACTICE})
    )
    assert main(["pack", "install", str(house_folder)]) == 0
    said = capsys.readouterr().out
    assert "Also in it: guide series quiet-house/path" in said
    assert "guide new --template quiet-house/a" in said


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack with templates is installed, and somebody is in an empty folder."""
    listed = with_step("use: settle")
    parts = {"parts/settle.yaml": "title: Settle\nsteps: [Let it be quiet.]\n"}
    files = pack({"templates/begin.yaml": PRACTICE, "night/templates/slow.yaml": listed, **parts})
    install(folder(tmp_path / "house", files))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_a_practice_begins_with_a_template_of_a_pack(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sorted(templates()) == ["quiet-house/begin", "quiet-house/night/slow"]
    assert main(["new", "ours.yaml", "--template", "quiet-house/begin", "--title", "Ours: at night"]) == 0
    assert "Written: ours.yaml" in capsys.readouterr().out
    made = load(begun / "ours.yaml")
    assert (made.title, made.license) == ("Ours: at night", "CC-BY-4.0")
    assert "Rest here." in (begun / "ours.yaml").read_text()
    assert (begun / "ours.yaml").read_text().startswith("# yaml-language-server: ")
    assert main(["new", "--template", "begin"]) == 0
    assert load(begun / "the-evening.yaml").title == "The evening"
    assert main(["new", "--template", "begin"]) == 3  # it is there
    assert main(["new", "--template", "begin", "--kind", "rest"]) == 1
    assert main(["new", "--template", "begni"]) == 1
    assert "There are: quiet-house/begin, quiet-house/night/slow" in capsys.readouterr().err


def test_what_a_copy_would_miss_is_said_with_its_place(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "slow.yaml", "--template", "quiet-house/night/slow"]) == 2
    told = capsys.readouterr()
    assert "slow.yaml:" in told.err
    assert "settle" in told.err
    assert "has to be mended" in told.out
    assert (begun / "slow.yaml").is_file()


def test_an_own_template_goes_before_and_a_broken_one_is_told(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = places.own_scripts() / "templates"
    own.mkdir(parents=True)
    (own / "begin.yaml").write_text(PRACTICE.replace("The evening", "My own"))
    assert main(["new", "a.yaml", "--template", "begin"]) == 0
    assert load(begun / "a.yaml").title == "My own"
    (own / "begin.yaml").write_bytes(b"title: \xff\xfe\n")
    assert main(["new", "b.yaml", "--template", "begin"]) == 2
    (own / "begin.yaml").write_text("title: >\n  Of two\n  lines\n" + PRACTICE.partition("\n")[2])
    assert main(["new", "b.yaml", "--template", "begin", "--title", "T"]) == 1
    assert "cannot be a title of this template" in capsys.readouterr().err
    for name in ("../begin", "/etc/passwd", "", "\x1b[31m", "templates/begin", "begin.yaml"):
        assert main(["new", "b.yaml", "--template", name]) == 1
        assert "\x1b" not in capsys.readouterr().err
    assert not (begun / "b.yaml").exists()


def test_where_no_template_is_the_way_to_one_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "a.yaml"), "--template", "begin"]) == 1
    said = capsys.readouterr().err
    assert str(places.own_scripts() / "templates") in said
    assert "guide new --kind" in said
