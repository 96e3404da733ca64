CREATE SEQUENCE "public"."waba_migration_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
ALTER TABLE "operation" ADD COLUMN "part_of" text;--> statement-breakpoint
CREATE INDEX "operation_part_of" ON "operation" USING btree ("part_of");