"""The language engine: text in, frozen records with spans out; no Django, no network.

Offsets are Python string offsets (code points), `start` inclusive and `end` exclusive, in the text that was passed in.
Languages are the BCP 47 tags "en", "zh-hans" and "zh-hant".
"""
