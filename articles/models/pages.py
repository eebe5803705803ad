"""Public pages as they are sent: the bytes, and a clock by which every process learns that some of them changed."""

from django.db import models

from articles.models.story import Article


class StoredPage(models.Model):
    """A rendered public page. `generation` names the templates and settings that it was made with; another one's is not served."""

    address = models.CharField(max_length=500)
    generation = models.CharField(max_length=32)
    slug = models.CharField(
        max_length=200, db_index=True
    )  # of the article that it tells of, "" for a page of the house
    about = models.JSONField()  # what it tells of: names as in the header Surrogate-Key
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField()  # pairs, but for those that depend on the encoding
    etag = models.CharField(max_length=32)
    gzip = models.BinaryField()
    brotli = models.BinaryField()
    zstd = models.BinaryField()
    expires_at = models.DateTimeField(null=True)  # when something scheduled changes it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["address", "generation"], name="stored_page_unique")]

    def __str__(self) -> str:
        return self.address


class PageClock(models.Model):
    """One row: how often pages have changed. It is locked until the change is committed, so that changes are seen in their order."""

    ticks = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.ticks)


class PageChange(models.Model):
    """What changed at a tick of the clock: pages that tell of it are out of date."""

    tick = models.BigIntegerField(db_index=True)
    about = models.CharField(max_length=220)

    def __str__(self) -> str:
        return f"{self.tick} {self.about}"


class PublicFace(models.Model):
    """What readers see of an article, as a digest, and what pages tell of it: how the stage "pages" knows that something changed."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="public_face")
    digest = models.CharField(max_length=64)
    about = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.article)
