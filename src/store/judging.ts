import { PEOPLE_A_CALL } from '../domain/asset/limits.ts';
import { masked } from './masked.ts';

/**
 * What makes batches of the rows of a file, as statements over the whole file; `$op` is the operation.
 * The bench runs the same statements beside a bare COPY.
 */

export const stageTables = [
  'drop table if exists pg_temp.stage, pg_temp.stage_reject',
  `create temp table stage (line integer not null, external_id text, phone text, group_id uuid not null,
     state text not null)`,
  `create temp table stage_reject (line integer not null, "column" text, shown text, reason text not null)`,
] as const;

export const copyRows = 'copy pg_temp.stage (line, external_id, phone, group_id, state) from stdin';
export const copyRejects = 'copy pg_temp.stage_reject (line, "column", shown, reason) from stdin';

/** A row is about one person by the name that it will be written by: the external id, where it has one. */
const name = 'coalesce(external_id, phone)';
const isPhone = 'external_id is null';

/** A statement of a copy that died goes on in the database: whatever comes after it waits. */
export const oneAtATime = (op: string): string => `select from push where operation_id = ${op} for update`;

/** On the connection that has them. Everything that an earlier attempt had rejected goes first. */
export const keepRejects = (op: string): readonly string[] => [
  `delete from push_reject where operation_id = ${op}`,
  `insert into push_reject (operation_id, line, "column", shown, reason)
   select ${op}, line, "column", shown, reason from pg_temp.stage_reject`,
];

export const judging = (op: string): readonly string[] => [
  `delete from push_row where operation_id = ${op}`,
  `delete from push_batch where operation_id = ${op}`,
  'drop table if exists pg_temp.twice, pg_temp.bad, pg_temp.who, pg_temp.todo',
  'analyze pg_temp.stage',

  // The same person and group more than once: the same state again is a duplicate, another one a contradiction.
  `create temp table twice as
   select group_id, ${isPhone} as by_phone, ${name} as name, min(line) as first, min(state) <> max(state) as contradicts
   from pg_temp.stage group by group_id, ${isPhone}, ${name} having count(*) > 1`,
  `create temp table bad as
   select s.line, s.group_id, ${name} as name, case when t.contradicts then 'contradiction' else 'duplicate' end as reason
   from pg_temp.stage s join pg_temp.twice t
     on t.group_id = s.group_id and t.by_phone = (s.external_id is null) and t.name = coalesce(s.external_id, s.phone)
   where t.contradicts or s.line > t.first`,
  // One row by phone alone, another by external id with that phone, and they disagree.
  `insert into pg_temp.bad
   select distinct x.line, x.group_id, x.name, 'contradiction'
   from pg_temp.stage a join pg_temp.stage b
     on a.external_id is null and b.external_id is not null and b.phone = a.phone and b.group_id = a.group_id
       and b.state <> a.state
   cross join lateral (values (a.line, a.group_id, a.phone), (b.line, b.group_id, b.external_id)) x(line, group_id, name)
   where exists (select from pg_temp.stage where external_id is null)
     and exists (select from pg_temp.stage where external_id is not null and phone is not null)
     and not exists (select from pg_temp.bad d where d.line = x.line and d.group_id = x.group_id and d.name = x.name)`,
  `insert into push_reject (operation_id, line, "column", shown, reason)
   select ${op}, line, null, ${masked('name')}, reason from pg_temp.bad`,

  // Who is known. A phone stands for everybody who has it; the one without an external id comes first.
  `create temp table who as
   select s.line, s.group_id, s.external_id, s.phone, s.state = 'subscribed' as subscribed, p.id as person_id
   from pg_temp.stage s left join person p on p.external_id = s.external_id
   where s.external_id is not null
     and not exists (select from pg_temp.bad d where d.line = s.line and d.group_id = s.group_id and d.name = s.external_id)
   union all
   select s.line, s.group_id, null, s.phone, s.state = 'subscribed', p.id
   from pg_temp.stage s
   left join lateral (select id from person p where p.phone = s.phone
     order by p.external_id is not null, p.id limit 1) p on true
   where s.external_id is null
     and not exists (select from pg_temp.bad d where d.line = s.line and d.group_id = s.group_id and d.name = s.phone)`,
  'analyze pg_temp.who',

  // What the ledger says of them; where several share the phone, all of them must say so.
  `create temp table todo as
   select w.*, case
       when s.person_id is null then 'change'
       when s.subscribed = w.subscribed and not (w.external_id is null and exists (
         select from person q left join subscription t on t.group_id = w.group_id and t.person_id = q.id
         where q.phone = w.phone and t.subscribed is distinct from w.subscribed)) then 'unchanged'
       when s.subscribed <> w.subscribed and s.at > o.as_of then 'newer'
       else 'change' end as verdict
   from pg_temp.who w
   join push o on o.operation_id = ${op}
   left join subscription s on s.group_id = w.group_id and s.person_id = w.person_id`,
  `insert into push_reject (operation_id, line, "column", shown, reason)
   select ${op}, line, null, ${masked(name)}, 'newer_known' from pg_temp.todo where verdict = 'newer'`,

  // Whoever is new gets to be known; states come only when Braze has them.
  `insert into person (external_id, phone)
   select distinct on (external_id) external_id, phone from pg_temp.todo
   where verdict = 'change' and person_id is null and external_id is not null
   on conflict do nothing`,
  `insert into person (phone)
   select distinct phone from pg_temp.todo
   where verdict = 'change' and person_id is null and external_id is null
   on conflict do nothing`,

  `create temp table cut as
   select t.group_id, t.subscribed, t.external_id is null as by_phone, t.line,
     coalesce(t.person_id, e.id, p.id) as person_id,
     (row_number() over (partition by t.group_id, t.subscribed, t.external_id is null order by t.line) - 1)
       / ${PEOPLE_A_CALL} as part
   from pg_temp.todo t
   left join person e on t.person_id is null and e.external_id = t.external_id
   left join person p on t.person_id is null and t.external_id is null and p.external_id is null and p.phone = t.phone
   where t.verdict = 'change'`,
  `create temp table part_no as
   select group_id, subscribed, by_phone, part, count(*)::int as size,
     (row_number() over (order by min(line), group_id, subscribed, by_phone))::int as no
   from pg_temp.cut group by group_id, subscribed, by_phone, part`,
  `insert into push_batch (operation_id, no, group_id, subscribed, by, size)
   select ${op}, no, group_id, subscribed, case when by_phone then 'phone' else 'external_id' end, size
   from pg_temp.part_no`,
  `insert into push_row (operation_id, batch, person_id, line)
   select ${op}, n.no, c.person_id, c.line
   from pg_temp.cut c join pg_temp.part_no n using (group_id, subscribed, by_phone, part) order by n.no`,
];

export const judged = (op: string): string => `
  select
    (select count(*) from pg_temp.todo where verdict = 'change' and subscribed)::int as to_subscribe,
    (select count(*) from pg_temp.todo where verdict = 'change' and not subscribed)::int as to_unsubscribe,
    (select count(*) from pg_temp.todo where verdict = 'unchanged')::int as unchanged,
    (select count(*) from pg_temp.todo where verdict = 'newer')::int as newer,
    (select count(*) from push_reject where operation_id = ${op})::int as rejected,
    (select coalesce(array_agg(distinct group_id), '{}') from pg_temp.part_no) as groups,
    (select coalesce(json_agg(x), '[]') from (
       select line, ${masked(name)} as person,
         case when subscribed then 'subscribed' else 'unsubscribed' end as state
       from pg_temp.todo where verdict = 'change' order by line limit 5) x) as sample`;

export const dropStage =
  'drop table if exists pg_temp.stage, pg_temp.stage_reject, pg_temp.twice, pg_temp.bad, pg_temp.who, pg_temp.todo, pg_temp.cut, pg_temp.part_no';
