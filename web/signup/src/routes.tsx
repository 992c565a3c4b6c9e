import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { AfterDeliveryPage } from './entry/AfterDeliveryPage.tsx'
import { AmendPage } from './entry/AmendPage.tsx'
import { CheckChartPage } from './entry/CheckChartPage.tsx'
import { JoinPage } from './entry/JoinPage.tsx'
import { LandingPage } from './entry/LandingPage.tsx'
import { ServicesPage } from './entry/ServicesPage.tsx'
import { TabletPage } from './entry/TabletPage.tsx'
import { FaqPage } from './faq/FaqPage.tsx'
import { NotHerePage } from './frame/NotHerePage.tsx'
import { ProcedurePage } from './frame/ProcedurePage.tsx'
import { StatusPage } from './status/StatusPage.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotHerePage })
const parent = () => root

const pages = [
  createRoute({ getParentRoute: parent, path: '/signup/', component: LandingPage }),
  createRoute({ getParentRoute: parent, path: '/signup/check', component: CheckChartPage }),
  createRoute({ getParentRoute: parent, path: '/signup/join', component: JoinPage }),
  createRoute({ getParentRoute: parent, path: '/signup/after-delivery', component: AfterDeliveryPage }),
  createRoute({ getParentRoute: parent, path: '/signup/amend/$registrationId', component: AmendPage }),
  createRoute({ getParentRoute: parent, path: '/signup/services', component: ServicesPage }),
  createRoute({ getParentRoute: parent, path: '/signup/status', component: StatusPage }),
  createRoute({ getParentRoute: parent, path: '/signup/tablet', component: TabletPage }),
  createRoute({ getParentRoute: parent, path: '/signup/faq', component: FaqPage }),
  createRoute({ getParentRoute: parent, path: '/signup/p/$procedureId', component: ProcedurePage }),
  createRoute({ getParentRoute: parent, path: '/signup/p/$procedureId/$step', component: ProcedurePage }),
]

export const router = createRouter({
  routeTree: root.addChildren(pages),
  scrollRestoration: true,
  // Plain words, so that an answer made of digits stays a string.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const pairs = Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
    return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
  },
})
