"""How many examples, and whether they are the same every time."""

import os

from hypothesis import HealthCheck, settings

_EXAMPLES = int(os.environ.get("SEVENLINES_EXAMPLES", "0"))

settings.register_profile(
    "sevenlines",
    max_examples=_EXAMPLES or 60,
    derandomize=not _EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    database=None,
)
settings.load_profile("sevenlines")
