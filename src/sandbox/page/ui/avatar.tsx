import { page } from './page.ts';
import { useStore } from './store.ts';

const hues = [162, 28, 258, 205, 330, 88, 48, 300];

/** A person by the first letters of their job, the bot by its mark; the name stands beside it. */
export function Avatar({ user, size = 36 }: { user: string; size?: number }) {
  const isBot = useStore(page, (p) => p.state?.bot.userId === user);
  const place = useStore(page, (p) => p.state?.people.findIndex(({ id }) => id === user) ?? -1);
  const name = useStore(page, (p) => p.state?.people.find(({ id }) => id === user)?.job ?? '');
  if (isBot) return <Mark size={size} />;
  const letters = name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toLocaleUpperCase())
    .join('')
    .slice(0, 2);
  const style = {
    width: size,
    height: size,
    fontSize: size * 0.38,
    '--hue': hues[Math.max(place, 0) % hues.length],
  };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {letters || '·'}
    </span>
  );
}

/** Two jacks and the cord between them. */
export function Mark({ size = 36 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <rect width="36" height="36" rx="9" />
      <path d="M11 12.5c0 11 14 0 14 11" />
      <circle cx="11" cy="11" r="3.6" />
      <circle cx="25" cy="25" r="3.6" />
    </svg>
  );
}
