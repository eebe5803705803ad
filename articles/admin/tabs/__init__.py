"""The article's pages on the desk, a module a page: each shows on GET and hands one decision to the workflow on POST."""
