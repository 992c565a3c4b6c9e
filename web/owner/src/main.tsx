import '@tsunagu/kit/look.ts'
import './look/owner.css'
import './contracts/contracts.css'
import './drives/drives.css'
import { RouterProvider } from '@tanstack/react-router'
import { KitProvider } from '@tsunagu/kit/KitProvider.tsx'
import { proveWith } from '@tsunagu/kit/session.ts'
import { createRoot } from 'react-dom/client'
import { provePasskey } from './accounts/prove.ts'
import { router } from './routes.tsx'
import { client } from './session.ts'
import { keepInstallOffer } from './settings/install.ts'

proveWith(provePasskey)
keepInstallOffer()
// the worker is a built file; in development there is none
if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/service-worker.js').catch(() => {})

createRoot(document.getElementById('root') as HTMLElement).render(
  <KitProvider client={client} home="/" navigate={(href) => router.history.push(href)}>
    <RouterProvider router={router} />
  </KitProvider>,
)
