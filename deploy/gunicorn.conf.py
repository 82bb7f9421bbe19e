"""For administrators who start gunicorn themselves: ``gunicorn -c deploy/gunicorn.conf.py``.

The same settings as ``sevenlines serve``. SEVENLINES_HOST and SEVENLINES_PORT say where to listen;
docs/operate.md lists the other variables.
"""

import os

from server.run import HTTP_PORT, check_address, gunicorn_options
from server.settings import from_environment

_settings = from_environment()
_host = os.environ.get("SEVENLINES_HOST", "127.0.0.1")
_port = int(os.environ.get("SEVENLINES_PORT", HTTP_PORT))
check_address(_host, _settings)

wsgi_app = "server.app:create_app()"
globals().update(gunicorn_options(_host, _port, _settings))
