ALTER TABLE "carried_state" ALTER COLUMN "state" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "carried_state" ALTER COLUMN "read_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "carried_state" ADD COLUMN "profile" text;