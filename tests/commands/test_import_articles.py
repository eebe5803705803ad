"""import_articles: each story becomes an article, or is refused with its name; a stopped import leaves nothing half made."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from articles.models import Article, AuditEntry, Finding, Likeness, RawDocument
from tests.formats.server import answer, network, serving
from tests.formats.server import pages as web_pages
from tests.make import make_source

SEED = settings.BASE_DIR / "seeds" / "yunnan-blockchain"
CHINESE = "雲南引領新基建\n\n雲南省區塊鏈中心2020年3月15日在昆明掛牌成立，這是該省的第一個區塊鏈中心。\n"
ENGLISH = "Yunnan leads new infrastructure\n\nThe Yunnan Blockchain Center opened in Kunming on March 15, 2020.\n"
SLUG = "yunnan-leads-new-infrastructure"


def run(*arguments: object, **options: Any) -> tuple[int, list[dict[str, Any]]]:
    out = StringIO()
    try:
        call_command("import_articles", *map(str, arguments), "--format", "json", stdout=out, **options)
        code = 0
    except SystemExit as stop:
        code = int(stop.code or 0)
    return code, json.loads(out.getvalue())


def states(*arguments: object, **options: Any) -> list[str]:
    return [row["state"] for row in run(*arguments, **options)[1]]


def save(folder: Path, **texts: str) -> list[Path]:
    """Files by name; two underscores are a dot, and `.txt` is added."""
    paths = [folder / f"{name.replace('__', '.')}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path]:
    chinese, english = save(tmp_path, one=CHINESE, two=ENGLISH)
    return chinese, english


@pytest.mark.django_db
class TestImport:
    def test_a_pair_becomes_one_article(self, pages) -> None:
        code, outcomes = run("--pair", *pages)
        assert (code, [row["state"] for row in outcomes]) == (0, ["made"])
        article = Article.objects.get()
        assert article.slug == SLUG
        assert article.source_language == "zh-hant"
        assert sorted(document.origin for document in article.documents.all()) == ["machine", "source"]

    def test_run_again_it_skips(self, pages) -> None:
        run("--pair", *pages)
        assert states("--pair", *pages) == ["skipped"]
        assert Article.objects.count() == 1

    def test_a_translation_that_comes_later_joins_its_article(self, pages) -> None:
        run(pages[0])
        assert states("--pair", *pages) == ["updated"]
        assert Article.objects.get().paragraphs.last().text_en.startswith("The Yunnan")

    def test_a_dry_run_says_the_same_and_writes_nothing(self, pages) -> None:
        assert states(pages[0], "--dry-run") == ["made"]
        assert not Article.objects.exists()
        assert not RawDocument.objects.exists()

    def test_two_stories_of_one_headline_get_two_slugs(self, tmp_path) -> None:
        for number in range(1, 13):
            (tmp_path / f"{number}.txt").write_text(
                f"Yunnan leads new infrastructure\n\nNumber {number} of its kind is this.\n"
            )
        run(tmp_path)
        assert set(Article.objects.values_list("slug", flat=True)) == {SLUG, *(f"{SLUG}-{n}" for n in range(2, 13))}

    @pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16"])
    def test_other_encodings_are_read_and_their_bytes_kept(self, tmp_path, encoding: str) -> None:
        path = tmp_path / "page.txt"
        path.write_bytes(CHINESE.encode(encoding))
        assert run(path)[0] == 0
        document = RawDocument.objects.get()
        assert (bytes(document.content), document.text) == (CHINESE.encode(encoding), CHINESE)

    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("empty.txt", b"", "holds no text"),
            ("binary.txt", b"\x89PNG\r\n" + bytes(range(256)) * 4, "image/png cannot be read"),
            ("nul.txt", b"Some text \x00 here, and more of it", "NUL byte stands at byte 10"),
            ("number.txt", b"12345 67890", "language could not be told"),
        ],
    )
    def test_bad_input_is_refused_by_name_and_the_rest_goes_on(self, pages, tmp_path, name, content, says) -> None:
        (tmp_path / name).write_bytes(content)
        code, outcomes = run(tmp_path, "--apart")
        assert code == 1
        assert [row["state"] for row in outcomes].count("made") == 2
        [refused] = [row for row in outcomes if row["state"] == "refused"]
        assert name in refused["message"]
        assert says in refused["message"]

    def test_a_file_too_large_is_refused_unread(self, tmp_path) -> None:
        with (tmp_path / "huge.txt").open("wb") as file:
            file.truncate(500_000_000)
        code, [outcome] = run(tmp_path)
        assert (code, outcome["state"]) == (1, "refused")
        assert "500,000,000" in outcome["message"]

    def test_a_wrong_declaration_is_refused(self, pages) -> None:
        code, [outcome] = run(pages[1], "--language", "zh-hans")
        assert code == 1
        assert "reads as en" in outcome["message"]

    def test_a_bad_translation_refuses_the_whole_story(self, pages, tmp_path) -> None:
        (tmp_path / "bad.txt").write_bytes(b"")
        assert run("--pair", pages[0], tmp_path / "bad.txt")[0] == 1
        assert not RawDocument.objects.exists()
        assert not AuditEntry.objects.exists()

    def test_a_page_that_is_in_two_articles_is_refused(self, pages) -> None:
        run(*pages, "--apart")
        code, [outcome] = run("--pair", *pages)
        assert code == 1
        assert f"{pages[0]}: its pages are two articles already" in outcome["message"]

    def test_several_processes_write_what_one_writes(self, tmp_path) -> None:
        for number in range(6):
            (tmp_path / f"{number}.txt").write_text(f"Story {number}\n\nIt happened in Kunming in {number + 2010}.\n")
        assert states(tmp_path, "--jobs", 2, "--apart") == ["made"] * 6
        assert [article.slug for article in Article.objects.order_by("pk")] == [f"story-{n}" for n in range(6)]

    def test_without_checks_there_are_no_findings(self, tmp_path) -> None:
        broken = save(tmp_path, broken="A story\n\nThe the centre opened in Kunming on on Sunday.\n")
        run(*broken, "--no-checks")
        assert not Finding.objects.exists()

    def test_with_checks_there_are(self, tmp_path) -> None:
        run(*save(tmp_path, broken="A story\n\nThe the centre opened in Kunming on on Sunday.\n"))
        assert Finding.objects.exists()

    def test_the_publisher_is_written_down(self, pages) -> None:
        source = make_source("business-herald", kind="publication")
        run(pages[0], "--publisher", "business-herald")
        assert (Article.objects.get().publisher, RawDocument.objects.get().publisher) == (source, source)


@pytest.mark.django_db
class TestFetch:
    def test_an_address_is_fetched_and_written_down(self) -> None:
        page = f"<html lang=zh-Hant><body><article><p>{'</p><p>'.join(CHINESE.split())}</p></article></body></html>"
        with serving(web_pages({"/story": answer(page.encode(), content_type="text/html")})) as port:
            url = f"http://good.example:{port}/story"
            assert states(url, "--fetch", network=network(port)) == ["made"]
        document = RawDocument.objects.get()
        assert (document.url, document.received_from, document.media_type) == (url, url, "text/html")
        assert bytes(document.content) == page.encode()

    def test_what_the_server_calls_the_encoding_reaches_the_reader(self) -> None:
        page = "<html lang=en><body><article><p>Привет, мир, said the mayor of Kunming on Sunday.</p></article></body></html>"
        said = {"content_type": "text/html; charset=windows-1251"}
        with serving(web_pages({"/story": answer(page.encode("cp1251"), **said)})) as port:
            assert states(f"http://good.example:{port}/story", "--fetch", network=network(port)) == ["made"]
        document = RawDocument.objects.get()
        assert (document.encoding, document.text.split(",")[0]) == ("cp1251", "Привет")
        assert document.page.text == document.text

    def test_an_address_inside_is_refused_by_name(self) -> None:
        code, [outcome] = run("http://127.0.0.1/", "--fetch")
        assert (code, outcome["state"]) == (1, "refused")
        assert "public internet" in outcome["message"]

    def test_pages_that_name_each_other_are_one_story(self) -> None:
        head = '<link rel="alternate" hreflang="{}" href="{}"><link rel="canonical" href="{}">'
        texts = {"en": ENGLISH, "zh-hant": CHINESE}
        with serving(lambda client, request: client.sendall(table[request.split(" ")[1]])) as port:
            urls = {code: f"http://good.example:{port}/{code}" for code in texts}
            table = {"/robots.txt": answer(status="404 No")}
            for (code, text), other in zip(texts.items(), ("zh-hant", "en"), strict=True):
                link = head.format(other, urls[other], urls[code])
                body = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
                page = f"<html lang={code}><head>{link}</head><body><article>{body}</article></body></html>"
                table[f"/{code}"] = answer(page.encode(), content_type="text/html")
            outcomes = run(*urls.values(), "--fetch", network=network(port))[1]
        assert [row["state"] for row in outcomes] == ["made", "updated"]
        assert "named by the page" in outcomes[1]["message"]
        assert Article.objects.get().documents.count() == 2


@pytest.mark.django_db
class TestPairing:
    @pytest.mark.parametrize(
        ("chinese", "english"),
        [
            ("story.zh-hant.txt", "story.en.txt"),
            ("story_zh.txt", "story_en.txt"),
            ("zh-hant/story.txt", "en/story.txt"),
            ("000_story_zh.txt", "001_story_en.txt"),
        ],
    )
    def test_by_name(self, tmp_path, chinese: str, english: str) -> None:
        for name, text in ((chinese, CHINESE), (english, ENGLISH)):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text)
        code, [outcome] = run(tmp_path, "--original", "zh-hant")
        assert (code, outcome["state"], len(outcome["pages"])) == (0, "made", 2)
        assert Article.objects.get().source_language == "zh-hant"

    def test_by_number_when_the_texts_say_so_too(self, tmp_path) -> None:
        for name, page in (("000_c5395f80.txt", "zh-hant.txt"), ("001_bbf25573.txt", "en.txt")):
            (tmp_path / name).write_bytes((SEED / page).read_bytes())
        (tmp_path / "002_d7.txt").write_text("Ajax beat Feyenoord\n\nA hat-trick by Brobbey gave Ajax a 3-1 victory.\n")
        outcomes = run(tmp_path)[1]
        assert [len(row["pages"]) for row in outcomes] == [2, 1]
        assert "by number" in outcomes[0]["message"]

    def test_not_by_number_alone(self, tmp_path) -> None:
        save(tmp_path, **{"000_a": CHINESE, "001_b": "Ajax beat Feyenoord\n\nBrobbey scored three times on Sunday.\n"})
        assert states(tmp_path) == ["made", "made"]

    def test_two_pages_in_one_language_are_refused(self, tmp_path) -> None:
        paths = save(tmp_path, story__en=ENGLISH, story__zh=ENGLISH.replace("Kunming", "Dali"))
        code, [outcome] = run(*paths)
        assert (code, outcome["state"]) == (1, "refused")
        assert "both read as en" in outcome["message"]

    def test_the_items_of_a_file_by_what_it_says(self, tmp_path) -> None:
        rows = [
            {"id": 1, "story": "a", "language": "zh-hant", "headline": "雲南引領新基建", "body": [CHINESE.split()[1]]},
            {
                "id": 2,
                "headline": "Ajax beat Feyenoord",
                "body": ["Brobbey scored three times on Sunday in Amsterdam."],
            },
            {"id": 3, "story": "a", "headline": "Yunnan leads", "body": [ENGLISH.split("\n")[2]]},
            {"id": 4, "body": 7},
        ]
        path = tmp_path / "pages.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows))
        code, outcomes = run(path)
        assert (code, [row["state"] for row in outcomes]) == (1, ["made", "made", "refused"])
        assert "line 4" in outcomes[2]["item"] or ":4" in outcomes[2]["item"]
        container = RawDocument.objects.get(media_type="application/jsonl")
        assert sorted(container.items.values_list("item", flat=True)) == ["1", "2", "3"]
        assert states(path) == ["skipped", "skipped", "refused"]


def seed(name: str) -> str:
    return (SEED / name).read_text(encoding="utf-8")


@pytest.mark.django_db
class TestLikeness:
    def test_the_same_story_in_another_language_waits_for_a_decision(self, tmp_path) -> None:
        chinese, english = save(tmp_path, a=seed("zh-hant.txt"), b=seed("en.txt"))
        assert states(chinese) == ["made"]
        code, [outcome] = run(english)
        assert (code, outcome["state"], outcome["article"]) == (0, "waiting", Article.objects.get().slug)
        assert "--join" in outcome["message"]
        assert (Article.objects.count(), RawDocument.objects.count()) == (1, 2)
        assert states(english) == ["waiting"]

    @pytest.mark.parametrize("waited", [True, False])
    def test_told_so_it_joins(self, tmp_path, waited: bool) -> None:
        chinese, english = save(tmp_path, a=seed("zh-hant.txt"), b=seed("en.txt"))
        run(chinese)
        if waited:
            run(english)
        assert states(english, "--join") == ["updated"]
        article = Article.objects.get()
        assert {row.language: row.origin for row in article.documents.all()} == {"zh-hant": "source", "en": "machine"}
        assert states(english, "--join") == ["skipped"]

    @pytest.mark.parametrize("waited", [True, False])
    def test_told_so_it_is_an_article_of_its_own(self, tmp_path, waited: bool) -> None:
        chinese, english = save(tmp_path, a=seed("zh-hant.txt"), b=seed("en.txt"))
        run(chinese)
        if waited:
            run(english)
        assert states(english, "--apart") == ["made"]
        assert Article.objects.count() == 2

    def test_the_same_page_with_another_advert_is_kept_and_makes_no_article(self, tmp_path) -> None:
        again = seed("en.txt").replace("\n\n", "\n\nSubscribe today and save 40 % on your first year.\n\n", 1)
        first, second = save(tmp_path, a=seed("en.txt"), b=again)
        run(first)
        code, [outcome] = run(second)
        assert (code, outcome["state"]) == (0, "skipped")
        assert "the same page as" in outcome["message"]
        assert (Article.objects.count(), RawDocument.objects.count()) == (1, 2)
        assert states(second, "--apart") == ["made"]

    def test_the_translation_of_such_a_page_joins_the_article_where_told(self, tmp_path) -> None:
        again = seed("en.txt") + "\n\nSubscribe today and save 40 %.\n"
        first, *pair = save(tmp_path, a=seed("en.txt"), b=again, c=seed("zh-hant.txt"))
        run(first)
        assert states("--pair", *pair) == ["skipped"]
        assert states("--pair", *pair, "--join") == ["updated"]
        assert {row.language for row in Article.objects.get().documents.all()} == {"en", "zh-hant"}

    def test_another_story_is_like_none(self, tmp_path) -> None:
        paths = save(
            tmp_path, a=seed("zh-hant.txt"), b="Ajax beat Feyenoord\n\nBrobbey scored three times on Sunday.\n"
        )
        assert states(*paths) == ["made", "made"]

    def test_an_article_that_has_the_language_is_not_offered(self, tmp_path) -> None:
        paths = save(tmp_path, a=seed("zh-hant.txt"), b=seed("en.txt"))
        run("--pair", *paths)
        half = "\n".join(seed("en.txt").split("\n")[: len(seed("en.txt").split("\n")) // 3])
        assert states(*save(tmp_path, half=half)) == ["made"]

    def test_every_page_is_fingerprinted_however_it_came(self, tmp_path) -> None:
        paths = save(tmp_path, a=seed("zh-hant.txt"), b=seed("en.txt"))
        run(*paths)
        counts = [Likeness.objects.filter(document=row).count() for row in RawDocument.objects.all()]
        assert counts == [42, 42]


@pytest.mark.django_db
class TestReport:
    def test_the_table_says_what_became_of_each(self, pages, tmp_path) -> None:
        out, err = StringIO(), StringIO()
        save(tmp_path, bad="")
        with pytest.raises(SystemExit):
            call_command("import_articles", str(tmp_path), "--apart", "--progress", stdout=out, stderr=err)
        assert [line.split()[0] for line in out.getvalue().splitlines()[:3]] == ["refused", "made", "made"]
        assert out.getvalue().splitlines()[-1] == "2 made, 0 updated, 0 skipped, 1 refused"
        assert "3/3 stories" in err.getvalue()

    def test_the_table_stands_in_columns_and_leaves_names_as_they_are(self, tmp_path) -> None:
        save(tmp_path, **{"a  b": "One story\n\nIt has 2 blocks of text.\n", "c": ""})
        out = StringIO()
        with pytest.raises(SystemExit):
            call_command("import_articles", str(tmp_path), stdout=out)
        made, refused, _ = out.getvalue().splitlines()
        assert made == f"made     {tmp_path}/a  b.txt: one-story 2 paragraphs"
        assert refused.startswith(f"refused  {tmp_path}/c.txt: ")

    def test_there_is_no_progress_where_nobody_looks(self, pages) -> None:
        err = StringIO()
        call_command("import_articles", str(pages[0]), stdout=StringIO(), stderr=err)
        assert err.getvalue() == ""

    def test_a_name_has_no_power_over_the_terminal(self, tmp_path) -> None:
        (tmp_path / "a\x1b[31m.txt").write_text(ENGLISH)
        out = StringIO()
        call_command("import_articles", str(tmp_path), stdout=out)
        assert "\x1b" not in out.getvalue()
