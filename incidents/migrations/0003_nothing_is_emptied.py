"""No record, history or context is emptied by TRUNCATE, and an old context is not rewritten."""

from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE FUNCTION incidents_refuse_truncate() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- Test runs empty tables between tests; they say so by this setting.
    IF current_setting('tracker.may_truncate', true) = 'yes' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'records and their history are never emptied: %', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'never_emptied';
END
$$;

CREATE FUNCTION incidents_keep_context() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- A request or a command adds to its own context while it runs, and none runs for a day.
    IF TG_OP = 'DELETE' OR OLD.id <> NEW.id OR OLD.created_at < now() - interval '1 day' THEN
        RAISE EXCEPTION 'who and why are never changed afterwards'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'context_is_kept';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER context_is_kept BEFORE UPDATE OR DELETE ON pghistory_context
    FOR EACH ROW EXECUTE FUNCTION incidents_keep_context();

DO $$
DECLARE kept regclass;
BEGIN
    FOR kept IN
        SELECT c.oid::regclass FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
          AND (c.relname = 'pghistory_context' OR c.relname LIKE 'incidents\\_%')
          AND c.relname NOT IN ('incidents_searchdocument', 'incidents_snapshotversion')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %s '
            'FOR EACH STATEMENT EXECUTE FUNCTION incidents_refuse_truncate()', kept);
    END LOOP;
END
$$;
"""

BACKWARD = """
DROP FUNCTION incidents_refuse_truncate() CASCADE;
DROP FUNCTION incidents_keep_context() CASCADE;
"""


class Migration(migrations.Migration):
    """Add the triggers; a table made later needs its own."""

    dependencies = [
        ("incidents", "0002_functions"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
