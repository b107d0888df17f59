"""The tables made since the last such migration refuse TRUNCATE as well."""

from __future__ import annotations

from django.db import migrations

FORWARD = """
DO $$
DECLARE kept regclass;
BEGIN
    FOR kept IN
        SELECT c.oid::regclass FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
          AND c.relname LIKE 'incidents\\_%'
          AND c.relname NOT IN ('incidents_searchdocument', 'incidents_snapshotversion',
                                'incidents_draftsketch', 'incidents_presence')
          AND NOT EXISTS (
            SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'never_emptied')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %s '
            'FOR EACH STATEMENT EXECUTE FUNCTION incidents_refuse_truncate()', kept);
    END LOOP;
END
$$;
"""


class Migration(migrations.Migration):
    """Add the trigger to tables that lack it; dropping a table drops its own."""

    dependencies = [("incidents", "0004_drafts")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
