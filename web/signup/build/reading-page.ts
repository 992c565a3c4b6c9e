import { join } from 'node:path'
import { readerPlugin } from './reader.ts'

/** Builds one page that uses the reading code as the sign-up's own build does: to measure it, not to ship it. */
export async function buildReadingPage(outDir: string): Promise<void> {
  // Imported late: whoever only measures something else needs no bundler.
  const [{ build }, { car }] = await Promise.all([import('vite'), import('../../vite.config.ts')])
  await build({
    ...car,
    root: join(import.meta.dirname, '../reading-page'),
    publicDir: false,
    plugins: [...(car.plugins ?? []), readerPlugin()],
    logLevel: 'error',
    build: { ...car.build, outDir },
  })
}
