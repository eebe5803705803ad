"""The review page's form and what its script asks: nothing is lost, nothing is forged, and only what changed is sent."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.models import Paragraph, TextDraft
from articles.models.languages import get
from articles.models.story import digest
from articles.workflow import conductor, corrections
from tests.make import make_story, make_user

pytestmark = pytest.mark.django_db

CHINESE = """雲南引領新基建

該中心2020年3月15日在昆明掛牌成立。阮成發說：「我們要在南方建設它。」

2019年，雲南省工業增加值增速為8.1%，排名全國第五位。
"""
ENGLISH = """Yunnan leads new infrastructure

The center opened in Kunming on March 15, 2020. “We will build it in the south,” Ruan Chengfa said.

In 1949, industrial value added in Yunnan grew by 8.1%, ranking fifth in the country.
"""


@pytest.fixture
def mei():
    return make_user("mei", first_name="Mei")


@pytest.fixture
def story(mei):
    return make_story({"zh-hant": CHINESE, "en": ENGLISH}, mei)


def door(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(story) -> str:
    return f"/admin/articles/article/{story.pk}/correct/"


def row(story, at: int) -> Paragraph:
    return list(story.paragraphs.all())[at]


def filled(story, **more: Any) -> dict[str, Any]:
    """The form as the page gives it."""
    post: dict[str, Any] = {}
    for paragraph in story.paragraphs.all():
        for code in ("en", "zh-hant", "zh-hans"):
            text = get(paragraph, "text", code)
            post |= {f"base-{paragraph.pk}-{code}": digest(text), f"text-{paragraph.pk}-{code}": text}
    return post | more


def ask(client: Client, story, **post: Any):
    return client.post(address(story), post, headers={"accept": "application/json"})


def told(client: Client, story, **post: Any) -> dict[str, Any]:
    return json.loads(ask(client, story, **post).content)


class TestTheScript:
    def test_it_is_sent_only_the_rows_that_changed(self, story, mei) -> None:
        client = door(mei)
        everything = told(client, story, do="refresh")
        assert set(everything["rows"]) == {str(paragraph.pk) for paragraph in story.paragraphs.all()}
        page = client.get(address(story)).context["sheet"]
        versions = ",".join(f"{one.key}:{one.version}" for one in page.rows)
        assert told(client, story, do="refresh", versions=versions)["rows"] == {}
        third = row(story, 2)
        post = filled(story, versions=versions, do=f"save:{third.pk}:en")
        post[f"text-{third.pk}-en"] = "In 2019, it grew by 8.1%."
        answer = told(client, story, **post)
        assert list(answer["rows"]) == [str(third.pk)]
        assert "In 2019, it grew" in answer["rows"][str(third.pk)]
        assert answer["messages"] == [{"level": "success", "text": "Saved."}]

    def test_a_draft_is_kept_checked_and_shown_again(self, story, mei) -> None:
        client, third = door(mei), row(story, 2)
        about = {"do": f"keep:{third.pk}:en", "base": digest(third.text_en)}
        wrong, right = third.text_en.replace("1949", "1950"), third.text_en.replace("1949", "2019")
        answer = told(client, story, text=wrong, **about)
        assert "1950" in answer["html"]
        assert answer["open"] == 1
        assert told(client, story, text=right, **about)["open"] == 0
        draft = TextDraft.objects.get()
        assert (draft.text, draft.base) == (right, third.text_en)
        assert right in client.get(address(story)).content.decode()
        assert right not in door(make_user("li")).get(address(story)).content.decode()
        told(client, story, text=third.text_en, **about)
        assert not TextDraft.objects.exists()
        assert row(story, 2).text_en == third.text_en

    def test_a_saved_draft_is_kept_no_longer(self, story, mei) -> None:
        client, third = door(mei), row(story, 2)
        told(client, story, do=f"keep:{third.pk}:en", text="In 2019.", base=digest(third.text_en))
        client.post(address(story), filled(story, do=f"save:{third.pk}:en") | {f"text-{third.pk}-en": "In 2019."})
        assert not TextDraft.objects.exists()
        assert row(story, 2).text_en == "In 2019."

    def test_colleagues_are_told_of(self, story, mei) -> None:
        li, second = make_user("li", first_name="Li"), row(story, 1)
        assert told(door(mei), story, do="pulse", row=str(second.pk))["people"] == []
        answer = told(door(li), story, do="pulse", row="")
        assert answer["people"] == [{"name": "Mei", "row": second.pk}]
        assert told(door(mei), story, do="pulse", row="")["people"] == [{"name": "Li", "row": None}]

    @pytest.mark.parametrize(
        "do", ["keep:1", "keep:1:xx", "keep:one:en", "pulse:1", "menu", "merge:1", "save:1:xx", "split:1", "nonsense"]
    )
    def test_a_forged_question_is_refused(self, story, mei, do: str) -> None:
        assert ask(door(mei), story, do=do, text="x").status_code == 400

    @pytest.mark.parametrize(
        "do", ["keep:{}:en", "merge:{}:{}", "undo:{}:en", "split:{}:en", "approve-clean:en", "push-down:{}:en"]
    )
    def test_someone_without_permissions_changes_nothing(self, story, do: str) -> None:
        nobody = door(make_user("nobody", None))
        before = list(story.paragraphs.values())
        assert ask(nobody, story, do=do.format(row(story, 1).pk, row(story, 2).pk), text="Forged").status_code == 403
        assert list(story.paragraphs.values()) == before
        assert not TextDraft.objects.exists()

    def test_a_paragraph_as_long_as_a_book_is_refused(self, story, mei) -> None:
        assert ask(door(mei), story, do=f"keep:{row(story, 1).pk}:en", text="x" * 100_001, base="").status_code == 400


class TestTheForm:
    def test_clean_rows_are_approved_and_no_others(self, story, mei) -> None:
        door(mei).post(address(story), filled(story, do="approve-clean:en"))
        assert [paragraph.is_approved("en") for paragraph in story.paragraphs.all()] == [True, True, False]

    def test_every_suggestion_of_a_kind_is_applied_at_once(self, mei) -> None:
        chinese = "雲南引領新基建\n\n該中心在昆明,是第一個,也是最大的。\n\n阮成發說,要建設它。\n"
        story, client = make_story({"zh-hant": chinese}, mei), door(mei)
        assert {finding.check_id for finding in story.findings.filter(language="zh-hant")} == {"width"}
        page = client.get(address(story)).content.decode()
        assert 'value="apply-kind:width"' in page
        post = filled(story, do="apply-kind:width") | {f"text-{row(story, 2).pk}-zh-hant": "阮成發說,要好好建設它。"}
        client.post(address(story), post)
        assert row(story, 1).text_zh_hant == "該中心在昆明，是第一個，也是最大的。"
        assert row(story, 1).text_zh_hans == "该中心在昆明，是第一个，也是最大的。"
        assert row(story, 1).origin_zh_hans == Paragraph.Origin.CONVERTED
        assert row(story, 2).text_zh_hant == "阮成發說,要建設它。"

    def test_a_row_is_approved_in_all_languages(self, story, mei) -> None:
        third = row(story, 2)
        post = filled(story, do=f"approve-row:{third.pk}") | {f"text-{third.pk}-zh-hans": "有人正在写。"}
        answer = door(mei).post(address(story), post)
        assert [row(story, 2).is_approved(code) for code in ("en", "zh-hant", "zh-hans")] == [True, True, False]
        assert "有人正在写。" in answer.content.decode()

    def test_clean_rows_that_somebody_types_into_are_not_approved(self, story, mei) -> None:
        post = filled(story, do="approve-clean:en") | {f"text-{row(story, 0).pk}-en": "Another headline"}
        answer = door(mei).post(address(story), post)
        assert [paragraph.is_approved("en") for paragraph in story.paragraphs.all()] == [False, True, False]
        assert b"Another headline" in answer.content

    def test_a_box_with_a_line_break_splits_the_row(self, story, mei) -> None:
        second = row(story, 1)
        broken = second.text_en.replace("2020. ", "2020.\n")
        post = filled(story, do=f"split:{second.pk}:en") | {f"text-{second.pk}-en": broken}
        door(mei).post(address(story), post)
        assert row(story, 1).text_en == "The center opened in Kunming on March 15, 2020."
        assert row(story, 2).text_zh_hant == "阮成發說：「我們要在南方建設它。」"

    def test_a_box_with_a_line_break_and_another_text_is_saved_first(self, story, mei) -> None:
        second = row(story, 1)
        post = filled(story, do=f"split:{second.pk}:en") | {f"text-{second.pk}-en": "Another text.\nIn two lines."}
        answer = door(mei).post(address(story), post)
        assert b"Save the text before you split it" in answer.content
        assert b"Another text. In two lines." in answer.content
        assert story.paragraphs.count() == 3

    def test_a_line_break_alone_is_no_draft(self, story, mei) -> None:
        """The page keeps what is typed; the line break that says where to split must not bar its own split."""
        second, client = row(story, 1), door(mei)
        broken = second.text_zh_hant.replace("成立。", "成立。\n")
        ask(client, story, do=f"keep:{second.pk}:zh-hant", text=broken, base=digest(second.text_zh_hant))
        assert not TextDraft.objects.exists()
        post = filled(story, do=f"split:{second.pk}:zh-hant") | {f"text-{second.pk}-zh-hant": broken}
        assert client.post(address(story), post).status_code == 302
        assert row(story, 2).text_zh_hant == "阮成發說：「我們要在南方建設它。」"

    def test_a_cursor_in_an_unsaved_text_splits_nothing(self, story, mei) -> None:
        second = row(story, 1)
        post = filled(story, do=f"split:{second.pk}:en") | {f"text-{second.pk}-en": "New. " + second.text_en}
        answer = door(mei).post(address(story), post | {f"cut-{second.pk}-en": "5"})
        assert b"Save the text before you split it" in answer.content
        assert story.paragraphs.count() == 3

    @pytest.mark.parametrize("do", ["merge:{0}:{1}", "move-text:{0}:en:{1}", "push-down:{0}:en", "split:{1}:zh-hant"])
    def test_rows_are_not_arranged_under_what_is_typed_into_them(self, story, mei, do: str) -> None:
        first, second = row(story, 0), row(story, 1)
        post = filled(story, do=do.format(first.pk, second.pk)) | {f"text-{second.pk}-en": "Typed and not saved."}
        answer = door(mei).post(address(story), post)
        assert answer.status_code == 409
        assert b"Typed and not saved." in answer.content
        assert story.paragraphs.count() == 3

    @pytest.mark.parametrize("do", ["save:999999:en", "apply:999999", "dismiss:999999", "approve-row:999999"])
    def test_what_is_gone_meanwhile_costs_no_other_box_its_text(self, story, mei, do: str) -> None:
        post = filled(story, do=do) | {f"text-{row(story, 1).pk}-en": "Typed and not saved."}
        answer = door(mei).post(address(story), post)
        assert answer.status_code == 409
        assert b"is gone: " in answer.content
        assert b"Typed and not saved." in answer.content

    def test_refusals_speak_the_editors_language(self, story, mei) -> None:
        first, second, client = row(story, 0), row(story, 1), door(mei)
        li = make_user("li", first_name="Li")
        client.post("/i18n/setlang/", {"language": "zh-hant"})

        def said(do: str, **more: str) -> str:
            post = filled(story, do=do.format(first.pk, second.pk), **more)
            answer = client.post(
                address(story), post, headers={"accept": "application/json", "accept-language": "zh-hant"}
            )
            assert answer.status_code == 409
            return str(json.loads(answer.content)["messages"][0]["text"])

        assert said("undo:{1}:en") == "沒有可復原的修改：無人改過此文字。"
        assert said("move:{0}:{0}").startswith("其間段落已重新編排")
        assert said("save:{1}:en", **{f"text-{second.pk}-en": ""}).startswith("修改不能清空段落")
        assert said("save:{1}:en", **{f"text-{second.pk}-en": "New.", f"base-{second.pk}-en": "old"}).startswith(
            "您編輯期間"
        )
        TextDraft.objects.create(user=li, paragraph=first, language="en", text="Typed.")
        assert said("merge:{0}:{1}") == "li 在第 1 段（英語）輸入了內容但未儲存。請先儲存或放棄該文字。"

    def test_a_number_without_end_and_a_nul_do_no_harm(self, story, mei) -> None:
        second, client = row(story, 1), door(mei)
        assert ask(client, story, do=f"save:{'9' * 5000}:en").status_code == 400
        ask(client, story, **filled(story, do=f"save:{second.pk}:en") | {f"text-{second.pk}-en": "One\0 two."})
        assert row(story, 1).text_en == "One two."

    def test_a_conflict_shows_what_each_made_and_both_together(self, story, mei) -> None:
        third, client = row(story, 2), door(mei)
        base = third.text_en
        theirs, yours = base.replace("1949", "2019"), base.replace("the country", "China")
        about = {"paragraph": third, "language": "en", "text": theirs, "base": digest(base)}
        conductor.decide(story, corrections.correct, actor=make_user("li", first_name="Li"), **about)
        post = {"do": f"save:{third.pk}:en", f"base-{third.pk}-en": digest(base), f"text-{third.pk}-en": yours}
        answer = client.post(address(story), post)
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "Li changed this text meanwhile" in page
        both = base.replace("1949", "2019").replace("the country", "China")
        assert both in page
        post |= {
            "do": f"both:{third.pk}:en",
            f"base-{third.pk}-en": digest(theirs),
            f"began-{third.pk}-en": digest(base),
        }
        answer = client.post(address(story), post)
        assert f">{both}</textarea>" in answer.content.decode()
        assert row(story, 2).text_en == theirs

    def test_undo_goes_back_and_forth(self, story, mei) -> None:
        client, third = door(mei), row(story, 2)
        first = third.text_en
        client.post(address(story), filled(story, do=f"save:{third.pk}:en") | {f"text-{third.pk}-en": "Mei's."})
        client.post(address(story), filled(story, do=f"undo:{third.pk}:en"))
        assert row(story, 2).text_en == first
        client.post(address(story), filled(story, do=f"undo:{third.pk}:en"))
        assert row(story, 2).text_en == "Mei's."
        answer = client.post(address(story), filled(story, do=f"undo:{row(story, 0).pk}:en"))
        assert b"There is nothing to undo" in answer.content

    def test_what_changed_since_an_approval_and_in_the_source_is_shown(self, story, mei) -> None:
        client, third = door(mei), row(story, 2)
        client.post(address(story), filled(story, do=f"approve:{third.pk}:en"))
        changed = third.text_zh_hant.replace("第五", "第六")
        client.post(
            address(story), filled(story, do=f"save:{third.pk}:zh-hant") | {f"text-{third.pk}-zh-hant": changed}
        )
        page = client.get(address(story)).content.decode()
        assert "<del>五</del><ins>六</ins>" in page.split("What changed in the source since")[1].split("</details>")[0]
        client.post(
            address(story),
            filled(story, do=f"save:{third.pk}:en") | {f"text-{third.pk}-en": third.text_en.replace("1949", "2019")},
        )
        page = client.get(address(story)).content.decode()
        assert "<del>1949</del><ins>2019</ins>" in page.split("Changed since it was approved")[1].split("</details>")[0]

    def test_numbers_and_quotes_light_up_in_every_language(self, story, mei) -> None:
        sheet = door(mei).get(address(story)).context["sheet"]
        cells = {cell.language: cell for cell in sheet.rows[2].cells}
        keys = {code: {s.lights for s in cell.stretches if "8.1%" in s.text} for code, cell in cells.items()}
        assert keys["en"] == keys["zh-hant"] == keys["zh-hans"] != {""}

    def test_a_conversion_shows_where_it_had_to_choose(self, mei) -> None:
        story = make_story(
            {"zh-hans": "里程表下的猫\n\n他在院子里发现了一只猫，里程表停在十公里，没有人知道原因。\n"}, mei
        )
        page = door(mei).get(address(story)).content.decode()
        assert '<span class="ambiguous" title="只 → 隻 / 只">隻</span>' in page

    def test_a_page_of_sixty_rows_takes_fifteen_queries(self, mei, django_assert_max_num_queries) -> None:
        rows = [
            (f"第{at}段說了一些事,2019年增長{at}%。", f"Paragraph {at} says it grew by {at}% in 1949.")
            for at in range(60)
        ]
        pages = {"zh-hant": "\n\n".join(row[0] for row in rows), "en": "\n\n".join(row[1] for row in rows)}
        story, client = make_story(pages, mei), door(mei)
        third = row(story, 2)
        client.post(address(story), filled(story, do=f"approve:{third.pk}:en"))
        changed = {
            f"text-{third.pk}-en": third.text_en + " Indeed.",
            f"text-{third.pk}-zh-hant": third.text_zh_hant + "是。",
        }
        client.post(address(story), filled(story, do="save-all") | changed)
        with django_assert_max_num_queries(15):
            answer = client.get(address(story))
        assert len(answer.context["sheet"].rows) >= 60
        assert answer.content.count(b"Changed since it was approved") == 1

    def test_a_hostile_text_is_shown_as_text(self, mei) -> None:
        story = make_story(
            {"en": "A headline\n\n<script>alert(1)</script> & <b>bold</b> said the minister in 2020.\n"}, mei
        )
        page = door(mei).get(address(story)).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bold" in page

    def test_a_row_can_be_arranged_without_a_script(self, story, mei) -> None:
        second = row(story, 1)
        page = door(mei).get(address(story), {"arrange": second.pk}).content.decode()
        assert f'value="merge:{second.pk}:{row(story, 2).pk}"' in page
        assert page.count("Merge with the next row") == 1
