"""The subject of a Chinese cue: the noun phrase before it, without what says when, where, to whom and how."""

from __future__ import annotations

import re

from articles.text.quotes.chinese_names import HAN, SURNAME
from articles.text.quotes.lexicon import anyone, words
from articles.text.quotes.marks import HIDDEN
from articles.text.quotes.records import Span

LEXICON = words("zh")
PRONOUNS = "他她它我你其此该记媒外"
DAY = (
    r"(?:\d+年)?(?:\d+月)?\d+[日号]|(?:\d+年)?[\d一二三四五六七八九十]{1,2}月份?|(?:本|上|这|当|下)?个?(?:星期|周|礼拜)[一二三四五六日天末]|(?:本|上)月[一二三四五六日天\d]+"
    r"|[今昨前当翌本次同](?:\(\d+\))?[天日晨早晚午夜年月]"
)
PART = "清晨|早上|早晨|上午|中午|午间|下午|傍晚|晚间|晚上|夜间|深夜|凌晨|午后|早间|晚"
DATED = r"(?:\((?:\d+月)?\d+日?\))?"
HOUR = r"\d+[时点](?:\d+分)?(?:许|左右)?"
WHEN = rf"(?:{DAY})?{DATED}(?:{PART})(?:{HOUR})?|(?:{DAY}){DATED}|{HOUR}"
AT = "(?:的?时候?|之时|之际|期间|过程中|途中|[之以]?后|[之以]?前|中)"
OCCASION = (
    rf"(?:(?<=..)|(?<=[他她]))(?:(?:{anyone('zh', 'occasions')})(?!{anyone('zh', 'not_occasions')})[^,。]{{0,40}}?{AT}|{anyone('zh', 'spoken_at')}"
    rf"|[同与和][^,。]{{1,24}}(?:会谈|会晤|通话|通电话|见面|交谈|座谈|磋商){AT}|接?受[^,。]{{0,24}}(?:{anyone('zh', 'interviews')})|出席[^,。]{{1,24}}(?:{anyone('zh', 'gatherings')})"
    rf"|(?:举行|召开|主持)[^,。]{{1,16}}(?:{anyone('zh', 'gatherings')})|发[布表出][^,。]{{0,12}}(?:{anyone('zh', 'statements')})"
    rf"|(?:针对|围绕|(?<!成)就)[^,。]{{0,30}}(?:{anyone('zh', 'matters')})|透过[^,。]{{1,30}})"
)
ADJUNCTS = re.compile(
    rf"(?:{anyone('zh', 'adverbs')}|{WHEN}|[今昨]|\([^)]*\)|发表(?:声明|讲话|文章|评论)|[长叹松]了?一?口气|叹了一?口气"
    rf"|[微苦]?[笑哭叹指看望挥摇点皱捂忍抹含带流哽][咽泪]?[着了][^,着了]{{0,6}}|{HAN}[^当内外各产基工驻本两营耕土草湿林场]地"
    rf"|[与和](?:他|她|其)?们?的?(?:研究)?(?:团队|同事|同伴|家人|妻子|丈夫|合作者|课题组|伙伴|学生)(?:成员)?们?|(?<!^)[冲朝对向跟]着?[^,。冲朝对向跟]{{1,8}}"
    r"|通过[^,。]{1,20}(?:渠道|方式|平台|媒体|视频|直播|电话|短信|微信|微博|公众号|脸书|声明)|以[^,。]{1,8}方式|(?:在?(?:微博|脸书|推特|社交平台|社群|社媒|网上))上?"
    r"|[对向][^,。]{0,24}(?:记者|媒体|本报|报社|外界|通讯社|社)|[在于][^,。]{1,30}(?:上|中|时候?|里|后|期间|间|内)"
    r"|(?<=..)(?:赴|前往|来到|抵达|走访)[^,。]{2,16}|(?<=..)(?<![正现实所存潜外自旨好放留住坐站写建用处位停落躺摆直还都仍也])在(?!内)[^,。]{2,20}"
    rf"|(?<=[社报网台刊闻》])报[道导]|{OCCASION})$"
)
HELD_AT = re.compile(rf"{OCCASION}$")
BYLINE = (
    r"[^,。()]{0,24}\([^)]*(?:记者|通讯员|编译|综合|报道|电|讯|摄)[^)]*\)"
    r"|[^,。()]{0,60}(?:社|报|网)[^,。()]{0,12}\d+日?(?:电|讯)(?:\([^)]*\))?"
)
OPENERS = re.compile(
    rf"^(?:{BYLINE}|{anyone('zh', 'openers')}|当地时间|(?:{WHEN})(?=..)|据[^,]{{1,12}}报道|[^()]*\)(?=[^)]{{2}})|[\s·\-—]+"
    rf"|(?:被问[到及]|谈[到及]|提[到及]|出席|回应|接受|会见)[^,。]{{1,30}}?(?:时|后)(?=..))"
)
GIVEN = f"(?!的){HAN}"
CITED = re.compile("(?:援引|引述|引用|转引)(?P<source>.{2,}?)(?:的?(?:话|说法|消息|观点))?(?:的?报[道导])?$")
NAMED = re.compile(
    rf"(?:^|(?:{anyone('zh', 'roles')})|(?<={HAN}[者员师商官匠]))(?P<name>{SURNAME}(?![{PRONOUNS}])(?:{GIVEN}){{1,2}}?)(?:{anyone('zh', 'titles_after')})?$"
)
FUNCTION = re.compile(f"[{LEXICON['prepositions']}](?![{PRONOUNS}])|[{LEXICON['adverbs_in_names']}]$")
ASIDE = re.compile("被追?问|谈[到及]|提[到及]|对于|针对|就")
LONGEST_ROLE = 12
MOST_OCCASIONS = 2


def subject_in(plain: str, begin: int, end: int) -> Span | None:
    """The noun phrase between two places, without the adverbs and phrases of time and place around it."""
    while match := OPENERS.match(plain[begin:end]):
        begin += match.end()
    while (match := ADJUNCTS.search(plain[begin:end])) and not cuts_a_name(plain[begin:end], match.start()):
        end = begin + match.start()
    if cited := CITED.search(plain[begin:end]):
        begin, end = begin + cited.start("source"), begin + cited.end("source")
    while begin < end and not plain[begin].isalnum() and plain[begin] != "《":
        begin += 1
    return Span(begin, end) if begin < end else None


def cuts_a_name(phrase: str, at: int) -> bool:
    """Whether what would be cut off at `at` is the given name of a person: "马朝旭" holds no "朝"."""
    name = name_at_end(phrase)
    return bool(name and name.start < at < name.end and FUNCTION.match(phrase, at))


def name_at_end(phrase: str) -> Span | None:
    """A surname with one or two characters that is the whole phrase, or stands behind a role at its end."""
    first = max(0, len(phrase) - LONGEST_ROLE)
    match = NAMED.search(phrase[first:]) if first else NAMED.search(phrase)
    if match is None or (first and not match.start() and match.start("name") == 0):
        return None
    return Span(first + match.start("name"), first + match.end("name"))


def subject_before(plain: str, first: int, begin: int) -> Span | None:
    """The subject of the clauses before `begin` that only say on what occasion he speaks ("李强受访时，被问及此事，说")."""
    for _ in range(MOST_OCCASIONS):
        if plain[begin - 1 : begin] != ",":
            return None
        start = max(first, *(plain.rfind(mark, first, begin - 1) + 1 for mark in f",:;{HIDDEN}"))
        if HELD_AT.search(plain[start : begin - 1]):
            return subject_in(plain, start, begin - 1)
        if not ASIDE.match(plain, start):
            return None
        begin = start
    return None
