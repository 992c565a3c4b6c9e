import { createRootRoute, createRouter, Outlet } from '@tanstack/react-router'

const root = createRootRoute({ component: Outlet })

export const router = createRouter({ routeTree: root, scrollRestoration: true })
