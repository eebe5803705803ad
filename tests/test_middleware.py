"""Each request has an id; a hostile one from outside is not taken."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_proxys_id_is_kept() -> None:
    response = Client().get("/", headers={"X-Request-ID": "proxy-0001"})
    assert response["X-Request-ID"] == "proxy-0001"


@pytest.mark.parametrize("given", ["", "short", "a b c d e f g", "x" * 37, "<script>alert(1)</script>"])
def test_anything_else_is_replaced(given: str) -> None:
    response = Client().get("/", headers={"X-Request-ID": given} if given else {})
    assert len(response["X-Request-ID"]) == 36
    assert response["X-Request-ID"] != given
