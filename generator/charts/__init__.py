"""Charts: from a record of charts.yml to drawings, a table, a description and a CSV file."""

from generator.charts.cache import Draw, cached, draw_anew
from generator.charts.draw import ChartSource, DrawnChart, draw_chart
from generator.charts.table import Cell, Table

__all__ = [
    "Cell",
    "ChartSource",
    "Draw",
    "DrawnChart",
    "Table",
    "cached",
    "draw_anew",
    "draw_chart",
]
