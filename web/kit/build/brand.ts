import { brand } from '@tsunagu/contract/brand.ts'
import type { Plugin } from 'vite'

const id = 'virtual:brand.css'

/** The brand's colours as CSS variables (`virtual:brand.css`), and its name and theme colour in each page's head. */
export function brandPlugin(): Plugin {
  const { light, dark } = brand.colours
  return {
    name: 'tsunagu-brand',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) =>
      source === `\0${id}` ? `:root,[data-theme='light']{${variables(light)}}[data-theme='dark']{${variables(dark)}}` : undefined,
    transformIndexHtml: (html) =>
      html
        .replaceAll('%BRAND_PRODUCT%', brand.product.ja)
        .replaceAll('%BRAND_ACCOUNT%', brand.account.ja)
        .replaceAll('%BRAND_PAGE_LIGHT%', light.page)
        .replaceAll('%BRAND_PAGE_DARK%', dark.page),
  }
}

const variables = (colours: (typeof brand.colours)['light' | 'dark']) =>
  `--accent:${colours.accent};--on-accent:${colours.onAccent};--accent-soft:${colours.accentSoft};--page:${colours.page}`
