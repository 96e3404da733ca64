import { type ResolveFnOutput, registerHooks } from 'node:module';

/**
 * For processes that are started by the hundred: Node reads a package's whole list of exports anew for every module that
 * it loads, and Drizzle's is 180 kB. What is loaded is the same, in half the time.
 */
const esmOfMany = /\/node_modules\/(drizzle-orm|hono|zod)\//;
const packages = new Map<string, ResolveFnOutput>();

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '', conditions } = context;
    const isRelative = specifier.startsWith('.');
    const beside = (format: string) => ({
      url: new URL(specifier, parentURL).href,
      format,
      shortCircuit: true,
    });
    if (isRelative && specifier.endsWith('.ts')) return beside('module-typescript');
    if (
      isRelative &&
      specifier.endsWith('.js') &&
      esmOfMany.test(parentURL) &&
      !conditions.includes('require')
    )
      return beside('module');
    if (isRelative || !parentURL.endsWith('.ts')) return next(specifier, context);
    const known = packages.get(specifier) ?? next(specifier, context);
    packages.set(specifier, known);
    return { ...known, shortCircuit: true };
  },
});
