"""A text in every interface language, with named arguments filled in when it is shown."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A message template in Chinese and English and the arguments both are filled with.

    An argument may itself be a `Text`; it is rendered in the same language.
    """

    zh: str
    en: str
    arguments: tuple[tuple[str, str | Text], ...] = ()

    def render(self, language: str) -> str:
        """Return the text in `language` ("zh" or "en"; anything else reads as English)."""
        template = self.zh if language == "zh" else self.en
        if not self.arguments:
            return template
        return template.format_map(
            {
                name: value.render(language) if isinstance(value, Text) else value
                for name, value in self.arguments
            }
        )


def text(zh: str, en: str, **arguments: object) -> Text:
    """Make a `Text`; arguments that are no `Text` are turned into strings here and now."""
    return Text(
        zh,
        en,
        tuple(
            (name, value if isinstance(value, Text) else str(value))
            for name, value in arguments.items()
        ),
    )
