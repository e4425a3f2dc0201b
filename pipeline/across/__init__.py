"""What articles have in common: the same text (`cluster_duplicates`), the same incident (`link_incidents`), for a whole folder (`link_folder`).

Needs the records only, no model: a dump is extracted once and linked as often as one likes. docs/across.md says how it is decided.
"""

from .duplicates import Duplicate, cluster_duplicates
from .folders import Linked, link_folder
from .incidents import link_incidents

__all__ = ["Duplicate", "Linked", "cluster_duplicates", "link_folder", "link_incidents"]
