"""The page at an address that was left: it leads on by itself, and by a link."""

from markupsafe import Markup

from generator.policy import policy
from generator.render.renderer import Renderer


def moved_page(renderer: Renderer, path: str, target: str, title: str) -> str:
    """Give the HTML of the file `path`, which leads to the address `target` of the site.

    `title` is that of the page there; numbers in it are filled in.
    """
    holes = renderer.holes
    holes.begin(path.removesuffix("index.html"))
    page = renderer.templates.get_template("pages/moved.html.jinja").render(
        target=target,
        title=holes.filled(title),
        policy=Markup(policy()),  # noqa: S704  the engine's own
        home=holes.catalog.home,
        site_name=holes.catalog.settings.name,
    )
    holes.end()
    return page
