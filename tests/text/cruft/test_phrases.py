"""Each phrase rule: what it claims in English and in both Chinese scripts, and what it leaves alone."""

import pytest

from articles.text.cruft import sightings
from articles.text.cruft.page import Page

FIRING = [
    ("copyright", "© 2024 The Plateau Post. All rights reserved."),
    ("copyright", "版權所有 未經授權不得轉載"),
    ("copyright", "免责声明：本文不代表本网的观点和立场。"),
    ("caption-credit", "Photo: Li Na / Getty Images"),
    ("caption-credit", "圖片來源：省博物館"),
    ("caption-credit", "工人在茶园采茶。王小明 摄"),
    ("share-bar", "Share 12 Tweet Facebook"),
    ("share-bar", "分享到："),
    ("share-bar", "分享至 微信 微博 QQ空间"),
    ("helpful-vote", "Was this article helpful?"),
    ("helpful-vote", "7 out of 9 found this helpful"),
    ("helpful-vote", "這篇文章對您有幫助嗎？"),
    ("update-notice", "Spotted an error? Please write to the desk."),
    ("update-notice", "本文將持續更新，如有疑問請聯繫我們。"),
    ("app-promotion", "更多内容请下载高原新闻APP"),
    ("app-promotion", "Download our app for breaking news"),
    ("app-promotion", "掃一掃，關注本報"),
    ("newsletter", "Sign up for our weekly newsletter"),
    ("newsletter", "訂閱電子報"),
    ("advertisement", "ADVERTISEMENT"),
    ("advertisement", "广告"),
    ("comments", "Leave a Reply"),
    ("comments", "網友評論"),
    ("related-links", "Related articles"),
    ("related-links", "相關文章:"),
    ("related-links", "延伸阅读"),
    ("site-navigation", "Home | News | World | Contact"),
    ("site-navigation", "首页 > 新闻 > 国内 > 正文"),
    ("inline-link", "Read more: A second railway for the border"),
    ("inline-link", "关键词：铁路 口岸"),
    ("page-tools", "5 min read"),
    ("page-tools", "字體： 大 中 小"),
    ("desk-credit", "责任编辑：王小明"),
    ("desk-credit", "責編：王小明"),
]

SILENT = [
    "The court ruled that the photographer held the copyright.",
    "该公司称其版权业务增长两成。",
    "Getty Images sued the company in London last year.",
    "她的摄影作品在昆明展出。",
    "Shares of the company rose 4% after it bought Twitter.",
    "他在微博上分享了这段视频。",
    "The volunteers were helpful, he said.",
    "這項政策對企業有幫助。",
    "The ministry will update the rules in March.",
    "数据将在下月更新。",
    "Tourists only need to download the application on their phones.",
    "乘客下载该应用后可以扫码乘车。",
    "The mayor wrote a newsletter for farmers.",
    "用户可以在线订阅报纸。",
    "The firm's advertisement was banned.",
    "监管部门查处了一批违法广告。",
    "She declined to comment on the talks.",
    "评论认为，这一判断过于乐观。",
    "The two cases are related, the police said.",
    "相關文章引發了學界的討論。",
    "The news spread around the world.",
    "新闻发布会在昆明举行。",
    "Why people read more in winter",
    "铁路仍是当地的关键。",
    "It took him five minutes to read the letter.",
    "大小企业都受到影响。",
    "The editor in charge resigned.",
    "他曾任该报责任编辑多年。",
]


@pytest.mark.parametrize(("rule", "block"), FIRING)
def test_claims(rule: str, block: str) -> None:
    assert sightings(Page.of([block], None))[0].rule == rule


@pytest.mark.parametrize("block", SILENT)
def test_leaves_alone(block: str) -> None:
    assert not sightings(Page.of([block], None))


def test_a_phrase_inside_a_long_paragraph_claims_nothing() -> None:
    paragraph = "The notice said that all rights reserved to the village would lapse. " * 10
    assert not sightings(Page.of([paragraph], None))
