import '@tsunagu/kit/look.ts'
import './look/dealer.css'
import { RouterProvider } from '@tanstack/react-router'
import { KitProvider } from '@tsunagu/kit/KitProvider.tsx'
import { createRoot } from 'react-dom/client'
import { router } from './routes.tsx'
import { client } from './session.ts'

createRoot(document.getElementById('root') as HTMLElement).render(
  <KitProvider client={client} home="/dealer" navigate={(href) => router.history.push(href)}>
    <RouterProvider router={router} />
  </KitProvider>,
)
