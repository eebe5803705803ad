"""One amount in the notations of both languages, and the change that makes it another amount."""

import pytest

from articles.text.checks.number_differs import check

# English, the Chinese that says the same, and the Chinese that says something else.
FINANCE = """
first three quarters|前三季度|前二季度80%
50 basis points|0.5个百分点|0.6个百分点
17 basis points|17个基本点|18个基本点
up 150 basis points|升息6碼|升息1碼
a quarter of a percentage point|25个基点|50个基点
half a percent|0.5%|0.6%
inflation of five percent|5%|6%
US$2.5trn|2.5万亿美元|2.5亿美元
$2.5 mln|250万美元|25万美元
$1-2bn|10亿至20亿美元|10亿至30亿美元
500 crore rupees|50亿卢比|5亿卢比
5 lakh rupees|50万卢比|5万卢比
HK$7.8 to the dollar|1美元兑7.8港元|1美元兑7.9港元
1.17 dollars per euro|1欧元兑1.17美元|1欧元兑1.27美元
revenue in 3Q22|2022年第三季度收入|2023年第三季度收入
profit in 1H23|2023年上半年利润|2024年上半年利润
FY23 revenue|2023财年收入|2022财年收入
$3.25|3美元25美分|3美元35美分
50 cents|五毛|6毛
20 percent discount|八折|七折
80% off|2折|3折
15 percent|一成五|两成五
20 to 30 per cent|两到三成|两到四成
One and a half million|150万|160万
two to three million|200万至300万|200万至400万
300,000 to 400,000|三四十万|30万至50万
2\u00a0500 people|2500人|2600人
Apple sold 5m phones|售出500万部手机|售出5部手机
""".strip().split("\n")
OTHERS = """
the 14th Five-Year Plan|“十四五”规划|“十三五”规划
1 in 100,000|十万分之一|万分之一
1-in-5 odds|五分之一的几率|四分之一的几率
two women in three|三分之二的女性|四分之三的女性
7 out of 10 voters|70%的选民|80%的选民
Two thirds of voters|三分之二的选民|五分之三的选民
A third of voters|三分之一的选民|四分之三的选民
a woman in her mid-30s|三十五六岁|37岁
the swinging sixties|60年代|70年代
9.58 seconds|9秒58|9秒68
a 100m race|100米|1亿
Four decades of reform|改革开放40年来|改革开放30年来
two and a half years|2.5年|3.5年
a year and a half|18个月|17个月
half an hour|30分钟|40分钟
two weeks|14天|15天
a week ago|7天前|8天前
In 2019|民國108年|民國109年
nineteen eighty-four|1984|1985
back in '76|1976年|1978年
at midnight|凌晨零点|凌晨1点
at 3:30 p.m.|下午3点半|上午3点半
from 3 to 5 p.m.|下午3点至5点|下午4点至5点
at 5 in the afternoon|下午5点|上午5点
a quarter to five|4点45分|4点55分
goalless draw|0比0|2比2
the 1911 Revolution|辛亥革命|戊戌变法
the March 11 earthquake|311大地震|312大地震
MH370|MH370航班|MH470航班
B-52 bombers|B-52轰炸机|B-92轰炸机
Twelve people died|十二人死亡|十五人死亡
two men|两名男子|三名男子
in the third quarter|第三季度|第四季度
the nineteenth congress|第十九次大会|第二十次大会
the nine-dash line|九段线|线
""".strip().split("\n")
ROWS = [row.split("|") for row in (*FINANCE, *OTHERS)]


def told(english: str, chinese: str) -> list[str]:
    return [finding.evidence for finding in check(english, chinese, "en", "zh-hant")]


@pytest.mark.parametrize(("english", "chinese"), [(english, same) for english, same, _ in ROWS])
def test_one_amount_in_two_notations_is_left_alone(english: str, chinese: str) -> None:
    assert told(english, chinese) == []
    assert not list(check(chinese, english, "zh-hant", "en"))


@pytest.mark.parametrize(("english", "chinese"), [(english, other) for english, _, other in ROWS])
def test_another_amount_is_told(english: str, chinese: str) -> None:
    assert told(english, chinese)
    assert list(check(chinese, english, "zh-hant", "en"))


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The percent", "四成"),
        ("Page", "第三頁"),
        ("years of reform", "改革四十多年來"),
        ("He beat twelve rivals", "他擊敗了對手"),
        ("the fourth match", "比賽"),
    ],
)
def test_a_word_that_is_sure_to_be_a_number_needs_its_equal(english: str, chinese: str) -> None:
    assert told(english, chinese)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("rain in the Four Corners", "各州下雨"),
        ("Last, the people", "第三，人民"),
        ("hundreds of stores", "几百家店"),
        ("the two countries", "双方"),
        ("COVID-19", "新冠"),
        ("No.1 in the field", "領頭羊"),
        ("It was over in no time", "千人一面"),
        ("a third party", "第三方"),
        ("an eleventh-hour deal", "最後關頭的協議"),
        ("a nine-to-five job", "朝九晚五的工作"),
        ("He was on cloud nine", "他高興極了"),
    ],
)
def test_names_idiom_and_vague_words_need_none(english: str, chinese: str) -> None:
    assert told(english, chinese) == []
