import type { StepId } from '@tsunagu/contract/signup-steps.ts'

export const procedureAddress = (procedureId: string, step?: StepId) =>
  `/signup/p/${encodeURIComponent(procedureId)}${step ? `/${step}` : ''}`

/** Begins a sign-in and comes back to `path`. */
export const signInAddress = (path: string) => `/api/session/start?${new URLSearchParams({ return: path })}`
