import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Asset {
  readonly type: string;
  readonly text: string;
  readonly etag: string;
}

const entry = fileURLToPath(new URL('./ui/main.tsx', import.meta.url));
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Node tells a process that it restarts on change so. */
const isWatched = (): boolean => process.env.WATCH_REPORT_DEPENDENCIES !== undefined;

/** The page's script and styles, made in memory, by file name. */
export async function bundlePage(): Promise<ReadonlyMap<string, Asset>> {
  const { outputFiles } = await build({
    entryPoints: { app: entry },
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: isWatched() ? 'inline' : false,
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl' },
    logLevel: 'silent',
  });
  return new Map(
    outputFiles.map(({ path, text }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return [name, assetOf(types[name.split('.').at(-1) ?? ''] ?? 'text/plain', text)];
    }),
  );
}

export const assetOf = (type: string, text: string): Asset => ({
  type,
  text,
  etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
});
