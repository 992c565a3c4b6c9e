import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brand } from '@tsunagu/contract/brand.ts'
import type { HtmlTagDescriptor, Plugin } from 'vite'

const folder = join(import.meta.dirname, '../icons')
const icons = ['icon-192.png', 'icon-512.png', 'maskable-512.png', 'touch-180.png']

/** What makes the owner's app installable: its manifest, named and coloured by the brand, and its icons in the sizes phones ask for. */
export function installable(): Plugin {
  return {
    name: 'tsunagu-installable',
    configureServer: (server) => {
      server.middlewares.use(async (request, response, next) => {
        const path = request.url?.split('?')[0] ?? ''
        if (path === '/manifest.webmanifest') {
          response.setHeader('content-type', 'application/manifest+json')
          response.end(manifest())
        } else if (icons.some((icon) => path === `/icons/${icon}`)) {
          response.setHeader('content-type', 'image/png')
          response.end(await readFile(join(folder, path.slice('/icons/'.length))))
        } else next()
      })
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: manifest() })
      for (const icon of icons) this.emitFile({ type: 'asset', fileName: `icons/${icon}`, source: await readFile(join(folder, icon)) })
    },
    // after the bundler has looked at the page: these files are ours, not its assets
    transformIndexHtml: { order: 'post', handler: (_html, { path }) => (path.includes('owner/index.html') ? head() : []) },
  }
}

function manifest(): string {
  const { product, colours } = brand
  return JSON.stringify({
    id: '/',
    name: product.ja,
    short_name: product.ja,
    lang: 'ja',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    orientation: 'portrait-primary',
    background_color: colours.light.page,
    theme_color: colours.light.page,
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: brand.services.remoteOperation.ja, url: '/remote/operate' },
      { name: brand.services.carFinder.ja, url: '/finder' },
    ],
  })
}

const head = (): HtmlTagDescriptor[] => [
  { tag: 'link', attrs: { rel: 'manifest', href: '/manifest.webmanifest' }, injectTo: 'head' },
  { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/icons/touch-180.png' }, injectTo: 'head' },
  { tag: 'meta', attrs: { name: 'apple-mobile-web-app-title', content: brand.product.ja }, injectTo: 'head' },
]
