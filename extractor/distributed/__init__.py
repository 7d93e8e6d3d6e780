"""Many machines: Ray Data (extra ``ray``), and a function of the shape that Spark's mapInPandas wants."""

from extractor.distributed.files import Files
from extractor.distributed.frames import map_in_pandas
from extractor.distributed.output import Target
from extractor.distributed.runner import extract, run

__all__ = ["Files", "Target", "extract", "map_in_pandas", "run"]
