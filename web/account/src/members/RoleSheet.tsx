import { Button } from '@tsunagu/kit/Button.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { accountProblems } from '../problems.ts'
import type { Member, Role } from './members.ts'
import { useRoleOptions } from './role-options.ts'
import { membersTexts } from './texts.ts'

interface RoleSheetProps {
  member: Member
  onChoose: (role: Role) => Promise<void>
  onClose: () => void
}

export function RoleSheet({ member, onChoose, onClose }: RoleSheetProps) {
  const t = useTexts(membersTexts)
  const options = useRoleOptions()
  const act = useAct(accountProblems)
  const [role, setRole] = useState(member.role)
  const save = async () => {
    if (role === member.role || (await act.run(() => onChoose(role)))) onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.roleOf(member.name ?? member.email)}
      acts={
        <Button kind="primary" wide pending={act.pending} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <Wrong>{act.wrong}</Wrong>
        <RadioGroup label={t.role} name="role" options={options} value={role} onChange={setRole} />
      </div>
    </Sheet>
  )
}
