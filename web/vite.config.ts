import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type InlineConfig, type Plugin } from 'vite'
import { brandPlugin } from './kit/build/brand.ts'
import { landPlugin } from './kit/build/land.ts'
import { installable } from './owner/build/installable.ts'
import { readerPlugin } from './signup/build/reader.ts'

const web = import.meta.dirname
/** Addresses that a running centre answers itself; in development they are handed on to it. */
const serversOwn = ['/api', '/oidc', '/mailbox', '/owners']

/** What both builds share. Nothing is inlined and no page has an inline script, so `script-src 'self'` is enough. */
const shared = {
  configFile: false,
  base: '/',
  publicDir: join(web, 'public'),
  plugins: [react(), tailwind(), brandPlugin(), landPlugin()],
  worker: { format: 'es' },
  // One copy of React, whichever workspace asks for it.
  resolve: { dedupe: ['react', 'react-dom', 'react-aria-components', '@tanstack/react-query'] },
} satisfies InlineConfig

const serviceWorker = join(web, 'owner/src/service-worker.ts')

/** Owner at `/`, the others under their names, the living page of the kit at `/kit/`: one origin, one build, in `web/dist`. */
export const pages: InlineConfig = {
  ...shared,
  root: web,
  appType: 'mpa',
  plugins: [...shared.plugins, installable(), readerPlugin(), ownerAtRoot()],
  build: {
    outDir: join(web, 'dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        owner: join(web, 'owner/index.html'),
        account: join(web, 'account/index.html'),
        dealer: join(web, 'dealer/index.html'),
        signup: join(web, 'signup/index.html'),
        kit: join(web, 'kit/index.html'),
        ...(existsSync(serviceWorker) ? { 'service-worker': serviceWorker } : {}),
      },
      output: {
        // A service worker keeps its name: its scope and its updates hang on the address.
        entryFileNames: (chunk) => (chunk.name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: Object.fromEntries(serversOwn.map((path) => [path, 'http://localhost:8700'])) },
}

/** The head unit and its bench, served by the simulator on a port of its own, in `web/car/dist`. */
export const car: InlineConfig = {
  ...shared,
  root: join(web, 'car'),
  build: { outDir: join(web, 'car/dist'), emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
}

/** In the sources the owner's page has a folder like the others; under the origin it is the root. */
function ownerAtRoot(): Plugin {
  return {
    name: 'tsunagu-owner-at-root',
    configureServer: (server) => {
      server.middlewares.use((request, _response, next) => {
        const path = request.url ?? ''
        const wantsPage = (request.headers.accept?.includes('text/html') ?? false) && !serversOwn.some((own) => path.startsWith(own))
        const app = /^\/(account|dealer|kit|signup)(\/|$)/.exec(path)?.[1] ?? 'owner'
        if (wantsPage) request.url = `/${app}/index.html`
        next()
      })
    },
    closeBundle: async () => {
      const built = join(web, 'dist/owner/index.html')
      if (!existsSync(built)) return
      await rename(built, join(web, 'dist/index.html'))
      await rm(join(web, 'dist/owner'), { recursive: true })
    },
  }
}

export default defineConfig(({ mode }) => (mode === 'car' ? car : pages))
