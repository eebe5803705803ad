"""What the desk says about a finding, a gate, a rule or an entry of the audit trail, in the editor's language.

The lower layers keep codes and parameters; the sentences are here, and a test asks that no code lacks one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from articles.errors import NewsroomError, Phrase

Sentence = str | Promise
NAMES: Mapping[str, str] = dict(settings.LANGUAGES)

TITLES: Mapping[str, Sentence] = {
    "number-differs": _("Number"),
    "quote-marks": _("Quotation marks"),
    "script-slip": _("Wrong character"),
    "mixed-script": _("Mixed scripts"),
    "credit-line": _("Credit line"),
    "paragraph-missing": _("Missing paragraph"),
    "paragraph-extra": _("Extra paragraph"),
    "paragraph-duplicate": _("Repeated paragraph"),
    "term-missing": _("Glossary"),
    "term-forbidden": _("Form to avoid"),
    "term-inconsistent": _("One term, several names"),
    "name-differs": _("Wrong name"),
    "name-misspelt": _("Misspelt name"),
    "broken-join": _("Broken join"),
    "untranslated": _("Untranslated"),
    "quote-lost": _("Quotation"),
    "quote-style": _("Style of quotation marks"),
    "repeated-words": _("Repetition"),
    "fragment": _("Fragment"),
    "date-preposition": _("Preposition"),
    "length-ratio": _("Length"),
    "width": _("Half-width punctuation"),
    "same-error": _("Same error?"),
    "reader-report": _("A reader"),
}

# A check says one sentence, or one for each of the cases that `_case` tells apart.
SENTENCES: Mapping[str, Sentence] = {
    "number-differs": _("This text says %(value)s, the source says %(other)s."),
    "number-differs:no-other": _("This text says %(value)s; the source has no such figure."),
    "number-differs:no-value": _("The source says %(other)s; this text has no such figure."),
    "quote-marks": _("The quotation marks do not match."),
    "quote-marks:lost-opening": _("This closing quotation mark has no opening one."),
    "quote-marks:lost-closing": _("This opening quotation mark is never closed."),
    "quote-marks:turned": _("This quotation mark stands the wrong way round."),
    "quote-marks:spacing": _("A space stands on the wrong side of this quotation mark."),
    "quote-marks:mixed": _("This quotation mark is of another style than those before it."),
    "script-slip": _("Conversion chose “%(found)s” where “%(expected)s” is meant."),
    "mixed-script": _("“%(found)s” is written in the other script; here it is “%(expected)s”."),
    "mixed-script:long": _("This passage is written in the other script."),
    "credit-line": _("The credit says “%(found)s” where “%(expected)s” (made by) is meant."),
    "paragraph-missing": _("The source has this paragraph, and this language lacks it."),
    "paragraph-extra": _("This language has this paragraph, and the source lacks it."),
    "paragraph-duplicate": _("This paragraph says again what paragraph %(first)s said."),
    "term-missing": _("The source says “%(term)s”; the glossary asks for “%(wanted)s”."),
    "term-forbidden": _("The glossary asks for “%(wanted)s” instead of “%(found)s”."),
    "term-inconsistent": _("The source always says “%(term)s”; here it is called “%(renderings)s”."),
    "name-differs": _("“%(found)s” is a wrong form of the name “%(wanted)s”."),
    "name-misspelt": _("The source names “%(wanted)s”; “%(found)s” is almost that."),
    "broken-join": _("“%(found)s” has a capital in mid sentence: two pieces may have been joined here."),
    "untranslated": _("This stands as it does in the source language."),
    "quote-lost": _("Only one of the two languages quotes these words."),
    "quote-lost:no-other": _("This text quotes somebody here; the source does not."),
    "quote-lost:no-value": _("The source quotes “%(other)s”; this text quotes nobody here."),
    "quote-lost:gone": _("“%(value)s” is confirmed as a quote, and does not stand in this text any more."),
    "quote-style": _("The quotation marks %(found)s are not those of this article, %(wanted)s."),
    "repeated-words": _("“%(found)s” says the same thing twice."),
    "fragment": _("This is no whole sentence."),
    "date-preposition": _("It says “%(found)s” where “%(wanted)s” is meant."),
    "length-ratio": _("Against its source this paragraph has %(percent)s%% of the usual length."),
    "width": _("Punctuation beside Chinese is half-width: %(marks)s"),
    "same-error": _(
        "%(language)s was corrected here: “%(wrong)s” is now “%(right)s”. Does this text have the same error?"
    ),
    "reader-report": _("A reader reports: %(message)s"),
}

GATES: Mapping[str, Sentence] = {
    "no-headline": _("No paragraph is marked as the headline."),
    "must-fix": _("Findings that must be fixed are open: %(count)s."),
    "unapproved": _("Paragraphs that nobody has approved as they stand: %(count)s."),
    "picture-alt": _("The picture has no alt text in this language."),
    "rights": _("The rights are not cleared."),
    "embargo": _("The embargo has not passed."),
    "legal-hold": _("The article is on legal hold."),
    "untold": _("Readers see another text, and nobody has said yet what this change is."),
}

RULES: Mapping[str, Sentence] = {
    "": _("no rule applies: part of the article"),
    "advertisement": _("advertisement"),
    "app-promotion": _("promotion of an app"),
    "caption-credit": _("credit of a picture"),
    "comments": _("comments"),
    "copyright": _("copyright notice"),
    "desk-credit": _("credit of the desk"),
    "helpful-vote": _("feedback form"),
    "inline-link": _("link to another story"),
    "interruption": _("between the paragraphs, and none of them"),
    "link-row": _("row of links"),
    "newsletter": _("newsletter"),
    "page-frame": _("page around the article"),
    "page-head": _("head of the page"),
    "page-markup": _("marked as something else on the page"),
    "page-tools": _("tools of the page"),
    "related-links": _("related stories"),
    "repeated-headline": _("repeats the headline"),
    "share-bar": _("share buttons"),
    "site-navigation": _("navigation of the site"),
    "taught": _("taught by an editor"),
    "trailing-zone": _("after the end of the article"),
    "update-notice": _("notice of updates"),
}

VERBS: Mapping[str, Sentence] = {
    "receive": _("received a document"),
    "open article": _("opened the article"),
    "attach": _("attached a document"),
    "keep block": _("kept a block"),
    "strip block": _("stripped a block"),
    "undo ruling": _("took a ruling on a block back"),
    "judge again": _("had the pages judged again"),
    "teach rule": _("taught a publisher rule"),
    "make source": _("made a source"),
    "make rule": _("made a publisher rule"),
    "edit rule": _("changed a publisher rule"),
    "put rule live": _("put a publisher rule live"),
    "retire rule": _("retired a publisher rule"),
    "correct": _("corrected a text"),
    "approve": _("approved a text"),
    "undo": _("undid the last change of a text"),
    "take proposal": _("took a proposal"),
    "merge rows": _("merged two rows"),
    "split row": _("split a row"),
    "move row": _("moved a row"),
    "move text": _("gave a text to another row"),
    "shift texts": _("moved the texts of a language by one row"),
    "set draft aside": _("set an unsaved text aside"),
    "leave out": _("decided whether a paragraph is left out"),
    "set kind": _("changed the kind of a paragraph"),
    "tell readers": _("wrote a public correction"),
    "dismiss finding": _("dismissed a finding"),
    "reopen finding": _("reopened a finding"),
    "confirm quote": _("attributed a quote"),
    "correct quote": _("corrected a quote"),
    "assign": _("assigned the article"),
    "attach picture": _("gave the article a picture"),
    "describe picture": _("described the picture"),
    "remove picture": _("took the picture off"),
    "merge sources": _("merged sources"),
    "edit source": _("changed a source"),
    "add term": _("added a term to the glossary"),
    "edit term": _("changed a term of the glossary"),
    "quote confirmed": _("confirmed a quote"),
    "quote rejected": _("rejected a quote"),
    "quote suggested": _("took a decision on a quote back"),
    "publish": _("published an edition"),
    "withdraw": _("withdrew an edition"),
    "submit": _("handed an edition to the editors"),
    "send back": _("sent an edition back"),
    "approve edition": _("approved an edition as a whole"),
    "schedule": _("scheduled an edition"),
    "unschedule": _("took an edition off the schedule"),
    "retract": _("retracted an edition"),
    "restore": _("restored a revision as the draft"),
    "edit details": _("changed the details"),
    "replay decisions": _("replayed a piece’s decisions"),
}

STRIPPED: Sentence = _("blocks stripped now: %(n)s")
KEPT: Sentence = _("blocks kept again: %(n)s")
HELD: Sentence = _("left as they are, because a person wrote or approved their text: %(n)s")

_LONG = 12  # Longer than this, a passage is not repeated in the sentence: it stands marked beside it.


def check_title(check: str) -> str:
    """The short name of a check; its id where it has none."""
    return str(TITLES.get(check, check))


def finding_sentence(check: str, parameters: Mapping[str, Any]) -> str:
    """What is wrong, as a sentence with the finding's own matter in it."""
    case = f"{check}:{_case(parameters)}"
    sentence = SENTENCES[case] if case in SENTENCES else SENTENCES.get(check, check)
    language = NAMES.get(parameters.get("from-language", ""), "")
    shown = {**parameters, "first": int(parameters.get("first", 0)) + 1, "language": language}
    return str(sentence) % shown


def gate(code: str, count: int = 1) -> str:
    """Why an edition may not be published."""
    return str(GATES.get(code, code)) % {"count": count}


def refusal(error: NewsroomError) -> str:
    """Why a step was refused: each closed gate with its language, else the refusal's sentence behind the place that it names."""
    closed = [f"{NAMES.get(each.language, '')}: {gate(each.code, each.count)}" for each in getattr(error, "gates", ())]
    return " ".join(closed) or (
        f"{error.place}: {_filled(error, gettext(error.sentence))}" if error.place else reason(error)
    )


def reason(error: NewsroomError) -> str:
    """The sentence of a refusal alone, where its place stands beside it or there is none."""
    sentence = gettext(error.sentence)
    return _filled(error, sentence[:1].upper() + sentence[1:])


def language(code: str) -> str:
    """A language's name in the reader's: "Traditional Chinese"."""
    return str(get_language_info(code)["name_translated"]) if code in NAMES else code


def rule(code: str) -> str:
    """What a cruft rule takes a block for; its id where it has no name."""
    return str(RULES.get(code, code))


def verb(code: str) -> str:
    """What somebody did, as the history says it."""
    return str(VERBS.get(code, code))


def rejudged(outcome: Any) -> str:
    """What judging an article's pages again came to: its numbers of stripped, kept and held blocks, or why it was refused."""
    if outcome.refusal:
        return refusal(outcome.refusal)
    if not (outcome.stripped or outcome.kept or outcome.held):
        return str(_("nothing changed."))
    counted = ((outcome.stripped, STRIPPED), (outcome.kept, KEPT), (outcome.held, HELD))
    return " · ".join(str(sentence) % {"n": number} for number, sentence in counted if number)


def _filled(error: NewsroomError, sentence: str) -> str:
    """The sentence with what the refusal names."""
    return sentence % {name: _named(name, value) for name, value in error.names.items()} if error.names else sentence


def _named(name: str, value: object) -> object:
    if name.endswith(("language", "languages")):
        return gettext(", ").join(map(language, str(value).split(", ")))
    return gettext(value) if isinstance(value, Phrase) else value


def _case(parameters: Mapping[str, Any]) -> str:
    """Which of a check's cases this is, as its parameters tell."""
    if "problem" in parameters:
        return str(parameters["problem"])
    missing = [f"no-{name}" for name in ("value", "other") if parameters.get(name) == ""]
    long = ["long"] if len(str(parameters.get("found", ""))) > _LONG else []
    return next(iter(missing + long), "")
