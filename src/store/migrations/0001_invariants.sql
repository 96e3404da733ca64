CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "one_holder" EXCLUDE USING gist ("asset" WITH =, "class" WITH <>);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER operation_event_append_only BEFORE UPDATE OR DELETE ON "operation_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER operation_event_no_truncate BEFORE TRUNCATE ON "operation_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER access_event_append_only BEFORE UPDATE OR DELETE ON "access_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER access_event_no_truncate BEFORE TRUNCATE ON "access_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- R22: at most 10 WABAs with an active group in a workspace (plus those the inventory does not list);
-- R30: at most 20 active groups on a WABA. The row locks make concurrent writers count one after the other.
CREATE FUNCTION hold_asset_limits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_waba text;
  outside integer;
  counted integer;
BEGIN
  IF NEW.status <> 'active' THEN RETURN NULL; END IF;
  SELECT coalesce(wabas_total, 0) INTO outside FROM workspace WHERE key = NEW.workspace_key FOR UPDATE;
  SELECT waba_id INTO the_waba FROM phone_number WHERE id = NEW.number_id;
  PERFORM 1 FROM waba WHERE id = the_waba FOR UPDATE;
  SELECT count(DISTINCT n.waba_id) INTO counted
    FROM subscription_group g JOIN phone_number n ON n.id = g.number_id
    WHERE g.workspace_key = NEW.workspace_key AND g.status = 'active';
  IF counted + outside > 10 THEN
    RAISE EXCEPTION 'workspace % would have % WABAs, the limit is 10', NEW.workspace_key, counted + outside
      USING ERRCODE = 'check_violation', CONSTRAINT = 'workspace_waba_limit';
  END IF;
  SELECT count(*) INTO counted
    FROM subscription_group g JOIN phone_number n ON n.id = g.number_id
    WHERE n.waba_id = the_waba AND g.status = 'active';
  IF counted > 20 THEN
    RAISE EXCEPTION 'WABA % would have % active groups, the limit is 20', the_waba, counted
      USING ERRCODE = 'check_violation', CONSTRAINT = 'waba_group_limit';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER asset_limits AFTER INSERT OR UPDATE ON "subscription_group"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_asset_limits();
--> statement-breakpoint
CREATE FUNCTION hold_waba_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE subscription_group SET status = status WHERE number_id = NEW.id AND status = 'active';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER number_moved AFTER UPDATE OF waba_id ON "phone_number"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.waba_id IS DISTINCT FROM NEW.waba_id) EXECUTE FUNCTION hold_waba_limits();
--> statement-breakpoint
INSERT INTO "clock" ("id", "offset_ms") VALUES (true, 0);
--> statement-breakpoint
CREATE FUNCTION hold_workspace_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE subscription_group SET status = status WHERE workspace_key = NEW.key AND status = 'active';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER workspace_total_changed AFTER UPDATE OF wabas_total ON "workspace"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.wabas_total IS DISTINCT FROM NEW.wabas_total) EXECUTE FUNCTION hold_workspace_limits();
