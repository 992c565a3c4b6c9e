import '../look.ts'
import { createRoot } from 'react-dom/client'
import { KitProvider } from '../KitProvider.tsx'
import { createQueryClient } from '../session.ts'
import { LivingPage } from './LivingPage.tsx'

createRoot(document.getElementById('root') as HTMLElement).render(
  <KitProvider client={createQueryClient()}>
    <LivingPage />
  </KitProvider>,
)
