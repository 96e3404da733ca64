import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of the tests: what CHROMIUM names, else where Chromium usually is; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM names a file that is not there: ${named}`);
  return named || places.find((place) => existsSync(place));
}

export function chromiumPath(): string {
  const found = findChromium();
  if (found === undefined) throw new Error('there is no Chromium: install it, or name it in CHROMIUM');
  return found;
}
