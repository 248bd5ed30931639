"""A page of its own for each chart, one bare of all else for frames, and a list of them."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from generator.charts import DrawnChart
from generator.load.prose import Prose, address
from generator.model.catalog import Catalog
from generator.model.chart import Chart
from generator.pages.used import Link
from generator.policy import EMBEDS
from generator.render.page import Page, Part

_CALL = re.compile(r"""\bchart\(\s*["']([a-z0-9-]+)["']""")


def chart_pages(
    catalog: Catalog, charts: Mapping[str, DrawnChart], prose: Mapping[str, Prose]
) -> list[Page]:
    """Give the pages. A chart is drawn when its page is printed."""
    if not charts:
        return []
    places = _places(prose)
    pages = [_list(catalog)]
    for chart in catalog.charts.values():
        made = partial(_made, charts, chart.id, places.get(chart.id, []))
        bare = partial(_bare, charts, chart.id)
        pages += [
            _page(f"charts/{chart.id}.md", chart, made, "chart"),
            _page(f"{EMBEDS}/{chart.id}.md", chart, bare, "embed", "embed"),
        ]
    return pages


def _page(
    path: str, chart: Chart, made: Callable[[], list[Part]], template: str, layout: str = ""
) -> Page:
    file = f"pages/{template}.md.jinja"
    made_late = {"made": made}
    return Page(path, chart.title, chart.subtitle, None, file, made_late, layout=layout)


def _list(catalog: Catalog) -> Page:
    entries = Part("chart", "chart_list", (list(catalog.charts.values()),))
    about = "Every chart of this site, with a page for each."
    context = {"entries": entries}
    return Page(
        "charts/index.md", "Charts", about, template="pages/charts.md.jinja", context=context
    )


def _made(charts: Mapping[str, DrawnChart], name: str, places: list[Link]) -> list[Part]:
    chart = charts[name]
    return [Part("chart", "chart", (chart, "page", 1)), Part("chart", "files", (chart, places))]


def _bare(charts: Mapping[str, DrawnChart], name: str) -> list[Part]:
    return [Part("chart", "chart", (charts[name], "embed", 1))]


def _places(prose: Mapping[str, Prose]) -> dict[str, list[Link]]:
    """Give the pages on which each chart stands."""
    found: dict[str, list[Link]] = {}
    for path, words in prose.items():
        if path.startswith("contribute/"):
            continue
        for name in dict.fromkeys(_CALL.findall(words.body)):
            found.setdefault(name, []).append(Link(address(path), words.meta.title))
    return found
