"""Organization charts.

They are not laid out by Graphviz: a frame per department with its posts in a grid is a packing
problem, which a tree layout solves badly (a row of forty boxes) and packing solves in a millisecond
within a fixed width.
"""

from deskbook.charts.org.draw import draw_org_chart

__all__ = ["draw_org_chart"]
