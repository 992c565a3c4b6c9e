import type { Option } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { type Role, roles } from './members.ts'
import { membersTexts } from './texts.ts'

/** The three roles, each with what it may do. */
export function useRoleOptions(): Option<Role>[] {
  const t = useTexts(membersTexts)
  return roles.map((value) => ({ value, label: t[value], about: t[`${value}More`] }))
}
