import json
import shutil
from importlib import metadata

import pytest
from typer.main import get_command

from extractor.cli.app import app
from extractor.cli.rules import check_rules
from extractor.rulebook import patterns_dir

TEXT = "OSLO, March 3, 2020 (AP) - Norway will pay Peru $5 million over two years, Mayor Ana Brel said."


@pytest.mark.parametrize("name", sorted(get_command(app).commands))
def test_every_command_and_option_has_help(name):
    command = get_command(app).commands[name]
    assert command.help
    assert all(getattr(option, "help", "x") for option in command.params)


@pytest.mark.parametrize(
    ("command", "option", "group"),
    [
        ("run", "input_format", "extractor.readers"),
        ("convert", "input_format", "extractor.readers"),
        ("run", "output_format", "extractor.writers"),
    ],
)
def test_help_names_the_formats(command, option, group):
    (found,) = (param for param in get_command(app).commands[command].params if param.name == option)
    assert f": {', '.join(sorted(point.name for point in metadata.entry_points(group=group)))}." in found.help


def test_show(call, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    code, out, _ = call("show", "a.txt")
    assert code == 0
    assert "Norway" in out
    assert json.loads(call("show", "a.txt", "--json")[1])["id"] == "a.txt"
    assert call("show", "-", stdin=TEXT)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "gone.txt"], "error: gone.txt: no such file or directory"),
        (["show", "a.txt", "-n", "2"], "error: a.txt: has no article 2"),
        (["show", "empty.txt"], "error: empty.txt: is empty"),
        (["show", "empty.html"], "error: empty.html: holds no article"),
        (["explain", "gone.txt"], "error: gone.txt: no such file"),
        (["explain", "a.txt", "--kind", "sum"], "error: --kind sum: no kind of fact; the kinds are role, money, "),
        (["convert", "gone.jsonl", "out.csv"], "error: gone.jsonl: cannot be read: no such file"),
        (["convert", "facts.jsonl", "facts.jsonl"], "error: facts.jsonl: is read and would be written over"),
        (["convert", "facts.jsonl", "gone/out.csv"], "error: gone/out.csv: cannot be written: there is no folder gone"),
        (["report", "gone.jsonl"], "error: gone.jsonl: cannot be read: no such file"),
        (["report", "facts.jsonl", "-o", "."], "error: .: is a folder"),
        (["report", "facts.jsonl", "-o", "gone/r.html"], "error: gone/r.html: cannot be written: there is no folder"),
        (["report", "facts.jsonl", "--errors", "gone.jsonl"], "error: --errors gone.jsonl: is no file"),
        (["evaluate", "gone.jsonl"], "error: gone.jsonl: cannot be read"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_line(call, tmp_path, arguments, message):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "empty.html").write_text("<p>")
    (tmp_path / "facts.jsonl").write_text("")
    code, _, err = call(*arguments)
    assert code == 2
    assert err.startswith(message)


def test_schema(call):
    assert json.loads(call("schema")[1])["title"] == "Newsfacts record"


def test_explain(call, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    code, out, _ = call("explain", "a.txt", "--kind", "money")
    assert code == 0
    assert "payer = 'Norway'" in out  # the frame was read from the grammar
    assert "money: 5000000 USD" in out
    (fact,) = (f for f in json.loads(call("run", "a.txt")[1])["facts"] if f["kind"] == "money")
    assert f"  rule      {fact['rule']}, confidence {fact['confidence']}\n" in out


def test_report(call, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    call("run", "a.txt", "-o", "facts.jsonl")
    code, _, err = call("report", "facts.jsonl", "-o", "page.html")
    assert code == 0
    assert "without their text" not in err
    assert "Norway will pay" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.fixture
def rules(tmp_path):
    return shutil.copytree(patterns_dir(), tmp_path / "rules")


def edited(rules, name, old, new):
    path = rules / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path, text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'name = "read more"',
            'name = "read more"\nnmae = "x"',
            "line.3.nmae: unknown key; allowed here: name, pattern",
        ),
        ('name = "read more"', "name = [", "no valid TOML: Invalid value"),
        ('name = "read more"\n', "", "line.3.name: this key is missing"),
        (
            "longest = 200",
            'longest = "x"',
            "longest: Input should be a valid integer, unable to parse string as an integer, not 'x'",
        ),
    ],
    ids=["unknown key", "no TOML", "missing key", "wrong type"],
)
def test_check_names_file_and_line(rules, old, new, message):
    path, line = edited(rules, "text/noise.toml", old, new)
    (problem,) = check_rules(rules).problems
    place, _, text = problem.partition(": ")
    assert message in text
    file, _, number = place.rpartition(":")
    assert file == str(path)
    assert abs(int(number) - line) <= 4


def test_check_runs_the_examples(rules):
    path, line = edited(rules, "text/noise.toml", 'found = ["noise: Advertisment"]', "found = []")
    problems = [problem for problem in check_rules(rules).problems if "noise.toml" in problem]
    assert len(problems) == 1
    assert problems[0].startswith(f"{path}:{line - 2}: 'Ministers met")


def test_check_finds_a_file_that_nothing_reads(rules):
    (rules / "lexicon/stray.toml").write_text("")
    assert f"{rules}/lexicon/stray.toml:1: no part of the program reads this file" in check_rules(rules).problems


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("frames/money.toml", '[[sample]]\ntext = "[Q Peru] paid."', "[Q Peru] is no mark; the letters are P, T, O"),
        ("frames/money.toml", '[[sample]]\ntext = "[A=5k:USD $5]"', "[A=5k:USD $5] is no sum of the form [A=5000:USD"),
        (
            "lexicon/dates.toml",
            '[[example]]\ntext = "May"\ndate = "3 May"',
            "date '3 May' is not of the form YYYY-MM-DD",
        ),
    ],
    ids=["unknown mark", "no amount", "no date"],
)
def test_check_tells_of_examples_that_cannot_be_read(rules, name, text, message):
    path = rules / name
    source = path.read_text(encoding="utf-8")
    path.write_text(f"{source}\n{text}\n", encoding="utf-8")
    (problem,) = [found for found in check_rules(rules).problems if message in found]
    assert problem.startswith(f"{path}:{source.count(chr(10)) + 2}: ")


def test_check_names_the_recognisers_there_are(rules):
    path, line = edited(rules, "lexicon/money.toml", 'recognizer = "money"', 'recognizer = "mony"')
    (problem,) = check_rules(rules).problems
    assert problem.startswith(f"{path}:{line}: recognizer: Input should be 'person'")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "money"', 'kind = "mony"', "kind: Input should be 'role', 'money', "),
        ("slots.payee", "slots.payeee", "unknown slot 'payeee'; allowed: payer, payee, purpose"),
        ('name = "worth"', 'name = "measure"', "two frames have the name 'measure'"),
    ],
    ids=["kind", "slot", "name twice"],
)
def test_check_reads_what_frames_say(rules, old, new, message):
    path, _ = edited(rules, "frames/money.toml", old, new)
    (problem,) = check_rules(rules).problems
    assert problem.startswith(f"{path}:")
    assert message in problem
