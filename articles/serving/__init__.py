"""Public pages ahead of Django: bytes out of memory, for as long as no other process has changed what they tell of."""
