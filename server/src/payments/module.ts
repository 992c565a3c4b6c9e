import type { Module } from '../platform/module.ts'

export const payments: Module = {
  name: 'payments',
  folder: new URL('./', import.meta.url),
}
