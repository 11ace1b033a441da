"""Settings that say something about the office or its clients, and therefore live inside."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.models.base import Base


class Setting(Base):
    """One value by name; JSON text."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
