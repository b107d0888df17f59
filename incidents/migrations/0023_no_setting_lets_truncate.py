"""TRUNCATE is refused whatever the session says: test runs no longer need the setting for it."""

from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION incidents_refuse_truncate() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'records and their history are never emptied: %', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'never_emptied';
END
$$;
"""

BACKWARD = """
CREATE OR REPLACE FUNCTION incidents_refuse_truncate() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('tracker.may_truncate', true) = 'yes' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'records and their history are never emptied: %', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'never_emptied';
END
$$;
"""


class Migration(migrations.Migration):
    """Replace the function of the triggers; the triggers stay."""

    dependencies = [("incidents", "0022_search_postings")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
