import type { Element } from '../../../slack/surfaces/traverse.ts';
import { useConfirm } from '../confirm-dialog.tsx';
import { useReading } from '../reading.tsx';
import { momentOf, secondsOfWallTime, wallTime } from '../times.ts';
import { controlProps, useElement } from './using-element.ts';

type DateElement = Extract<Element, { type: 'datepicker' | 'timepicker' | 'datetimepicker' }>;

const kinds = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;

/** A day, an hour, or both on the clock of the person who looks. */
export function DateTime({ element }: { element: DateElement }) {
  const { held, put, testId, frame } = useElement(element);
  const { reader, words } = useReading();
  const [ask, dialog] = useConfirm(element.confirm);
  const { type } = element;
  const seconds = held?.selected_date_time ?? null;
  const shown = {
    datepicker: held?.selected_date ?? '',
    timepicker: held?.selected_time ?? '',
    datetimepicker: seconds === null ? '' : wallTime(seconds, reader),
  }[type];

  const choose = (typed: string) => {
    if (type === 'datetimepicker') {
      const at = secondsOfWallTime(typed, reader);
      put(at, { type, selected_date_time: at });
      return;
    }
    const value = typed === '' ? null : typed;
    if (type === 'datepicker') put(value, { type, selected_date: value });
    else
      put(value, { type, selected_time: value, ...(element.timezone ? { timezone: element.timezone } : {}) });
  };

  const zone = type === 'timepicker' ? (element.timezone ?? reader.tz) : reader.tz;
  return (
    <span className="date-time">
      <input
        {...controlProps(frame, words.field.choose)}
        className="input"
        type={kinds[type]}
        value={shown}
        data-testid={testId}
        onChange={({ target: { value } }) => ask(() => choose(value))}
      />
      {type !== 'datepicker' && (
        <span className="input-note">
          {seconds !== null && <strong>{momentOf(new Date(seconds * 1000), reader)} </strong>}
          {words.field.inZone(zone.replaceAll('_', ' '))}
        </span>
      )}
      {dialog}
    </span>
  );
}
