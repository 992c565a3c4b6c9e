import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { RouterProvider } from 'react-aria-components'
import { LanguageProvider } from './language.tsx'
import { Lent } from './lent/Lent.tsx'
import { belongs } from './origin.ts'
import { ToastRegion } from './Toast.tsx'
import { ThemeProvider } from './theme.tsx'

/**
 * Everything a page of ours stands in: language, theme, queries, links, toasts.
 * @param home the app's place under the origin (`/`, `/account`): links that leave it load a new page
 * @param navigate the app's router; without one every link loads a page
 */
export function KitProvider(props: { client: QueryClient; home?: string; navigate?: (href: string) => void; children: ReactNode }) {
  const { client, home = '/', navigate, children } = props
  const go = useCallback(
    (href: string) => {
      if (navigate && belongs(href, home)) navigate(href)
      else location.assign(href)
    },
    [home, navigate],
  )
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider>
        <LanguageProvider>
          <RouterProvider navigate={go}>
            <Lent />
            {children}
            <ToastRegion />
          </RouterProvider>
        </LanguageProvider>
      </ThemeProvider>
    </QueryClientProvider>
  )
}
