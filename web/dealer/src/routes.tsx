import { createRootRoute, createRoute, createRouter, Navigate, useParams, useSearch } from '@tanstack/react-router'
import type { StaffRole } from '@tsunagu/contract/endpoint.ts'
import type { Party } from '@tsunagu/contract/signup.ts'
import type { ReactNode } from 'react'
import { DealersPage } from './administration/DealersPage.tsx'
import { ModelsPage } from './administration/ModelsPage.tsx'
import { StaffListPage } from './administration/StaffListPage.tsx'
import { IdentityChangesPage } from './identity-changes/IdentityChangesPage.tsx'
import { LeafletPage } from './leaflet/LeafletPage.tsx'
import { LinePage } from './line/LinePage.tsx'
import { MandatesPage } from './mandates/MandatesPage.tsx'
import { SettingsPage } from './own/SettingsPage.tsx'
import { PurchasePage } from './purchase/PurchasePage.tsx'
import { RegistrationPage } from './purchase/RegistrationPage.tsx'
import { TurnedPage } from './purchase/TurnedPage.tsx'
import { EditPurchasePage } from './purchases/EditPurchasePage.tsx'
import { NewPurchasePage } from './purchases/NewPurchasePage.tsx'
import { PurchasesPage } from './purchases/PurchasesPage.tsx'
import { shows } from './purchases/purchases.ts'
import { ReviewPage } from './reviews/ReviewPage.tsx'
import { ReviewsPage } from './reviews/ReviewsPage.tsx'
import { has, useStaff } from './session.ts'
import { BrokenPage, NotFoundPage, NothingHerePage } from './shell/LostPages.tsx'
import { Root } from './shell/Root.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage })
const under = () => root
/** A part of the address. (The router's own types are registered once for all apps of the workspace, so not for this one.) */
const useName = (name: string) => (useParams({ strict: false }) as Record<string, string | undefined>)[name] ?? ''
const useWords = () => useSearch({ strict: false }) as Record<string, string | undefined>

/** A page for some roles; the centre checks as well. */
function For({ roles, children }: { roles: readonly StaffRole[]; children: ReactNode }) {
  return has(useStaff(), ...roles) ? children : <NothingHerePage />
}
const sellers = ['dealer', 'administrator'] as const
const reviewers = ['reviewer', 'administrator'] as const
const administrators = ['administrator'] as const

/** Where staff begin: the place of their role. */
function Start() {
  const staff = useStaff()
  if (has(staff, 'dealer', 'administrator')) return <Navigate to="/dealer/purchases" replace />
  if (has(staff, 'reviewer')) return <Navigate to="/dealer/reviews" replace />
  return <NothingHerePage />
}

const page = (path: string, roles: readonly StaffRole[], Shown: () => ReactNode) =>
  createRoute({
    getParentRoute: under,
    path,
    component: function Page() {
      return (
        <For roles={roles}>
          <Shown />
        </For>
      )
    },
  })

const pages = [
  page('/dealer/purchases', sellers, function Purchases() {
    const { show, search = '' } = useWords()
    return <PurchasesPage show={shows.find((one) => one === show) ?? 'open'} search={search} />
  }),
  page('/dealer/purchases/new', sellers, NewPurchasePage),
  page('/dealer/purchases/$purchaseId', sellers, function OnePurchase() {
    const purchaseId = useName('purchaseId')
    return <PurchasePage key={purchaseId} purchaseId={purchaseId} />
  }),
  page('/dealer/purchases/$purchaseId/edit', sellers, function Edit() {
    return <EditPurchasePage purchaseId={useName('purchaseId')} />
  }),
  page('/dealer/purchases/$purchaseId/registration', sellers, function Registration() {
    return <RegistrationPage purchaseId={useName('purchaseId')} />
  }),
  page('/dealer/purchases/$purchaseId/show/$party', sellers, function Turned() {
    const party: Party = useName('party') === 'user' ? 'user' : 'buyer'
    return <TurnedPage purchaseId={useName('purchaseId')} party={party} />
  }),
  page('/dealer/leaflet', sellers, LeafletPage),
  page('/dealer/mandates', sellers, MandatesPage),
  page('/dealer/reviews', reviewers, function Reviews() {
    return <ReviewsPage show={useWords().show === 'decided' ? 'decided' : 'waiting'} />
  }),
  page('/dealer/reviews/$registrationId', reviewers, function Review() {
    const registrationId = useName('registrationId')
    return <ReviewPage key={registrationId} registrationId={registrationId} />
  }),
  page('/dealer/identity-changes', ['reviewer'], IdentityChangesPage),
  page('/dealer/staff', administrators, StaffListPage),
  page('/dealer/dealers', administrators, DealersPage),
  page('/dealer/models', administrators, ModelsPage),
  page('/dealer/line', administrators, LinePage),
]
const start = createRoute({ getParentRoute: under, path: '/dealer/', component: Start })
const settings = createRoute({ getParentRoute: under, path: '/dealer/settings', component: SettingsPage })

/** Every address of the console; each state one could want to come back to is one. */
export const router = createRouter({
  routeTree: root.addChildren([start, ...pages, settings]),
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
  // Plain words, so that a search made of digits stays a string.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const pairs = Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
    return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
  },
})
