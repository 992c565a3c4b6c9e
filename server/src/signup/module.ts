import type { Module } from '../platform/module.ts'

export const signup: Module = {
  name: 'signup',
  folder: new URL('./', import.meta.url),
}
