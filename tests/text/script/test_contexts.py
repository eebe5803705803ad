"""Words whose neighbours decide how they are written in Traditional."""

import pytest

from articles.text.script import convert
from articles.text.script.lexicon import contexts, in_context
from articles.text.script.opencc_tables import data_lines, stock_simplified

# Simplified and Traditional: in the first list the neighbours decide against what OpenCC writes, in the second it stands.
FIRING = [
    "他只养猫，买了只小猫|他只養貓，買了隻小貓",
    "像只快乐的小鸟|像隻快樂的小鳥",
    "十几只鸟和数千只企鹅|十幾隻鳥和數千隻企鵝",
    "这只看起来很旧|這隻看起來很舊",
    "那只跑得最快的兔子|那隻跑得最快的兔子",
    "羊只存栏|羊隻存欄",
    "衣服晒了一天还没干|衣服曬了一天還沒乾",
    "这口井早就干了|這口井早就乾了",
    "我干了你随意|我乾了你隨意",
    "天气又干又冷|天氣又乾又冷",
    "把积水排干|把積水排乾",
    "这活儿谁干的|這活兒誰幹的",
    "工人干的活很累|工人幹的活很累",
    "把面下到锅里|把麵下到鍋裡",
    "面煮好了|麵煮好了",
    "源头发力|源頭發力",
    "乱发奖金|亂發獎金",
    "箱子里约三十件|箱子裡約三十件",
    "井里长着青苔|井裡長著青苔",
    "在海里游泳|在海裡游泳",
    "经查系谣言|經查係謠言",
    "系好鞋带|繫好鞋帶",
    "抽到上上签|抽到上上籤",
    "免签政策|免簽政策",
    "把船划到岸边|把船划到岸邊",
    "北风刮个不停|北風颳個不停",
    "冲了一杯茶|沖了一杯茶",
    "被洪水冲走|被洪水沖走",
    "给孩子喂药|給孩子餵藥",
    "孩子困了|孩子睏了",
    "在北京呆了十年|在北京待了十年",
    "谁也不准走|誰也不准走",
    "钟走得不准|鐘走得不準",
    "有舍才有得|有捨才有得",
    "塑料制的椅子|塑料製的椅子",
    "自制玩具|自製玩具",
    "回复体力|回復體力",
    "把画卷起来|把畫捲起來",
    "诗人余某|詩人余某",
    "墙上的钟停了|牆上的鐘停了",
    "看了一出京剧|看了一齣京劇",
    "这出戏很好看|這齣戲很好看",
    "好几只猫|好幾隻貓",
    "葱油饼干|蔥油餅乾",
    "全长七十万里|全長七十萬里",
    "天上有云，地上有水|天上有雲，地上有水",
    "他吃了一碗海鲜面。|他吃了一碗海鮮麵。",
    "郁慕明和郁亮|郁慕明和郁亮",
    "范志毅与范缜|范志毅與范縝",
    "朴志洙赢了|朴志洙贏了",
    "岳云鹏说|岳雲鵬說",
    "董事长于志明说|董事長于志明說",
    "球员余海波受伤|球員余海波受傷",
    "主席涂建国表示|主席涂建國表示",
    "记者游文华报道|記者游文華報道",
]
SILENT = [
    "星期一只上一节课|星期一只上一節課",
    "唯一只剩一条路|唯一只剩一條路",
    "这只花了三天|這只花了三天",
    "人数只增不减|人數只增不減",
    "那艘船只需一小时|那艘船只需一小時",
    "是只有他知道的|是只有他知道的",
    "门口干了十年|門口幹了十年",
    "拼命地干了一天|拼命地幹了一天",
    "他又干了一次|他又幹了一次",
    "不相干的人|不相干的人",
    "前面很香|前面很香",
    "吃面前的菜|吃面前的菜",
    "路面干净|路面乾淨",
    "剪头发|剪頭髮",
    "一头乱发|一頭亂髮",
    "里约奥运会|里約奧運會",
    "里长办公室|里長辦公室",
    "十二海里的领海|十二海里的領海",
    "这系列产品|這系列產品",
    "太阳系|太陽系",
    "在合同上签了名|在合同上簽了名",
    "书签和标签|書籤和標籤",
    "船厂划归市里|船廠劃歸市裡",
    "刮掉油漆|刮掉油漆",
    "冲进房间|衝進房間",
    "喂，请问是谁|喂，請問是誰",
    "矿工困在井下|礦工困在井下",
    "他惊呆了|他驚呆了",
    "预测不准确|預測不準確",
    "说不准|說不準",
    "鸡舍和校舍|雞舍和校舍",
    "会员制的公司|會員制的公司",
    "共和国制度|共和國制度",
    "难以自制|難以自制",
    "回复读者|回覆讀者",
    "从第三卷起|從第三卷起",
    "十余家企业|十餘家企業",
    "记者于北京报道|記者於北京報道",
    "钟先生|鍾先生",
    "一出门就下雨|一出門就下雨",
    "一出戏院|一出戲院",
    "刚好几只有|剛好幾隻有",
    "葱油饼干净|蔥油餅乾淨",
    "这十天里|這十天裡",
    "古人有云：学而时习之|古人有云：學而時習之",
    "放在碗对面。|放在碗對面。",
    "忧郁的人很郁闷|憂鬱的人很鬱悶",
    "规范化的范例|規範化的範例",
    "朴素的生活|樸素的生活",
    "泰山是五岳之一|泰山是五嶽之一",
    "成立于光绪年间|成立於光緒年間",
    "其余文件|其餘文件",
    "涂上口红|塗上口紅",
    "导游志愿者|導遊志願者",
]


@pytest.mark.parametrize("pair", [*FIRING, *SILENT])
def test_neighbours_decide_and_leave_alone(pair: str) -> None:
    simplified, traditional = pair.split("|")
    assert convert(simplified, to="zh-hant", source="zh-hans").text == traditional


def test_as_many_contexts_are_silent_as_fire() -> None:
    assert abs(len(FIRING) - len(SILENT)) <= 2


def test_a_context_reaches_back_a_clause_and_not_the_whole_text() -> None:
    assert in_context("毛巾干了", 2, "干") == "乾"
    assert in_context("毛巾" + "都" * 40 + "干了", 42, "干") is None


def test_what_the_neighbours_decided_is_named_with_what_else_it_might_be() -> None:
    conversion = convert("他买了只小猫", to="zh-hant", source="zh-hans")
    (change,) = conversion.changes
    assert (conversion.text[change.start : change.end], change.alternatives) == ("隻", ("只",))


def test_every_context_keeps_the_length_of_its_word() -> None:
    assert all(len(rule.form) == len(word.rstrip("*")) for word, rules in contexts().items() for rule in rules)


def test_every_form_reads_back_as_its_word() -> None:
    other = {"待": "呆"}  # the one word that is written with another one, not with another form
    for word, rules in contexts().items():
        plain = word.rstrip("*")
        assert all(stock_simplified(other.get(rule.form, rule.form)) == plain for rule in rules)


def test_every_class_is_used() -> None:
    lines = data_lines("contexts.tsv")
    named = {line.split("\t")[0][1:] for line in lines if line.startswith("@")}
    assert all(any(f"<{name}>" in line for line in lines) for name in named)
