import '@tsunagu/kit/look.ts'
import { KitProvider } from '@tsunagu/kit/KitProvider.tsx'
import { Skeleton } from '@tsunagu/kit/States.tsx'
import { createQueryClient } from '@tsunagu/kit/session.ts'
import { createRoot } from 'react-dom/client'

createRoot(document.getElementById('root') as HTMLElement).render(
  <KitProvider client={createQueryClient()}>
    <Skeleton />
  </KitProvider>,
)
