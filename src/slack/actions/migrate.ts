import { lookForMigration, planMigration } from '../../application/migration/plan.ts';
import { registrations } from '../../domain/migration/registered-on.ts';
import { failingNumbers } from '../../domain/migration/whole-plan.ts';
import type { ActionListener } from '../listener.ts';
import { updateView } from '../update-view.ts';
import { migrateDraft, migratePlanMetadata, parseMetadata } from '../views/metadata.ts';
import { migrateNew } from '../views/migrate-new.ts';
import { migratePlan } from '../views/migrate-plan.ts';

/** The first answer of `migrate.new` decides what the rest of the modal is (R80, R82, R83). */
export const chooseRegistration: ActionListener = async (desk, asked, text) => {
  if (asked.view === null) return;
  const registeredOn = registrations.find((one) => one === asked.value) ?? null;
  const draft = parseMetadata(migrateDraft, asked.view.metadata);
  await updateView(desk, asked.view, migrateNew(text, { ...draft, registeredOn }));
};

/** "Check again" inside the plan modal: Meta is asked again where it is a minute old. */
export const recheckMigration: ActionListener = async (desk, asked, text) => {
  if (asked.view === null) return;
  const { request } = parseMetadata(migratePlanMetadata, asked.view.metadata);
  await lookForMigration(desk.ctx, request);
  const planned = await planMigration(desk.ctx, { request, by: asked.user });
  if (planned.kind === 'planned') await updateView(desk, asked.view, migratePlan(planned, request, text));
};

/** All numbers but those that can't move; nothing is asked for before the new plan is submitted. */
export const leaveOut: ActionListener = async (desk, asked, text) => {
  if (asked.view === null) return;
  const { request } = parseMetadata(migratePlanMetadata, asked.view.metadata);
  const planned = await planMigration(desk.ctx, { request, by: asked.user });
  if (planned.kind !== 'planned' || planned.plan.flow !== 'waba_migration') return;
  const without = [...request.without, ...failingNumbers(planned.plan)];
  const others = { ...request, without };
  const again = await planMigration(desk.ctx, { request: others, by: asked.user });
  if (again.kind === 'planned') await updateView(desk, asked.view, migratePlan(again, others, text));
};
