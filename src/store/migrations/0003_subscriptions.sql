CREATE SEQUENCE "public"."import_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "carried_state" (
	"operation_id" uuid NOT NULL,
	"person_id" bigint NOT NULL,
	"state" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "carried_state_operation_id_person_id_pk" PRIMARY KEY("operation_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "push" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"source_id" bigint,
	"epoch" integer DEFAULT 0 NOT NULL,
	"dry_run" jsonb,
	"read_rows" integer DEFAULT 0 NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"consent" text NOT NULL,
	"from_group" uuid,
	"started_at" timestamp with time zone,
	"last_written_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "push_batch" (
	"operation_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"group_id" uuid NOT NULL,
	"subscribed" boolean NOT NULL,
	"by" text NOT NULL,
	"size" integer NOT NULL,
	"written_at" timestamp with time zone,
	"folded" boolean DEFAULT false NOT NULL,
	"read_back_at" timestamp with time zone,
	"missing" integer,
	CONSTRAINT "push_batch_operation_id_no_pk" PRIMARY KEY("operation_id","no")
);
--> statement-breakpoint
CREATE TABLE "push_reject" (
	"operation_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"column" text,
	"shown" text,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_row" (
	"operation_id" uuid NOT NULL,
	"batch" integer NOT NULL,
	"person_id" bigint NOT NULL,
	"line" integer
);
--> statement-breakpoint
CREATE TABLE "marketing_preference" (
	"person_id" bigint NOT NULL,
	"number_id" text NOT NULL,
	"stopped" boolean NOT NULL,
	"told" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_by" text,
	CONSTRAINT "marketing_preference_person_id_number_id_pk" PRIMARY KEY("person_id","number_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"external_id" text,
	"phone" text,
	"erased_at" timestamp with time zone,
	CONSTRAINT "person_is_known_or_erased" CHECK ("person"."erased_at" is not null or "person"."external_id" is not null or "person"."phone" is not null)
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"group_id" uuid NOT NULL,
	"person_id" bigint NOT NULL,
	"subscribed" boolean NOT NULL,
	"consent" text NOT NULL,
	"source_id" bigint NOT NULL,
	"line" integer,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscription_group_id_person_id_pk" PRIMARY KEY("group_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "subscription_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscription_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"group_id" uuid NOT NULL,
	"person_id" bigint NOT NULL,
	"subscribed" boolean NOT NULL,
	"consent" text NOT NULL,
	"source_id" bigint NOT NULL,
	"line" integer,
	"at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscription_source" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscription_source_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"user_id" text,
	"operation" text,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "operation" ALTER COLUMN "number_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "marketing_stops" text;--> statement-breakpoint
CREATE INDEX "carried_state_person" ON "carried_state" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "push_batch_open" ON "push_batch" USING btree ("operation_id","no") WHERE "push_batch"."written_at" is null;--> statement-breakpoint
CREATE INDEX "push_batch_unfolded" ON "push_batch" USING btree ("operation_id","no") WHERE "push_batch"."written_at" is not null and not "push_batch"."folded";--> statement-breakpoint
CREATE INDEX "push_reject_line" ON "push_reject" USING btree ("operation_id","line");--> statement-breakpoint
CREATE INDEX "push_row_batch" ON "push_row" USING btree ("operation_id","batch");--> statement-breakpoint
CREATE INDEX "push_row_person" ON "push_row" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "marketing_preference_number" ON "marketing_preference" USING btree ("number_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_external_id" ON "person" USING btree ("external_id") WHERE "person"."external_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "person_phone_alone" ON "person" USING btree ("phone") WHERE "person"."external_id" is null and "person"."phone" is not null;--> statement-breakpoint
CREATE INDEX "person_phone" ON "person" USING btree ("phone") WHERE "person"."phone" is not null;--> statement-breakpoint
CREATE INDEX "subscription_person" ON "subscription" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "subscription_history_person" ON "subscription_history" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "subscription_history_group" ON "subscription_history" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_source_per_operation" ON "subscription_source" USING btree ("operation","kind") WHERE "subscription_source"."operation" is not null;--> statement-breakpoint
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_marketing_stops" CHECK ("workspace"."marketing_stops" in ('ask', 'always', 'never'));
--> statement-breakpoint
UPDATE "operation" SET "state" = "state" || '{"error": null, "paused": false}';
