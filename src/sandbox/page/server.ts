import { type Context, Hono } from 'hono';
import type { Routes } from '../../server.ts';
import { apiRoutes, type PageParts } from './api.ts';
import { type Asset, assetOf, bundlePage } from './bundle.ts';

const index = assetOf(
  'text/html; charset=utf-8',
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Switchboard sandbox</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="app.css">
<script type="module" src="app.js"></script>
</head>
<body>
<div id="root"></div>
<noscript>The sandbox is a small Slack in your browser: it needs JavaScript.</noscript>
</body>
</html>
`,
);

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function serve(c: Context, { type, text, etag }: Asset): Response {
  const headers = { etag, 'cache-control': 'no-cache', 'content-type': type };
  return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(text, 200, headers);
}

/** The page in the browser with its API, all below `/sandbox/`. */
export function pageRoutes(parts: PageParts): Routes {
  const bundle = bundlePage();
  // Where it fails, whoever opens the page is told; the bot runs all the same.
  bundle.catch((error: Error) =>
    process.stderr.write(`the sandbox's page cannot be built: ${error.message}\n`),
  );
  const asset = (name: string) => async (c: Context) => {
    const found = (await bundle).get(name);
    return found === undefined ? c.body('', 200, { 'content-type': 'text/css' }) : serve(c, found);
  };
  const routes: Routes = new Hono();
  routes.use(async (c, next) => {
    await next();
    c.header('content-security-policy', policy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
  });
  routes.get('/app.js', asset('app.js'));
  routes.get('/app.css', asset('app.css'));
  routes.route('/api', apiRoutes(parts));
  routes.get('*', (c) => {
    if (c.req.path === '/sandbox') return c.redirect('/sandbox/');
    return c.req.path === '/sandbox/' ? serve(c, index) : c.json({ error: 'there is no such page' }, 404);
  });
  return routes;
}

export function toThePage(): Routes {
  const routes: Routes = new Hono();
  routes.get('/', (c) => c.redirect('/sandbox/'));
  return routes;
}
