CREATE SEQUENCE "public"."transfer_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "access_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_grant" (
	"user_id" text NOT NULL,
	"workspace_key" text NOT NULL,
	"permission" text NOT NULL,
	CONSTRAINT "access_grant_user_id_workspace_key_permission_pk" PRIMARY KEY("user_id","workspace_key","permission")
);
--> statement-breakpoint
CREATE TABLE "admin_user" (
	"user_id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "business" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phone_number" (
	"id" text PRIMARY KEY NOT NULL,
	"e164" text NOT NULL,
	"waba_id" text NOT NULL,
	"display_name" text NOT NULL,
	"api_key_env" text,
	"name_status" text,
	"new_name_status" text,
	"quality_rating" text,
	"status" text,
	"messaging_limit" text,
	"platform_type" text,
	"is_official" boolean,
	"is_on_biz_app" boolean,
	"account_mode" text,
	"is_pin_enabled" boolean,
	"search" text GENERATED ALWAYS AS (' ' || lower("display_name") || ' ' || replace("e164", '+', '')) STORED
);
--> statement-breakpoint
CREATE TABLE "subscription_group" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"workspace_key" text NOT NULL,
	"number_id" text NOT NULL,
	"status" text NOT NULL,
	"search" text DEFAULT '' NOT NULL,
	CONSTRAINT "subscription_group_status" CHECK ("subscription_group"."status" in ('active', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "waba" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"business_id" text NOT NULL,
	"provider" text NOT NULL,
	"currency" text
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"cluster" text NOT NULL,
	"rest_url" text,
	"dashboard_url" text,
	"api_key_env" text NOT NULL,
	"braze_app_id" text,
	"channel" text NOT NULL,
	"timezone" text NOT NULL,
	"locale" text NOT NULL,
	"approvals" integer NOT NULL,
	"testers" jsonb NOT NULL,
	"wabas_total" integer,
	CONSTRAINT "workspace_approvals_0_to_3" CHECK ("workspace"."approvals" between 0 and 3)
);
--> statement-breakpoint
CREATE TABLE "card" (
	"operation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"destination" text NOT NULL,
	"channel" text,
	"ts" text,
	"generation" integer DEFAULT 1 NOT NULL,
	"shown_version" integer DEFAULT 0 NOT NULL,
	"posting" boolean DEFAULT false NOT NULL,
	"first_tried_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "card_operation_id_kind_pk" PRIMARY KEY("operation_id","kind")
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"offset_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" text,
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"done_at" timestamp with time zone,
	"answer" jsonb
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"destination" text NOT NULL,
	"notice" jsonb NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_tried_at" timestamp with time zone,
	"ts" text,
	"error" text,
	CONSTRAINT "outbox_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "slack_user" (
	"id" text PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"timezone" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"asset" text NOT NULL,
	"class" text NOT NULL,
	"operation_id" uuid NOT NULL,
	CONSTRAINT "hold_asset_operation_id_pk" PRIMARY KEY("asset","operation_id")
);
--> statement-breakpoint
CREATE TABLE "operation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"flow" text NOT NULL,
	"status" text NOT NULL,
	"step" text,
	"version" integer NOT NULL,
	"head_hash" text NOT NULL,
	"requester" text NOT NULL,
	"workspaces" text[] NOT NULL,
	"number_id" text NOT NULL,
	"request_key" text NOT NULL,
	"state" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "operation_name_unique" UNIQUE("name"),
	CONSTRAINT "operation_request_key_unique" UNIQUE("request_key")
);
--> statement-breakpoint
CREATE TABLE "operation_event" (
	"operation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "operation_event_operation_id_version_pk" PRIMARY KEY("operation_id","version")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"number_id" text NOT NULL,
	"person" text NOT NULL,
	"last_from_person" timestamp with time zone NOT NULL,
	CONSTRAINT "conversation_number_id_person_pk" PRIMARY KEY("number_id","person")
);
--> statement-breakpoint
CREATE TABLE "drift" (
	"asset" text NOT NULL,
	"field" text NOT NULL,
	"source" text NOT NULL,
	"scope" text NOT NULL,
	"ours" text,
	"theirs" text,
	"acceptable" boolean NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drift_asset_field_source_pk" PRIMARY KEY("asset","field","source")
);
--> statement-breakpoint
CREATE TABLE "number_reading" (
	"number_id" text NOT NULL,
	"field" text NOT NULL,
	"value" text,
	"previous" text,
	"as_of" timestamp with time zone NOT NULL,
	CONSTRAINT "number_reading_number_id_field_pk" PRIMARY KEY("number_id","field")
);
--> statement-breakpoint
CREATE TABLE "sync_progress" (
	"scope" text PRIMARY KEY NOT NULL,
	"cursor" text,
	"started_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"fault" text
);
--> statement-breakpoint
CREATE TABLE "template" (
	"waba_id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"id" text NOT NULL,
	"status" text NOT NULL,
	"category" text NOT NULL,
	"next_category" text,
	"next_category_at" timestamp with time zone,
	"quality" text,
	"reason" text,
	"components" jsonb,
	"status_as_of" timestamp with time zone NOT NULL,
	"quality_as_of" timestamp with time zone,
	"category_as_of" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "template_waba_id_name_language_pk" PRIMARY KEY("waba_id","name","language")
);
--> statement-breakpoint
CREATE TABLE "test_message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number_id" text NOT NULL,
	"user_id" text NOT NULL,
	"person" text,
	"sent_at" timestamp with time zone NOT NULL,
	"status_told" boolean DEFAULT false NOT NULL,
	"answer_told" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_unknown" (
	"asset" text NOT NULL,
	"field" text NOT NULL,
	"count" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_unknown_asset_field_pk" PRIMARY KEY("asset","field")
);
--> statement-breakpoint
CREATE TABLE "webhook_update" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_update_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"source" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb,
	"arrived_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "webhook_update_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "rate_bucket" (
	"bucket" text PRIMARY KEY NOT NULL,
	"busy_until" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_workspace_key_workspace_key_fk" FOREIGN KEY ("workspace_key") REFERENCES "public"."workspace"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_number" ADD CONSTRAINT "phone_number_waba_id_waba_id_fk" FOREIGN KEY ("waba_id") REFERENCES "public"."waba"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_group" ADD CONSTRAINT "subscription_group_workspace_key_workspace_key_fk" FOREIGN KEY ("workspace_key") REFERENCES "public"."workspace"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_group" ADD CONSTRAINT "subscription_group_number_id_phone_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."phone_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waba" ADD CONSTRAINT "waba_business_id_business_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."business"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_grant_workspace" ON "access_grant" USING btree ("workspace_key","permission");--> statement-breakpoint
CREATE INDEX "phone_number_waba" ON "phone_number" USING btree ("waba_id");--> statement-breakpoint
CREATE INDEX "phone_number_e164" ON "phone_number" USING btree ("e164");--> statement-breakpoint
CREATE INDEX "phone_number_order" ON "phone_number" USING btree ("display_name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_active_group_per_number" ON "subscription_group" USING btree ("number_id") WHERE "subscription_group"."status" = 'active';--> statement-breakpoint
CREATE INDEX "subscription_group_workspace" ON "subscription_group" USING btree ("workspace_key");--> statement-breakpoint
CREATE INDEX "subscription_group_number" ON "subscription_group" USING btree ("number_id");--> statement-breakpoint
CREATE INDEX "subscription_group_order" ON "subscription_group" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "inbox_done" ON "inbox" USING btree ("done_at");--> statement-breakpoint
CREATE INDEX "inbox_open" ON "inbox" USING btree ("claimed_until") WHERE "inbox"."done_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("destination","id") WHERE "outbox"."state" in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "hold_operation" ON "hold" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "operation_status" ON "operation" USING btree ("status");--> statement-breakpoint
CREATE INDEX "operation_requester" ON "operation" USING btree ("requester");--> statement-breakpoint
CREATE INDEX "operation_number" ON "operation" USING btree ("number_id");--> statement-breakpoint
CREATE INDEX "operation_newest" ON "operation" USING btree ("created_at","name");--> statement-breakpoint
CREATE INDEX "drift_since" ON "drift" USING btree ("since");--> statement-breakpoint
CREATE INDEX "template_id" ON "template" USING btree ("id");--> statement-breakpoint
CREATE INDEX "test_message_number" ON "test_message" USING btree ("number_id","sent_at");--> statement-breakpoint
CREATE INDEX "webhook_update_open" ON "webhook_update" USING btree ("id") WHERE "webhook_update"."done_at" is null;--> statement-breakpoint
CREATE INDEX "webhook_update_done" ON "webhook_update" USING btree ("done_at");