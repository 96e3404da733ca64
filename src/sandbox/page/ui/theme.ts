import { useSyncExternalStore } from 'react';
import { createStore, useStore } from './store.ts';

const choices = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof choices)[number];
export const themeChoices: readonly ThemeChoice[] = choices;

const kept = 'switchboard.theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const chosen = createStore<ThemeChoice>(
  choices.find((choice) => choice === localStorage.getItem(kept)) ?? 'auto',
);

const subscribe = (listener: () => void): (() => void) => {
  system.addEventListener('change', listener);
  return () => system.removeEventListener('change', listener);
};

export const useThemeChoice = (): ThemeChoice => useStore(chosen, (choice) => choice);

export function useTheme(): 'light' | 'dark' {
  const choice = useThemeChoice();
  const dark = useSyncExternalStore(subscribe, () => system.matches);
  return choice === 'auto' ? (dark ? 'dark' : 'light') : choice;
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(kept, choice);
  chosen.set(() => choice);
}
