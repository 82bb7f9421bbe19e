"""The app factory. Nothing happens when this module is imported."""

from flask import Flask

from server import access, api, errors, headers, health, log, page
from server.desk import open_desk
from server.document import InMemoryRequest
from server.engine import Engine, real_engine
from server.settings import Settings, from_environment

MULTIPART_PARTS = 8


def create_app(settings: Settings | None = None, engine: Engine | None = None) -> Flask:
    """The WSGI application; settings come from the environment when none are given."""
    settings = settings or from_environment()
    desk = open_desk(settings, engine or real_engine())
    app = Flask("server", static_folder=None)
    app.request_class = InMemoryRequest
    app.config.update(MAX_CONTENT_LENGTH=settings.max_body, MAX_FORM_PARTS=MULTIPART_PARTS)
    errors.install(app)
    log.install(app)
    headers.install(app, settings)
    access.install(app, settings)
    for blueprint in (api.blueprint(desk), page.blueprint(settings), health.blueprint(desk)):
        app.register_blueprint(blueprint)
    return app
