"""Alembic's entry: uses the connection that `storage.upgrade` has keyed and begun."""

from alembic import context

from caseapp.models.base import Base
from caseapp.storage.upgrade import include_object

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    include_object=include_object,
)
with context.begin_transaction():
    context.run_migrations()
