import type { Module } from '../platform/module.ts'

export const linkage: Module = {
  name: 'linkage',
  folder: new URL('./', import.meta.url),
}
