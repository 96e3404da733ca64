import type { MigrationFacts } from './facts.ts';
import type { Move, Route, Way } from './scenario.ts';
import { scenarios } from './scenarios.ts';

/** From whom to whom, and how much of it. */
export const moveOf = ({ request, source, destination }: MigrationFacts): Move => ({
  source: source.waba.provider,
  to: destination?.waba.provider ?? null,
  sameWaba: destination?.waba.id === source.waba.id,
  scope: request.scope,
});

export const routeOfMove = (facts: MigrationFacts): Route =>
  scenarios[facts.request.scenario].route(moveOf(facts));

/** What the steps depend on. */
export function wayOf(facts: MigrationFacts): Way {
  const { source, destination, group, request } = facts;
  const stays = destination === null || destination.waba.id === source.waba.id;
  return {
    route: routeOfMove(facts),
    scope: request.scope,
    hasGroup: group !== null,
    brazeAfter: destination?.waba.provider === 'braze',
    seen: !stays,
  };
}
