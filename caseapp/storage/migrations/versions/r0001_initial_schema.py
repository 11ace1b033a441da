"""Initial schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "authority",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("pack", sa.String(length=80), nullable=False),
        sa.Column("id_in_pack", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("court", sa.String(length=200), nullable=False),
        sa.Column("formation", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=500), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("date_text", sa.String(length=20), nullable=False),
        sa.Column("host_states", sa.String(length=200), nullable=False),
        sa.Column("destination", sa.String(length=200), nullable=False),
        sa.Column("proceeding_type", sa.String(length=80), nullable=False),
        sa.Column("issues", sa.Text(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("holding", sa.Text(), nullable=False),
        sa.Column("pinpoints", sa.Text(), nullable=False),
        sa.Column("importance", sa.String(length=40), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.Column("ecli", sa.String(length=80), nullable=False),
        sa.Column("hudoc_itemid", sa.String(length=40), nullable=False),
        sa.Column("holding_basis", sa.String(length=40), nullable=False),
        sa.Column("good_law_note", sa.Text(), nullable=False),
        sa.Column("citation_verified", sa.Boolean(), nullable=False),
        sa.Column("outcome_verified", sa.Boolean(), nullable=False),
        sa.Column("destination_verified", sa.String(length=20), nullable=False),
        sa.Column("holding_verified", sa.String(length=80), nullable=False),
        sa.Column("label_words", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=False),
        sa.Column("own_form", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority")),
        sa.UniqueConstraint("pack", "id_in_pack", name=op.f("uq_authority_pack_id_in_pack")),
        sa.UniqueConstraint("uid", name=op.f("uq_authority_uid")),
    )
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.create_index(
            "ix_authority_rank_decided_on_id", ["rank", "decided_on", "id"], unique=False
        )

    op.create_table(
        "authority_pack_edition",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("edition", sa.String(length=40), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("loaded_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_authority_pack_edition")),
    )
    op.create_table(
        "history",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.Column("group", sa.String(length=36), nullable=False),
        sa.Column("undoable", sa.Boolean(), nullable=False),
        sa.Column("undoes", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("row_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("previous", sa.LargeBinary(length=32), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_history")),
    )
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.create_index("ix_history_group", ["group"], unique=False)
        batch_op.create_index("ix_history_kind_uid_seq", ["kind", "uid", "seq"], unique=False)
        batch_op.create_index("ix_history_person_seq", ["person", "seq"], unique=False)

    op.create_table(
        "matter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("file_number", sa.String(length=32), nullable=False),
        sa.Column("file_year", sa.Integer(), nullable=True),
        sa.Column("file_serial", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("handling", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matter")),
        sa.UniqueConstraint("file_number", name=op.f("uq_matter_file_number")),
        sa.UniqueConstraint(
            "file_year", "file_serial", name=op.f("uq_matter_file_year_file_serial")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_matter_uid")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.Boolean(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_uid")),
    )
    op.create_table(
        "rule_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("rule_version", sa.String(length=100), nullable=False),
        sa.Column("edition", sa.Date(), nullable=True),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("copied_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_copy")),
        sa.UniqueConstraint("rule", "rule_version", name=op.f("uq_rule_copy_rule_rule_version")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "annotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("authority_id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=True),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("point", sa.String(length=500), nullable=False),
        sa.Column("colour", sa.String(length=40), nullable=True),
        sa.Column("part", sa.String(length=40), nullable=True),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("span", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authority.id"],
            name=op.f("fk_annotation_authority_id_authority"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
            name=op.f("fk_annotation_matter_id_matter"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["person.id"],
            name=op.f("fk_annotation_written_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotation")),
        sa.UniqueConstraint("uid", name=op.f("uq_annotation_uid")),
    )
    with op.batch_alter_table("annotation", schema=None) as batch_op:
        batch_op.create_index(
            "ix_annotation_authority_id_place", ["authority_id", "place"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_annotation_matter_id"), ["matter_id"], unique=False)

    op.create_table(
        "authority_confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("authority_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("person_name", sa.String(length=200), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authority.id"],
            name=op.f("fk_authority_confirmation_authority_id_authority"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_authority_confirmation_person_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_confirmation")),
        sa.UniqueConstraint("uid", name=op.f("uq_authority_confirmation_uid")),
    )
    with op.batch_alter_table("authority_confirmation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_authority_confirmation_authority_id"), ["authority_id"], unique=False
        )

    op.create_table(
        "authority_label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authority.id"],
            name=op.f("fk_authority_label_authority_id_authority"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_label")),
    )
    with op.batch_alter_table("authority_label", schema=None) as batch_op:
        batch_op.create_index(
            "ix_authority_label_authority_id_label_value",
            ["authority_id", "label", "value"],
            unique=False,
        )
        batch_op.create_index(
            "ix_authority_label_label_value_authority_id",
            ["label", "value", "authority_id"],
            unique=False,
        )

    op.create_table(
        "authority_pack_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("edition", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("installed_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["installed_by_id"],
            ["person.id"],
            name=op.f("fk_authority_pack_file_installed_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_pack_file")),
        sa.UniqueConstraint("uid", name=op.f("uq_authority_pack_file_uid")),
    )
    with op.batch_alter_table("authority_pack_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authority_pack_file_name"), ["name"], unique=False)

    op.create_table(
        "authority_paragraph",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authority.id"],
            name=op.f("fk_authority_paragraph_authority_id_authority"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_paragraph")),
        sa.UniqueConstraint(
            "authority_id", "position", name=op.f("uq_authority_paragraph_authority_id_position")
        ),
    )
    op.create_table(
        "authority_relation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("treatment", sa.String(length=60), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("pack", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_id"],
            ["authority.id"],
            name=op.f("fk_authority_relation_from_id_authority"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["to_id"],
            ["authority.id"],
            name=op.f("fk_authority_relation_to_id_authority"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_relation")),
        sa.UniqueConstraint(
            "from_id",
            "treatment",
            "to_id",
            name=op.f("uq_authority_relation_from_id_treatment_to_id"),
        ),
    )
    with op.batch_alter_table("authority_relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authority_relation_pack"), ["pack"], unique=False)
        batch_op.create_index(
            "ix_authority_relation_to_id_treatment", ["to_id", "treatment"], unique=False
        )

    op.create_table(
        "calendar_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=36), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("export_uid", sa.String(length=36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
            name=op.f("fk_calendar_entry_matter_id_matter"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_entry")),
        sa.UniqueConstraint("export_uid", name=op.f("uq_calendar_entry_export_uid")),
        sa.UniqueConstraint("kind", "source", name=op.f("uq_calendar_entry_kind_source")),
    )
    with op.batch_alter_table("calendar_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_calendar_entry_matter_id"), ["matter_id"], unique=False
        )

    op.create_table(
        "clear_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("redaction", sa.String(length=40), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=1000), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("destroyed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
            name=op.f("fk_clear_copy_matter_id_matter"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_clear_copy_person_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clear_copy")),
        sa.UniqueConstraint("uid", name=op.f("uq_clear_copy_uid")),
    )
    with op.batch_alter_table("clear_copy", schema=None) as batch_op:
        batch_op.create_index(
            "ix_clear_copy_destroyed_on_created_at", ["destroyed_on", "created_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_clear_copy_matter_id"), ["matter_id"], unique=False)

    op.create_table(
        "client",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sort_name", sa.String(length=400), nullable=False),
        sa.Column("other_names", sa.Text(), nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column("citizenships", sa.String(length=200), nullable=False),
        sa.Column("languages", sa.String(length=200), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("contact_channel", sa.String(length=200), nullable=False),
        sa.Column("contact_address", sa.String(length=500), nullable=False),
        sa.Column("contact_hours", sa.String(length=200), nullable=False),
        sa.Column("contact_agreed_words", sa.Text(), nullable=False),
        sa.Column("contact_never", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opened_by_id"],
            ["person.id"],
            name=op.f("fk_client_opened_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
        sa.UniqueConstraint("uid", name=op.f("uq_client_uid")),
    )
    with op.batch_alter_table("client", schema=None) as batch_op:
        batch_op.create_index(
            "ix_client_citizenships_id_deleted_at",
            ["citizenships", "id", "deleted_at"],
            unique=False,
        )
        batch_op.create_index(
            "ix_client_sort_name_id_deleted_at", ["sort_name", "id", "deleted_at"], unique=False
        )

    op.create_table(
        "country_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["person.id"],
            name=op.f("fk_country_note_entered_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_country_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_country_note_uid")),
    )
    with op.batch_alter_table("country_note", schema=None) as batch_op:
        batch_op.create_index("ix_country_note_place_day", ["place", "day"], unique=False)

    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_draft_person_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("person_id", "form", name=op.f("uq_draft_person_id_form")),
    )
    op.create_table(
        "holiday_override",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("change", sa.String(length=20), nullable=False),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["person.id"],
            name=op.f("fk_holiday_override_entered_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday_override")),
        sa.UniqueConstraint("uid", name=op.f("uq_holiday_override_uid")),
    )
    with op.batch_alter_table("holiday_override", schema=None) as batch_op:
        batch_op.create_index("ix_holiday_override_place_day", ["place", "day"], unique=False)

    op.create_table(
        "key_slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("slot", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("opened_by", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_key_slot_person_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_slot")),
        sa.UniqueConstraint("slot", name=op.f("uq_key_slot_slot")),
        sa.UniqueConstraint("uid", name=op.f("uq_key_slot_uid")),
    )
    with op.batch_alter_table("key_slot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_key_slot_person_id"), ["person_id"], unique=False)

    op.create_table(
        "law_pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("pack", sa.String(length=80), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("edition", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("installed_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["installed_by_id"],
            ["person.id"],
            name=op.f("fk_law_pack_installed_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_pack")),
        sa.UniqueConstraint("uid", name=op.f("uq_law_pack_uid")),
    )
    with op.batch_alter_table("law_pack", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_law_pack_pack"), ["pack"], unique=False)

    op.create_table(
        "matter_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
            name=op.f("fk_matter_member_matter_id_matter"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_matter_member_person_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matter_member")),
        sa.UniqueConstraint(
            "matter_id", "person_id", name=op.f("uq_matter_member_matter_id_person_id")
        ),
    )
    with op.batch_alter_table("matter_member", schema=None) as batch_op:
        batch_op.create_index(
            "ix_matter_member_person_id_matter_id", ["person_id", "matter_id"], unique=False
        )

    op.create_table(
        "office_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("host_state", sa.String(length=10), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["person.id"],
            name=op.f("fk_office_rule_entered_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_rule")),
        sa.UniqueConstraint("uid", name=op.f("uq_office_rule_uid")),
    )
    with op.batch_alter_table("office_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_rule_rule"), ["rule"], unique=False)

    op.create_table(
        "proceeding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("procedure", sa.String(length=40), nullable=False),
        sa.Column("host_state", sa.String(length=2), nullable=False),
        sa.Column("requesting_state", sa.String(length=2), nullable=False),
        sa.Column("court_or_body", sa.String(length=200), nullable=False),
        sa.Column("is_court", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("reference_number", sa.String(length=200), nullable=False),
        sa.Column("stage", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
            name=op.f("fk_proceeding_matter_id_matter"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proceeding")),
        sa.UniqueConstraint("uid", name=op.f("uq_proceeding_uid")),
    )
    with op.batch_alter_table("proceeding", schema=None) as batch_op:
        batch_op.create_index(
            "ix_proceeding_matter_id_host_state", ["matter_id", "host_state"], unique=False
        )

    op.create_table(
        "rule_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("wording", sa.String(length=64), nullable=False),
        sa.Column("trust", sa.String(length=40), nullable=True),
        sa.Column("reviewer", sa.String(length=200), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["person.id"],
            name=op.f("fk_rule_review_entered_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_review")),
        sa.UniqueConstraint("uid", name=op.f("uq_rule_review_uid")),
    )
    with op.batch_alter_table("rule_review", schema=None) as batch_op:
        batch_op.create_index(
            "ix_rule_review_rule_expires_on", ["rule", "expires_on"], unique=False
        )

    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("filters", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["person.id"],
            name=op.f("fk_saved_search_owner_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("uid", name=op.f("uq_saved_search_uid")),
    )
    with op.batch_alter_table("saved_search", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_saved_search_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("colour", sa.String(length=40), nullable=True),
        sa.Column("matter_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["matter.id"], name=op.f("fk_tag_matter_id_matter"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("uid", name=op.f("uq_tag_uid")),
    )
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tag_matter_id"), ["matter_id"], unique=False)

    op.create_table(
        "client_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("blob_key", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_client_key_client_id_client"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_key")),
        sa.UniqueConstraint("client_id", name=op.f("uq_client_key_client_id")),
    )
    op.create_table(
        "client_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("script", sa.String(length=4), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("skeleton", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_client_name_client_id_client"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_name")),
    )
    with op.batch_alter_table("client_name", schema=None) as batch_op:
        batch_op.create_index(
            "ix_client_name_client_id_folded", ["client_id", "folded"], unique=False
        )

    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_document_client_id_client"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
            name=op.f("fk_document_matter_id_matter"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("uid", name=op.f("uq_document_uid")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_client_id"), ["client_id"], unique=False)
        batch_op.create_index("ix_document_matter_id_title", ["matter_id", "title"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("proceeding_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=80), nullable=False),
        sa.Column("triggers", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proceeding_id"],
            ["proceeding.id"],
            name=op.f("fk_event_proceeding_id_proceeding"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["person.id"],
            name=op.f("fk_event_recorded_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_uid")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(
            "ix_event_act_deleted_at_proceeding_id",
            ["act", "deleted_at", "proceeding_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_event_proceeding_id_triggers",
            ["proceeding_id", "triggers", "deleted_at"],
            unique=False,
        )

    op.create_table(
        "filing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("proceeding_id", sa.Integer(), nullable=False),
        sa.Column("template", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("addressee", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["proceeding_id"],
            ["proceeding.id"],
            name=op.f("fk_filing_proceeding_id_proceeding"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing")),
        sa.UniqueConstraint("uid", name=op.f("uq_filing_uid")),
    )
    with op.batch_alter_table("filing", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_filing_proceeding_id"), ["proceeding_id"], unique=False
        )

    op.create_table(
        "hearing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("proceeding_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.Time(), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("moment", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=False),
        sa.Column("judge", sa.String(length=200), nullable=False),
        sa.Column("interpreter", sa.String(length=200), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proceeding_id"],
            ["proceeding.id"],
            name=op.f("fk_hearing_proceeding_id_proceeding"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing")),
        sa.UniqueConstraint("uid", name=op.f("uq_hearing_uid")),
    )
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.create_index("ix_hearing_moment", ["moment"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_hearing_proceeding_id"), ["proceeding_id"], unique=False
        )

    op.create_table(
        "interim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("proceeding_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(length=40), nullable=False),
        sa.Column("court_or_body", sa.String(length=200), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.Column("requested_day", sa.Date(), nullable=True),
        sa.Column("requested_at", sa.Time(), nullable=True),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("decided_day", sa.Date(), nullable=True),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proceeding_id"],
            ["proceeding.id"],
            name=op.f("fk_interim_proceeding_id_proceeding"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interim")),
        sa.UniqueConstraint("uid", name=op.f("uq_interim_uid")),
    )
    with op.batch_alter_table("interim", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interim_proceeding_id"), ["proceeding_id"], unique=False
        )

    op.create_table(
        "matter_client",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_matter_client_client_id_client"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
            name=op.f("fk_matter_client_matter_id_matter"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matter_client")),
        sa.UniqueConstraint(
            "matter_id", "client_id", name=op.f("uq_matter_client_matter_id_client_id")
        ),
    )
    with op.batch_alter_table("matter_client", schema=None) as batch_op:
        batch_op.create_index(
            "ix_matter_client_client_id_matter_id", ["client_id", "matter_id"], unique=False
        )

    op.create_table(
        "removal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("proceeding_id", sa.Integer(), nullable=False),
        sa.Column("destination", sa.String(length=200), nullable=False),
        sa.Column("carrier", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("call_list", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proceeding_id"],
            ["proceeding.id"],
            name=op.f("fk_removal_proceeding_id_proceeding"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removal")),
        sa.UniqueConstraint("uid", name=op.f("uq_removal_uid")),
    )
    with op.batch_alter_table("removal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_removal_proceeding_id"), ["proceeding_id"], unique=False
        )

    op.create_table(
        "saved_search_seen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("saved_search_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_saved_search_seen_person_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["saved_search_id"],
            ["saved_search.id"],
            name=op.f("fk_saved_search_seen_saved_search_id_saved_search"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search_seen")),
        sa.UniqueConstraint(
            "saved_search_id",
            "person_id",
            name=op.f("uq_saved_search_seen_saved_search_id_person_id"),
        ),
    )
    op.create_table(
        "tagging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authority.id"],
            name=op.f("fk_tagging_authority_id_authority"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["tag_id"], ["tag.id"], name=op.f("fk_tagging_tag_id_tag"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tagging")),
        sa.UniqueConstraint("uid", name=op.f("uq_tagging_uid")),
    )
    with op.batch_alter_table("tagging", schema=None) as batch_op:
        batch_op.create_index(
            "ix_tagging_authority_id_tag_id", ["authority_id", "tag_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_tagging_tag_id"), ["tag_id"], unique=False)

    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("proceeding_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
            name=op.f("fk_task_matter_id_matter"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proceeding_id"],
            ["proceeding.id"],
            name=op.f("fk_task_proceeding_id_proceeding"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("uid", name=op.f("uq_task_uid")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(
            "ix_task_matter_id_done_due", ["matter_id", "done", "due"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_task_proceeding_id"), ["proceeding_id"], unique=False)

    op.create_table(
        "bar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("proceeding_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("effect", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.Column("until_event", sa.String(length=300), nullable=False),
        sa.Column("served_body", sa.String(length=200), nullable=False),
        sa.Column("served_day", sa.Date(), nullable=True),
        sa.Column("served_at", sa.Time(), nullable=True),
        sa.Column("served_proof", sa.String(length=300), nullable=False),
        sa.Column("lifted_day", sa.Date(), nullable=True),
        sa.Column("lifted_source", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_bar_document_id_document"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proceeding_id"],
            ["proceeding.id"],
            name=op.f("fk_bar_proceeding_id_proceeding"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bar")),
        sa.UniqueConstraint("uid", name=op.f("uq_bar_uid")),
    )
    with op.batch_alter_table("bar", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bar_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_bar_proceeding_id"), ["proceeding_id"], unique=False)

    op.create_table(
        "custody",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("proceeding_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_until", sa.Date(), nullable=True),
        sa.Column("title_until_at", sa.Time(), nullable=True),
        sa.Column("ended_day", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("ended_how", sa.String(length=40), nullable=True),
        sa.Column("ended_source", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_custody_client_id_client"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_custody_event_id_event"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["proceeding_id"],
            ["proceeding.id"],
            name=op.f("fk_custody_proceeding_id_proceeding"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody")),
        sa.UniqueConstraint("uid", name=op.f("uq_custody_uid")),
    )
    with op.batch_alter_table("custody", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_custody_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_custody_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_custody_proceeding_id"), ["proceeding_id"], unique=False
        )

    op.create_table(
        "deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("proceeding_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("reviews_id", sa.Integer(), nullable=True),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("review_cause", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("due_moment", sa.DateTime(), nullable=False),
        sa.Column("latest_moment", sa.DateTime(), nullable=True),
        sa.Column("safe_day", sa.Date(), nullable=True),
        sa.Column("due_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("last_time", sa.Time(), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("against_state", sa.Boolean(), nullable=False),
        sa.Column("extendable", sa.Boolean(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("trust", sa.String(length=40), nullable=True),
        sa.Column("suspensive", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("rule_copy_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=500), nullable=False),
        sa.Column("body", sa.String(length=500), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("filed_how", sa.String(length=200), nullable=False),
        sa.Column("filed_where", sa.String(length=200), nullable=False),
        sa.Column("filed_day", sa.Date(), nullable=True),
        sa.Column("filed_time", sa.Time(), nullable=True),
        sa.Column("filed_reference", sa.String(length=200), nullable=False),
        sa.Column("filed_by_id", sa.Integer(), nullable=True),
        sa.Column("scan_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("asked_day", sa.Date(), nullable=True),
        sa.Column("asked_until", sa.Date(), nullable=True),
        sa.Column("asked_note", sa.Text(), nullable=True),
        sa.Column("closing", sa.String(length=40), nullable=True),
        sa.Column("closing_reason", sa.Text(), nullable=True),
        sa.Column("closing_by_id", sa.Integer(), nullable=True),
        sa.Column("closing_at", sa.DateTime(), nullable=True),
        sa.Column("waiver", sa.Text(), nullable=True),
        sa.Column("instruction_id", sa.Integer(), nullable=True),
        sa.Column("leads", sa.Text(), nullable=True),
        sa.Column("lapse_note", sa.Text(), nullable=True),
        sa.Column("computation", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["person.id"],
            name=op.f("fk_deadline_answered_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["checked_by_id"],
            ["person.id"],
            name=op.f("fk_deadline_checked_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["closing_by_id"],
            ["person.id"],
            name=op.f("fk_deadline_closing_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["person.id"],
            name=op.f("fk_deadline_confirmed_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["person.id"],
            name=op.f("fk_deadline_entered_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_deadline_event_id_event"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["filed_by_id"],
            ["person.id"],
            name=op.f("fk_deadline_filed_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["follows_id"],
            ["deadline.id"],
            name=op.f("fk_deadline_follows_id_deadline"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["instruction_id"],
            ["document.id"],
            name=op.f("fk_deadline_instruction_id_document"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
            name=op.f("fk_deadline_matter_id_matter"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proceeding_id"],
            ["proceeding.id"],
            name=op.f("fk_deadline_proceeding_id_proceeding"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["reviews_id"],
            ["deadline.id"],
            name=op.f("fk_deadline_reviews_id_deadline"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["rule_copy_id"],
            ["rule_copy.id"],
            name=op.f("fk_deadline_rule_copy_id_rule_copy"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"],
            ["document.id"],
            name=op.f("fk_deadline_scan_id_document"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
        sa.UniqueConstraint("uid", name=op.f("uq_deadline_uid")),
    )
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.create_index("ix_deadline_closing", ["closing"], unique=False)
        batch_op.create_index(batch_op.f("ix_deadline_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deadline_follows_id"), ["follows_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_deadline_instruction_id"), ["instruction_id"], unique=False
        )
        batch_op.create_index(
            "ix_deadline_leads", ["state"], unique=False, sqlite_where=sa.text("leads IS NOT NULL")
        )
        batch_op.create_index(
            "ix_deadline_matter_id_state_safe_day",
            ["matter_id", "state", "safe_day"],
            unique=False,
        )
        batch_op.create_index(
            "ix_deadline_proceeding_id_state", ["proceeding_id", "state"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_deadline_reviews_id"), ["reviews_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_deadline_rule_copy_id"), ["rule_copy_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_deadline_scan_id"), ["scan_id"], unique=False)
        batch_op.create_index(
            "ix_deadline_state_due_moment",
            [
                "state",
                "due_moment",
                "deleted_at",
                "against_state",
                "matter_id",
                "proceeding_id",
                "checked_by_id",
            ],
            unique=False,
        )

    op.create_table(
        "document_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("blob", sa.String(length=32), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(length=60), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("stored_sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_document_version_document_id_document"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_version")),
        sa.UniqueConstraint("blob", name=op.f("uq_document_version_blob")),
    )
    with op.batch_alter_table("document_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_version_document_id"), ["document_id"], unique=False
        )

    op.create_table(
        "event_date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.Time(), nullable=True),
        sa.Column("manner", sa.String(length=40), nullable=False),
        sa.Column("claimed_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_event_date_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_date")),
    )
    with op.batch_alter_table("event_date", schema=None) as batch_op:
        batch_op.create_index(
            "ix_event_date_event_id_position", ["event_id", "position"], unique=False
        )

    op.create_table(
        "filing_authority",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("authority", sa.String(length=36), nullable=False),
        sa.Column("pinpoint", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["filing_id"],
            ["filing.id"],
            name=op.f("fk_filing_authority_filing_id_filing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_authority")),
    )
    with op.batch_alter_table("filing_authority", schema=None) as batch_op:
        batch_op.create_index(
            "ix_filing_authority_filing_id_position", ["filing_id", "position"], unique=False
        )

    op.create_table(
        "filing_precedents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("host_state", sa.String(length=2), nullable=False),
        sa.Column("requesting_state", sa.String(length=2), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["filing_id"],
            ["filing.id"],
            name=op.f("fk_filing_precedents_filing_id_filing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_precedents")),
    )
    with op.batch_alter_table("filing_precedents", schema=None) as batch_op:
        batch_op.create_index(
            "ix_filing_precedents_filing_id_position", ["filing_id", "position"], unique=False
        )

    op.create_table(
        "filing_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["filing_id"],
            ["filing.id"],
            name=op.f("fk_filing_section_filing_id_filing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_section")),
    )
    with op.batch_alter_table("filing_section", schema=None) as batch_op:
        batch_op.create_index(
            "ix_filing_section_filing_id_position", ["filing_id", "position"], unique=False
        )

    op.create_table(
        "interim_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interim_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("text_layer", sa.Boolean(), nullable=True),
        sa.Column("checked_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_interim_document_document_id_document"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["interim_id"],
            ["interim.id"],
            name=op.f("fk_interim_document_interim_id_interim"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interim_document")),
        sa.UniqueConstraint(
            "interim_id", "document_id", name=op.f("uq_interim_document_interim_id_document_id")
        ),
    )
    with op.batch_alter_table("interim_document", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interim_document_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_interim_document_interim_id"), ["interim_id"], unique=False
        )

    op.create_table(
        "custody_lapse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("custody_id", sa.Integer(), nullable=False),
        sa.Column("limit_key", sa.String(length=80), nullable=False),
        sa.Column("moment", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["custody_id"],
            ["custody.id"],
            name=op.f("fk_custody_lapse_custody_id_custody"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody_lapse")),
    )
    with op.batch_alter_table("custody_lapse", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_custody_lapse_custody_id"), ["custody_id"], unique=False
        )

    op.create_table(
        "custody_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("custody_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["custody_id"],
            ["custody.id"],
            name=op.f("fk_custody_pause_custody_id_custody"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody_pause")),
    )
    with op.batch_alter_table("custody_pause", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_custody_pause_custody_id"), ["custody_id"], unique=False
        )


def downgrade() -> None:
    """Take it back (tests only)."""
    with op.batch_alter_table("custody_pause", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_custody_pause_custody_id"))

    op.drop_table("custody_pause")
    with op.batch_alter_table("custody_lapse", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_custody_lapse_custody_id"))

    op.drop_table("custody_lapse")
    with op.batch_alter_table("interim_document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interim_document_interim_id"))
        batch_op.drop_index(batch_op.f("ix_interim_document_document_id"))

    op.drop_table("interim_document")
    with op.batch_alter_table("filing_section", schema=None) as batch_op:
        batch_op.drop_index("ix_filing_section_filing_id_position")

    op.drop_table("filing_section")
    with op.batch_alter_table("filing_precedents", schema=None) as batch_op:
        batch_op.drop_index("ix_filing_precedents_filing_id_position")

    op.drop_table("filing_precedents")
    with op.batch_alter_table("filing_authority", schema=None) as batch_op:
        batch_op.drop_index("ix_filing_authority_filing_id_position")

    op.drop_table("filing_authority")
    with op.batch_alter_table("event_date", schema=None) as batch_op:
        batch_op.drop_index("ix_event_date_event_id_position")

    op.drop_table("event_date")
    with op.batch_alter_table("document_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_version_document_id"))

    op.drop_table("document_version")
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.drop_index("ix_deadline_state_due_moment")
        batch_op.drop_index(batch_op.f("ix_deadline_scan_id"))
        batch_op.drop_index(batch_op.f("ix_deadline_rule_copy_id"))
        batch_op.drop_index(batch_op.f("ix_deadline_reviews_id"))
        batch_op.drop_index("ix_deadline_proceeding_id_state")
        batch_op.drop_index("ix_deadline_matter_id_state_safe_day")
        batch_op.drop_index("ix_deadline_leads", sqlite_where=sa.text("leads IS NOT NULL"))
        batch_op.drop_index(batch_op.f("ix_deadline_instruction_id"))
        batch_op.drop_index(batch_op.f("ix_deadline_follows_id"))
        batch_op.drop_index(batch_op.f("ix_deadline_event_id"))
        batch_op.drop_index("ix_deadline_closing")

    op.drop_table("deadline")
    with op.batch_alter_table("custody", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_custody_proceeding_id"))
        batch_op.drop_index(batch_op.f("ix_custody_event_id"))
        batch_op.drop_index(batch_op.f("ix_custody_client_id"))

    op.drop_table("custody")
    with op.batch_alter_table("bar", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bar_proceeding_id"))
        batch_op.drop_index(batch_op.f("ix_bar_document_id"))

    op.drop_table("bar")
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_proceeding_id"))
        batch_op.drop_index("ix_task_matter_id_done_due")

    op.drop_table("task")
    with op.batch_alter_table("tagging", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tagging_tag_id"))
        batch_op.drop_index("ix_tagging_authority_id_tag_id")

    op.drop_table("tagging")
    op.drop_table("saved_search_seen")
    with op.batch_alter_table("removal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_removal_proceeding_id"))

    op.drop_table("removal")
    with op.batch_alter_table("matter_client", schema=None) as batch_op:
        batch_op.drop_index("ix_matter_client_client_id_matter_id")

    op.drop_table("matter_client")
    with op.batch_alter_table("interim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interim_proceeding_id"))

    op.drop_table("interim")
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hearing_proceeding_id"))
        batch_op.drop_index("ix_hearing_moment")

    op.drop_table("hearing")
    with op.batch_alter_table("filing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_filing_proceeding_id"))

    op.drop_table("filing")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_proceeding_id_triggers")
        batch_op.drop_index("ix_event_act_deleted_at_proceeding_id")

    op.drop_table("event")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index("ix_document_matter_id_title")
        batch_op.drop_index(batch_op.f("ix_document_client_id"))

    op.drop_table("document")
    with op.batch_alter_table("client_name", schema=None) as batch_op:
        batch_op.drop_index("ix_client_name_client_id_folded")

    op.drop_table("client_name")
    op.drop_table("client_key")
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tag_matter_id"))

    op.drop_table("tag")
    with op.batch_alter_table("saved_search", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_saved_search_owner_id"))

    op.drop_table("saved_search")
    with op.batch_alter_table("rule_review", schema=None) as batch_op:
        batch_op.drop_index("ix_rule_review_rule_expires_on")

    op.drop_table("rule_review")
    with op.batch_alter_table("proceeding", schema=None) as batch_op:
        batch_op.drop_index("ix_proceeding_matter_id_host_state")

    op.drop_table("proceeding")
    with op.batch_alter_table("office_rule", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_office_rule_rule"))

    op.drop_table("office_rule")
    with op.batch_alter_table("matter_member", schema=None) as batch_op:
        batch_op.drop_index("ix_matter_member_person_id_matter_id")

    op.drop_table("matter_member")
    with op.batch_alter_table("law_pack", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_law_pack_pack"))

    op.drop_table("law_pack")
    with op.batch_alter_table("key_slot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_key_slot_person_id"))

    op.drop_table("key_slot")
    with op.batch_alter_table("holiday_override", schema=None) as batch_op:
        batch_op.drop_index("ix_holiday_override_place_day")

    op.drop_table("holiday_override")
    op.drop_table("draft")
    with op.batch_alter_table("country_note", schema=None) as batch_op:
        batch_op.drop_index("ix_country_note_place_day")

    op.drop_table("country_note")
    with op.batch_alter_table("client", schema=None) as batch_op:
        batch_op.drop_index("ix_client_sort_name_id_deleted_at")
        batch_op.drop_index("ix_client_citizenships_id_deleted_at")

    op.drop_table("client")
    with op.batch_alter_table("clear_copy", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clear_copy_matter_id"))
        batch_op.drop_index("ix_clear_copy_destroyed_on_created_at")

    op.drop_table("clear_copy")
    with op.batch_alter_table("calendar_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calendar_entry_matter_id"))

    op.drop_table("calendar_entry")
    with op.batch_alter_table("authority_relation", schema=None) as batch_op:
        batch_op.drop_index("ix_authority_relation_to_id_treatment")
        batch_op.drop_index(batch_op.f("ix_authority_relation_pack"))

    op.drop_table("authority_relation")
    op.drop_table("authority_paragraph")
    with op.batch_alter_table("authority_pack_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_authority_pack_file_name"))

    op.drop_table("authority_pack_file")
    with op.batch_alter_table("authority_label", schema=None) as batch_op:
        batch_op.drop_index("ix_authority_label_label_value_authority_id")
        batch_op.drop_index("ix_authority_label_authority_id_label_value")

    op.drop_table("authority_label")
    with op.batch_alter_table("authority_confirmation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_authority_confirmation_authority_id"))

    op.drop_table("authority_confirmation")
    with op.batch_alter_table("annotation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_annotation_matter_id"))
        batch_op.drop_index("ix_annotation_authority_id_place")

    op.drop_table("annotation")
    op.drop_table("setting")
    op.drop_table("rule_copy")
    op.drop_table("person")
    op.drop_table("matter")
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.drop_index("ix_history_person_seq")
        batch_op.drop_index("ix_history_kind_uid_seq")
        batch_op.drop_index("ix_history_group")

    op.drop_table("history")
    op.drop_table("authority_pack_edition")
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.drop_index("ix_authority_rank_decided_on_id")

    op.drop_table("authority")
