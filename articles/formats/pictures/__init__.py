"""Pictures: what is sent is checked and made clean (`clean`), stored in several sizes (`renditions`), and a story gets a card to be shared by (`card`).

The only package that knows Pillow.
"""
