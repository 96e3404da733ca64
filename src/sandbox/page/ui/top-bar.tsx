import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';
import { page } from './page.ts';
import { useReading } from './reading.tsx';
import { useStore } from './store.ts';
import { chooseTheme, themeChoices, useThemeChoice } from './theme.ts';

interface Props {
  readonly world: boolean;
  readonly onRail: () => void;
  readonly onWorld: () => void;
  readonly onTour: () => void;
}

function Title() {
  const { words } = useReading();
  const place = useStore(page, (p) => p.place);
  const channel = useStore(page, (p) =>
    place.kind === 'home' ? undefined : p.state?.channels.find(({ id }) => id === place.id),
  );
  const bot = useStore(page, (p) => p.state?.bot.name ?? '');
  if (channel === undefined || channel.with !== undefined)
    return (
      <h2 className="top-title">
        {bot}
        <span className="quiet">{place.kind === 'home' ? words.rail.home : words.rail.messages}</span>
      </h2>
    );
  return (
    <h2 className="top-title">
      <span>
        <span className="top-hash">#</span>
        {channel.name}
      </span>
      <span className="quiet">{words.messages.members(channel.members.length)}</span>
    </h2>
  );
}

export function TopBar({ world, onRail, onWorld, onTour }: Props) {
  const { words } = useReading();
  const theme = useThemeChoice();
  return (
    <header className="top-bar">
      <button
        type="button"
        className="icon-button rail-toggle"
        aria-label={words.rail.open}
        data-testid="rail-toggle"
        onClick={onRail}
      >
        <Icon name="menu" />
      </button>
      <Title />
      <Menu
        label={words.help.label}
        icon="help"
        testId="help"
        items={[
          { key: 'tour', label: words.help.tour, testId: 'tour-again', run: onTour },
          ...themeChoices.map((choice) => ({
            key: choice,
            label: `${words.help.theme}: ${words.help.themes[choice]}`,
            testId: `theme-${choice}`,
            checked: choice === theme,
            run: () => chooseTheme(choice),
          })),
        ]}
      />
      <button
        type="button"
        className={world ? 'button world-button is-on' : 'button world-button'}
        data-testid="world-toggle"
        data-tour="world"
        aria-expanded={world}
        aria-label={world ? words.world.hide : words.world.show}
        title={world ? words.world.hide : words.world.show}
        onClick={onWorld}
      >
        <Icon name="world" />
      </button>
    </header>
  );
}
