import { setProblem } from './acting.ts';
import { Icon } from './icon.tsx';
import { page } from './page.ts';
import { useWords } from './reading.tsx';
import { useStore } from './store.ts';

/** What failed here, in the words Slack's client would use. */
export function ProblemNote({ where }: { where: string }) {
  const problem = useStore(page, (p) => p.problems[where]);
  const words = useWords();
  if (problem === undefined || problem.error === 'invalid_fields') return null;
  const { error, details, what } = problem;
  const known = words.problem.errors[error] ?? (error === 'offline' ? words.problem.offline : undefined);
  return (
    <div className="problem" role="alert" data-testid="problem">
      <Icon name="warning" size={16} />
      <div>
        {what !== undefined && <strong>{words.problem.command(what)} </strong>}
        {known ?? words.problem.unknown}
        <code>{error}</code>
        {details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={words.dialog.dismiss}
        onClick={() => setProblem(where, null)}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
