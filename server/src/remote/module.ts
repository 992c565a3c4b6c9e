import type { Module } from '../platform/module.ts'
import { endpoints } from './http.ts'

export const remote: Module = { name: 'remote', folder: new URL('./', import.meta.url), endpoints }
