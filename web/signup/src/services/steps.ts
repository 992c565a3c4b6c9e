import type { StepPages } from '../frame/step-page.ts'

/** Stage ③: G-Link, payment, charging support. */
export const serviceSteps: StepPages = {}
