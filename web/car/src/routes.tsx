import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { CarsPage } from './CarsPage.tsx'

const root = createRootRoute({ notFoundComponent: CarsPage })
const parent = () => root

/** One address to a car, by the name it has at the bench; `/` is the first one. */
const first = createRoute({ getParentRoute: parent, path: '/', component: CarsPage })
const one = createRoute({ getParentRoute: parent, path: '/$name', component: CarsPage })

export const router = createRouter({ routeTree: root.addChildren([first, one]) })
