import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { renameVehicle, type Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { problems } from '../problems.ts'
import { vehiclesKey } from './garage.ts'
import { vehicleTexts } from './texts.ts'

/** The owner's own name for the car; the sheet is an address, and what was written outlives a sign-in. */
export function RenameCar({ vehicle, open }: { vehicle: Vehicle; open: boolean }) {
  const t = useTexts(vehicleTexts)
  const client = useQueryClient()
  const { history } = useRouter()
  const [draft, setDraft, forget] = useDraft(`rename-${vehicle.id}`, { nickname: vehicle.nickname ?? '' })
  const close = () => {
    forget()
    history.replace(`/garage/${vehicle.id}`)
  }
  const form = useForm({
    initial: draft,
    onChange: setDraft,
    check: ({ nickname }) => ({ nickname: nickname.trim().length > 30 ? 'too-long' : undefined }),
    send: async ({ nickname }) => {
      await call(renameVehicle, { params: { vehicleId: vehicle.id }, body: { nickname: nickname.trim() || null } })
      await client.invalidateQueries({ queryKey: vehiclesKey })
      toast(t.renamed, 'good')
      close()
    },
  })
  return (
    <>
      <Link alone href={`/garage/${vehicle.id}?edit=name`}>
        {t.rename}
      </Link>
      <Sheet open={open} onClose={close} title={t.rename}>
        <Form form={form} labels={{ nickname: t.nickname }} problems={problems}>
          <TextField
            label={t.nickname}
            note={t.renameNote}
            optional
            autoFocus
            placeholder={vehicle.model.name}
            {...form.field('nickname')}
          />
          <Button kind="primary" type="submit" wide pending={form.pending}>
            {t.save}
          </Button>
        </Form>
      </Sheet>
    </>
  )
}
