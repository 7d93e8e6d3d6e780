"""The component: organisations found by rules and by the network."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.recognizers.base import component, set_spans
from extractor.recognizers.capitals import find_runs
from extractor.recognizers.introduced import introducer
from extractor.recognizers.lexicons import name_lexicon, title_lexicon
from extractor.recognizers.organizations.combine import Combiner
from extractor.recognizers.organizations.repeats import find_repeats
from extractor.recognizers.organizations.rules import BodyFinder, Found
from extractor.recognizers.page import Page, page_of
from extractor.recognizers.spans import first_words
from extractor.records import Context, Mention, MentionKind
from extractor.rulebook import Rulebook


class OrganizationsRecognizer:
    """Finds organisations by their head words, legal forms and acronyms, or by the network's spans where it has any."""

    kind: MentionKind = "organization"

    def __init__(self, rulebook: Rulebook) -> None:
        self._names = name_lexicon(rulebook)
        self._finder = BodyFinder(self._names, title_lexicon(rulebook))
        self._introducer = introducer(rulebook)

    def find(self, doc: Doc, context: Context) -> list[Mention]:
        """Return the organisation mentions of ``doc`` in text order."""
        page = page_of(doc, context)
        text = page.text
        ruled = self._finder.find(text)
        if page.has_entities:
            found = self._joined(page, ruled)
        else:
            found = [(start, end, rule, 0.7) for start, end, rule in ruled]
        return [Mention(s, e, text[s:e], "organization", rule, round(sure, 3)) for s, e, rule, sure in found]

    def _joined(self, page: Page, ruled: list[Found]) -> list[tuple[int, int, str, float]]:
        """Return what the network and the rules see together, and the names of these bodies said again."""
        text, spans = page.text, page.spans
        combiner = Combiner(text, spans, self._names)
        found = combiner.bodies(ruled)
        places = [(start, end) for start, end, _, _ in found]
        firsts, runs = first_words(text, spans, self._names), find_runs(self._finder.pattern, text)
        introduced = page.once(self._introducer.find)
        for start, end in find_repeats(text, places, runs, firsts, self._names, spans, introduced):
            if not combiner.is_paper(start, end):
                found.append((start, end, "organization.repeat", 0.6))
        return sorted(found)

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into ``doc.spans["organization"]``."""
        return set_spans(doc, self.kind, self.find(doc, Context()))


make_organizations = component("extractor_organizations", OrganizationsRecognizer)
