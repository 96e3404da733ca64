import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../reading.tsx';
import type { TourControls } from './using-tour.ts';

const targets = ['composer', 'people', 'world'];
const gap = 14;
const width = 320;

interface Spot {
  readonly left: number;
  readonly top: number;
  readonly ring: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Where the card stands: beside what it points at, within the window; null where that is out of sight. */
function spotOf(target: Element | null, height: number): Spot | null {
  const box = target?.getBoundingClientRect();
  if (box === undefined || box.width === 0 || box.right <= 0) return null;
  const above = box.top - height - gap;
  const beside = box.right + gap + width < window.innerWidth && box.height > 120;
  const left = beside ? box.right + gap : box.left + box.width / 2 - width / 2;
  const top = beside ? box.top : above > 8 ? above : box.bottom + gap;
  const within = (value: number, size: number, whole: number) =>
    Math.max(8, Math.min(value, whole - size - 8));
  return {
    left: within(left, width, window.innerWidth),
    top: within(top, height, window.innerHeight),
    ring: { left: box.left - 4, top: box.top - 4, width: box.width + 8, height: box.height + 8 },
  };
}

/** Three cards that point at the place. */
export function Tour({ step, go, finish }: TourControls & { step: number }) {
  const { tour: words } = useWords();
  const card = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const title = useId();
  const [spot, setSpot] = useState<Spot | null>(null);
  const [heading, text] = words.cards[step] ?? ['', ''];
  const last = step === words.cards.length - 1;

  useLayoutEffect(() => {
    const measure = () =>
      setSpot(
        spotOf(document.querySelector(`[data-tour=${targets[step]}]`), card.current?.offsetHeight ?? 190),
      );
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [step]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every card takes the focus
  useEffect(() => next.current?.focus(), [step]);

  return (
    <>
      {spot !== null && <div className="tour-ring" style={spot.ring} />}
      <div
        ref={card}
        role="dialog"
        aria-label={words.label}
        aria-describedby={title}
        className={spot === null ? 'tour is-adrift' : 'tour'}
        style={spot === null ? { width } : { width, left: spot.left, top: spot.top }}
        data-testid="tour"
        onKeyDown={({ key }) => key === 'Escape' && finish()}
      >
        <p className="tour-step">{words.step(step + 1, words.cards.length)}</p>
        <h2>{heading}</h2>
        <p id={title}>{text}</p>
        <div className="dialog-buttons">
          <button type="button" className="link" data-testid="tour-skip" onClick={finish}>
            {words.skip}
          </button>
          {step > 0 && (
            <button type="button" className="button" onClick={() => go(step - 1)}>
              {words.back}
            </button>
          )}
          <button
            ref={next}
            type="button"
            className="button button-primary"
            data-testid="tour-next"
            onClick={() => go(step + 1)}
          >
            {last ? words.finish : words.next}
          </button>
        </div>
      </div>
    </>
  );
}
