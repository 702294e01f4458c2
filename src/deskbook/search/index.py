"""The index as `deskbook.search.pack` writes it, opened. Twin of `web/search/index.js`."""

from __future__ import annotations

import json
from itertools import accumulate
from typing import Any

from deskbook.search.container import BadIndex, opened, read_lines, read_varints
from deskbook.search.lexicon import Lexicon
from deskbook.search.pack import LOWEST, RATIO
from deskbook.search.synonyms import Synonyms

LEVELS = tuple(accumulate(range(15), lambda weight, _: weight * RATIO, initial=LOWEST))
"""What the levels of the index weigh."""


class Index(Lexicon):
    """The terms, entries and questions of an index file.

    `facts` holds what `pack` wrote of the entries. Raises `BadIndex`.
    """

    def __init__(self, content: bytes) -> None:
        _, sections = opened(content)
        try:
            self.titles = read_lines(sections["titles"])
            self.addresses = read_lines(sections["addresses"])
            self.questions = read_lines(sections["questions"])
            self.facts: dict[str, Any] = json.loads(sections["facts"])
            size = len(self.facts["ids"])
            groups = read_lines(sections["synonyms"])
            self.synonyms = Synonyms([line.split("\t") for line in groups])
            self.first_question = list(accumulate(read_varints(sections["counts"]), initial=0))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise BadIndex("The search index is damaged.") from error
        super().__init__(sections, size)
