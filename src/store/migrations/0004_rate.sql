CREATE TABLE "rate_bucket" (
	"bucket" text PRIMARY KEY NOT NULL,
	"busy_until" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone
);
