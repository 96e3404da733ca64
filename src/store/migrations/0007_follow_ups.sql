CREATE TABLE "follow_up" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"expected" jsonb NOT NULL,
	"waba_id" text,
	"registered_at" timestamp with time zone,
	"snoozed_until" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"dealt_with" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating_look" (
	"operation_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"report" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"awaited" jsonb NOT NULL,
	"ends" boolean NOT NULL,
	CONSTRAINT "rating_look_operation_id_n_pk" PRIMARY KEY("operation_id","n")
);
--> statement-breakpoint
CREATE TABLE "template_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "template_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"waba_id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"field" text NOT NULL,
	"from_value" text,
	"to_value" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "follow_up_waba" ON "follow_up" USING btree ("waba_id");--> statement-breakpoint
CREATE INDEX "template_history_template" ON "template_history" USING btree ("waba_id","name","language","at");