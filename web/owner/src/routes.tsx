import { createRootRoute, createRoute, createRouter, redirect, useParams, useSearch } from '@tanstack/react-router'
import { ConsentsPage } from './contracts/ConsentsPage.tsx'
import { ContractPage } from './contracts/ContractPage.tsx'
import { DocumentPage } from './contracts/DocumentPage.tsx'
import { DevicesPage } from './devices/DevicesPage.tsx'
import { DiagnosisPage } from './drives/DiagnosisPage.tsx'
import { DrivesPage, ReportsPage } from './drives/DrivesPage.tsx'
import { KeepingPage } from './drives/KeepingPage.tsx'
import { isMonth } from './drives/months.ts'
import { TripPage } from './drives/TripPage.tsx'
import { HomePage } from './home/HomePage.tsx'
import { InboxPage } from './notices/InboxPage.tsx'
import { NoticePage } from './notices/NoticePage.tsx'
import { NoticeSettingsPage } from './notices/NoticeSettingsPage.tsx'
import { CautionsPage } from './remote/CautionsPage.tsx'
import { CheckPage } from './remote/CheckPage.tsx'
import { FinderPage } from './remote/FinderPage.tsx'
import { OperatePage } from './remote/OperatePage.tsx'
import { asks } from './remote/operations.ts'
import { RemoteMenuPage } from './remote/RemoteMenuPage.tsx'
import { RequestPage } from './remote/RequestPage.tsx'
import { LegalPage } from './settings/LegalPage.tsx'
import { SettingsPage } from './settings/SettingsPage.tsx'
import { BrokenPage, NotFoundPage } from './shell/LostPages.tsx'
import { Root } from './shell/Root.tsx'
import { AddCarPage } from './vehicles/AddCarPage.tsx'
import { GaragePage } from './vehicles/GaragePage.tsx'
import { VehiclePage } from './vehicles/VehiclePage.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage })
const under = () => root
/** A part of the address. (The router's own types are registered once for all apps of the workspace, so not for this one.) */
const useName = (name: string) => (useParams({ strict: false }) as Record<string, string | undefined>)[name] ?? ''

/** `?ask=lock-doors`: the sheet that asks before the car is asked. */
const asked = (search: Record<string, unknown>): { ask?: string } =>
  asks.some((ask) => ask === search.ask) ? { ask: String(search.ask) } : {}

const home = createRoute({ getParentRoute: under, path: '/', component: HomePage, validateSearch: asked })

const garage = createRoute({ getParentRoute: under, path: '/garage', component: GaragePage })
const addCar = createRoute({ getParentRoute: under, path: '/garage/add', component: AddCarPage })
const vehicle = createRoute({
  getParentRoute: under,
  path: '/garage/$vehicleId',
  validateSearch: ({ edit }: Record<string, unknown>): { edit?: 'name' } => (edit === 'name' ? { edit } : {}),
  component: function Vehicle() {
    const vehicleId = useName('vehicleId')
    const { edit } = useSearch({ strict: false }) as { edit?: 'name' }
    return <VehiclePage key={vehicleId} vehicleId={vehicleId} edit={edit} />
  },
})

const contract = createRoute({
  getParentRoute: under,
  path: '/garage/$vehicleId/contract',
  component: function Contract() {
    const vehicleId = useName('vehicleId')
    return <ContractPage key={vehicleId} vehicleId={vehicleId} />
  },
})
const devices = createRoute({
  getParentRoute: under,
  path: '/garage/$vehicleId/devices',
  validateSearch: ({ add }: Record<string, unknown>): { add?: 'device' } => (add === 'device' ? { add } : {}),
  component: function Devices() {
    const vehicleId = useName('vehicleId')
    const { add } = useSearch({ strict: false }) as { add?: 'device' }
    return <DevicesPage key={vehicleId} vehicleId={vehicleId} adding={add === 'device'} />
  },
})
const consents = createRoute({ getParentRoute: under, path: '/consents', component: ConsentsPage })
const document = createRoute({
  getParentRoute: under,
  path: '/documents/$documentId',
  validateSearch: ({ version }: Record<string, unknown>): { version?: string } => (version ? { version: String(version) } : {}),
  component: function OneDocument() {
    const { version } = useSearch({ strict: false }) as { version?: string }
    return <DocumentPage documentId={useName('documentId')} version={version} />
  },
})

const remote = createRoute({ getParentRoute: under, path: '/remote', component: RemoteMenuPage })
const check = createRoute({ getParentRoute: under, path: '/remote/check', component: CheckPage, validateSearch: asked })
const operate = createRoute({ getParentRoute: under, path: '/remote/operate', component: OperatePage, validateSearch: asked })
const cautions = createRoute({ getParentRoute: under, path: '/remote/cautions', component: CautionsPage })
const request = createRoute({
  getParentRoute: under,
  path: '/remote/requests/$requestId',
  component: function Request() {
    return <RequestPage requestId={useName('requestId')} />
  },
})
const finder = createRoute({ getParentRoute: under, path: '/finder', component: FinderPage, validateSearch: asked })

/** `?month=2026-11`; without it the present one. */
const inMonth = ({ month }: Record<string, unknown>): { month?: string } => (isMonth(month) ? { month } : {})
const useMonth = () => (useSearch({ strict: false }) as { month?: string }).month

const reports = createRoute({ getParentRoute: under, path: '/drives', component: ReportsPage })
const drives = createRoute({
  getParentRoute: under,
  path: '/drives/$vehicleId',
  validateSearch: inMonth,
  component: function Drives() {
    const vehicleId = useName('vehicleId')
    return <DrivesPage key={vehicleId} vehicleId={vehicleId} month={useMonth()} />
  },
})
const trip = createRoute({
  getParentRoute: under,
  path: '/drives/$vehicleId/trips/$tripId',
  component: function Trip() {
    return <TripPage vehicleId={useName('vehicleId')} tripId={useName('tripId')} />
  },
})
const diagnosis = createRoute({
  getParentRoute: under,
  path: '/drives/$vehicleId/diagnosis',
  validateSearch: inMonth,
  component: function Diagnosis() {
    return <DiagnosisPage vehicleId={useName('vehicleId')} month={useMonth()} />
  },
})
const keeping = createRoute({
  getParentRoute: under,
  path: '/drives/$vehicleId/data',
  component: function Keeping() {
    return <KeepingPage vehicleId={useName('vehicleId')} />
  },
})

const inbox = createRoute({ getParentRoute: under, path: '/inbox', component: InboxPage })
const notice = createRoute({
  getParentRoute: under,
  path: '/inbox/$noticeId',
  component: function Notice() {
    const noticeId = useName('noticeId')
    return <NoticePage key={noticeId} noticeId={noticeId} />
  },
})
/** Where mails and push messages lead. */
const notices = createRoute({
  getParentRoute: under,
  path: '/notices',
  beforeLoad: () => {
    throw redirect({ href: '/inbox', replace: true })
  },
})

const settings = createRoute({ getParentRoute: under, path: '/settings', component: SettingsPage })
const noticeSettings = createRoute({ getParentRoute: under, path: '/settings/notices', component: NoticeSettingsPage })
const legal = createRoute({ getParentRoute: under, path: '/settings/legal', component: LegalPage })

/** Every address of the owner's app; each state one could want to come back to is one. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    garage,
    addCar,
    vehicle,
    contract,
    devices,
    consents,
    document,
    remote,
    check,
    operate,
    cautions,
    request,
    finder,
    reports,
    drives,
    trip,
    diagnosis,
    keeping,
    inbox,
    notice,
    notices,
    settings,
    noticeSettings,
    legal,
  ]),
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
})
