import { becomePerson } from '../acting.ts';
import { Avatar } from '../avatar.tsx';
import { page } from '../page.ts';
import { useReading } from '../reading.tsx';
import { useStore } from '../store.ts';

const languageOf = (locale: string, reader: string): string =>
  new Intl.DisplayNames(reader, { type: 'language' }).of(locale.split('-', 1)[0] ?? locale) ?? locale;

/** Radio buttons, so that arrows walk from one person to the next. */
export function PersonSwitcher({ onGo }: { onGo: () => void }) {
  const { me, words, reader } = useReading();
  const people = useStore(page, (p) => p.state?.people) ?? [];
  return (
    <fieldset className="people" data-testid="person-switcher" data-tour="people">
      <legend>{words.person.actAs}</legend>
      {people.map(({ id, realName, job, locale }) => (
        <label key={id} className={id === me ? 'person is-me' : 'person'} data-testid={`person-${id}`}>
          <input
            type="radio"
            name="person"
            className="hidden-words"
            checked={id === me}
            onChange={() => becomePerson(id)}
            onClick={({ detail }) => detail > 0 && onGo()}
          />
          <Avatar user={id} size={30} />
          <span className="person-words">
            <span className="person-job">{words.person.jobs[job] ?? job}</span>
            <span className="person-name">
              {realName === job ? '' : `${realName} · `}
              <span lang={reader.locale}>{languageOf(locale, reader.locale)}</span>
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
