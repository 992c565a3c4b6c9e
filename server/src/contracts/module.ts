import type { Module } from '../platform/module.ts'

export const contracts: Module = {
  name: 'contracts',
  folder: new URL('./', import.meta.url),
}
