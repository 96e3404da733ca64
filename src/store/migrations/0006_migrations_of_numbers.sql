CREATE SEQUENCE "public"."migration_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "meta_reading" (
	"kind" text NOT NULL,
	"asset" text NOT NULL,
	"value" jsonb NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	CONSTRAINT "meta_reading_kind_asset_pk" PRIMARY KEY("kind","asset")
);
