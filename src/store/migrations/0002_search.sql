CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE FUNCTION group_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := ' ' || lower(NEW.name) || coalesce((SELECT search FROM phone_number WHERE id = NEW.number_id), '');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER group_search BEFORE INSERT OR UPDATE OF name, number_id ON "subscription_group"
  FOR EACH ROW EXECUTE FUNCTION group_search();
--> statement-breakpoint
CREATE FUNCTION number_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE subscription_group SET name = name WHERE number_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER number_renamed AFTER UPDATE OF display_name, e164 ON "phone_number"
  FOR EACH ROW WHEN (OLD.search IS DISTINCT FROM NEW.search) EXECUTE FUNCTION number_renamed();
--> statement-breakpoint
-- Without a pending list: a search right after a large import is as fast as any other.
CREATE INDEX "phone_number_search" ON "phone_number" USING gin ("search" gin_trgm_ops) WITH (fastupdate = off);
--> statement-breakpoint
CREATE INDEX "subscription_group_search" ON "subscription_group" USING gin ("search" gin_trgm_ops) WITH (fastupdate = off);
