import { useState } from 'react';

const kept = 'switchboard.tour';
const cards = 3;

export interface TourControls {
  readonly start: () => void;
  readonly go: (step: number) => void;
  readonly finish: () => void;
}

/** Shown once by itself, and again from the help menu. */
export function useTour(): TourControls & { readonly step: number | null } {
  const [step, setStep] = useState<number | null>(localStorage.getItem(kept) === null ? 0 : null);
  const finish = () => {
    localStorage.setItem(kept, 'seen');
    setStep(null);
  };
  return {
    step,
    finish,
    start: () => setStep(0),
    go: (to) => (to < 0 || to >= cards ? finish() : setStep(to)),
  };
}
