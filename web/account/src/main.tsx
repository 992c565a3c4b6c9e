import '@tsunagu/kit/look.ts'
import './account.css'
import { RouterProvider } from '@tanstack/react-router'
import { KitProvider } from '@tsunagu/kit/KitProvider.tsx'
import { createQueryClient } from '@tsunagu/kit/session.ts'
import { createRoot } from 'react-dom/client'
import { rememberReturn } from './frame/return.ts'
import { router } from './routes.tsx'

rememberReturn()
createRoot(document.getElementById('root') as HTMLElement).render(
  <KitProvider client={createQueryClient()} home="/account" navigate={(href) => router.history.push(href)}>
    <RouterProvider router={router} />
  </KitProvider>,
)
