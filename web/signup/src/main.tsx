import '@tsunagu/kit/look.ts'
import './signup.css'
import { RouterProvider } from '@tanstack/react-router'
import { KitProvider } from '@tsunagu/kit/KitProvider.tsx'
import { createQueryClient } from '@tsunagu/kit/session.ts'
import { createRoot } from 'react-dom/client'
import { router } from './routes.tsx'

createRoot(document.getElementById('root') as HTMLElement).render(
  <KitProvider client={createQueryClient()} home="/signup" navigate={(href) => router.history.push(href)}>
    <RouterProvider router={router} />
  </KitProvider>,
)
