"""Pages to Markdown: the only room that knows Jinja."""

from generator.render.renderer import Renderer

__all__ = ["Renderer"]
