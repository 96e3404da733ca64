import { createContext, useContext } from 'react';
import type { Values } from '../../slack/model.ts';
import type { PageTarget } from '../contract.ts';

/** Where blocks stand, and what their elements hold. */
export interface Surface {
  readonly key: string;
  readonly target: PageTarget;
  readonly values: Values;
}

export const surfaceKey = (target: PageTarget): string => {
  switch (target.in) {
    case 'view':
      return `view ${target.id}`;
    case 'home':
      return 'home';
    default:
      return `${target.in} ${target.channel} ${target.ts}`;
  }
};

const SurfaceContext = createContext<Surface | null>(null);
export const SurfaceProvider = SurfaceContext.Provider;

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === null) throw new Error('an element stands outside a surface');
  return surface;
}
