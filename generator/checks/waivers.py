"""The two rules of wording, and the sentences that site.yml lets stand with a reason."""

from collections.abc import Iterator

from generator.checks import comparisons, status_words
from generator.checks.rule import Checked
from generator.checks.sentences import Sentence
from generator.model.site import Waiver
from generator.problems import Problem


def words_keep_to_the_data(checked: Checked) -> Iterator[Problem]:
    """Words are no harder than a status, and what compares is tested, or site.yml says why not."""
    waivers = checked.catalog.settings.waivers
    used: set[int] = set()
    for sentence, problem in [*status_words.hits(checked), *comparisons.hits(checked)]:
        fits = [at for at, waiver in enumerate(waivers) if _fits(waiver, sentence, problem)]
        used.update(fits)
        if not fits:
            yield problem
    if any(checked.broken.values()):
        return
    for at, waiver in enumerate(waivers):
        if at not in used:
            sentence_ = f"Nothing needs this waiver: no sentence with “{waiver.text}” is refused."
            hint = "Delete it, or correct `where` and `text`."
            yield checked.problem("waiver", f"site:site.waivers.{at}", sentence_, hint)


def _fits(waiver: Waiver, sentence: Sentence, problem: Problem) -> bool:
    written = " ".join(sentence.written.split())
    return waiver.rule == problem.rule and waiver.where == problem.file and waiver.text in written
