"""Public pages, a module a kind of page: each view chooses a record and renders it in the language of its address."""
