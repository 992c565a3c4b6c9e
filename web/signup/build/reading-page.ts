import type { InlineConfig } from 'vite'
import { readerPlugin } from './reader.ts'

/** Builds one page that uses the reading code as the sign-up's build does; for measurements, not shipped. */
export async function buildReadingPage(root: string, outDir: string): Promise<void> {
  // Imported late: whoever only measures something else needs no bundler.
  const { build } = await import('vite')
  const config: InlineConfig = {
    configFile: false,
    root,
    base: '/',
    publicDir: false,
    logLevel: 'warn',
    plugins: [readerPlugin()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  }
  await build(config)
}
