import type { Message } from '../../../slack/model.ts';
import { openThread, removeMessage, takeShortcut } from '../acting.ts';
import { useConfirm } from '../confirm-dialog.tsx';
import { Icon } from '../icon.tsx';
import { Menu, type MenuItem } from '../menu.tsx';
import { page } from '../page.ts';
import { useWords } from '../reading.tsx';
import { useStore } from '../store.ts';

/** What can be done with a message; seen on hover and whenever something in it has the focus. */
export function RowMenu({ message, inThread }: { message: Message; inThread: boolean }) {
  const { messages: words, dialog: buttons } = useWords();
  const { channel, ts } = message;
  const mayRemove = useStore(
    page,
    (p) => message.user === p.me || p.state?.people.find(({ id }) => id === p.me)?.isAdmin === true,
  );
  const shortcuts = useStore(page, (p) => p.state?.shortcuts) ?? [];
  const [ask, dialog] = useConfirm({
    title: { type: 'plain_text', text: words.removeTitle },
    text: { type: 'plain_text', text: words.removeText },
    confirm: { type: 'plain_text', text: words.remove },
    deny: { type: 'plain_text', text: buttons.cancel },
    style: 'danger',
  });
  const items: MenuItem[] = shortcuts.map((shortcut) => ({
    key: shortcut.callbackId,
    label: shortcut.name,
    more: shortcut.description,
    icon: 'bolt',
    group: words.shortcuts,
    testId: `shortcut-${shortcut.callbackId}-${ts}`,
    run: () => void takeShortcut(shortcut, channel, ts),
  }));
  if (mayRemove)
    items.push({
      key: 'remove',
      label: words.remove,
      icon: 'bin',
      danger: true,
      testId: `message-remove-${ts}`,
      run: () => ask(() => void removeMessage(channel, ts)),
    });
  return (
    <div className="message-tools">
      {!inThread && (
        <button
          type="button"
          className="icon-button"
          aria-label={words.reply}
          title={words.reply}
          onClick={() => void openThread(channel, ts)}
        >
          <Icon name="reply" size={16} />
        </button>
      )}
      {items.length > 0 && (
        <Menu label={words.more} icon="more" testId={`message-menu-${ts}`} items={items} />
      )}
      {dialog}
    </div>
  );
}
