import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CallFailed } from '@tsunagu/contract/client.ts'
import { pictureTypes, removePicture, setPicture, type Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useEffect, useRef, useState } from 'react'
import { ProblemBanner } from '../shell/ProblemBanner.tsx'
import { CarImage, pictureAddress } from './CarImage.tsx'
import { vehiclesKey } from './garage.ts'
import { vehicleTexts } from './texts.ts'

/** マイカー画像 (APP-04): choose, look at it whole, use it; take it away and bring it back. */
export function PictureCard({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(vehicleTexts)
  const [chosen, setChosen] = useState<File | null>(null)
  const [unfit, setUnfit] = useState<CallFailed | null>(null)
  const [removed, setRemoved] = useState<Blob | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const { set, remove } = usePicture(vehicle)
  const pick = () => input.current?.click()
  const close = () => {
    setChosen(null)
    set.reset()
  }
  return (
    <Section title={t.picture}>
      <div className="card">
        <div className="picture-frame">
          <CarImage vehicle={vehicle} />
        </div>
        <p className="type-small text-quiet my-4">{t.pictureLead}</p>
        <div className="flex flex-wrap gap-3">
          <Button icon="camera" onPress={pick}>
            {vehicle.picture ? t.pictureChange : t.pictureChoose}
          </Button>
          {vehicle.picture ? (
            <Button
              kind="quiet"
              icon="trash"
              pending={remove.isPending}
              onPress={() => remove.mutate(undefined, { onSuccess: setRemoved })}
            >
              {t.pictureRemove}
            </Button>
          ) : null}
        </div>
        {removed && !vehicle.picture ? (
          <div className="mt-4">
            <Banner
              live
              action={
                <Button
                  pending={set.isPending}
                  onPress={() => set.mutate({ blob: removed, silent: true }, { onSuccess: () => setRemoved(null) })}
                >
                  {t.undo}
                </Button>
              }
            >
              {t.pictureRemoved}
            </Banner>
          </div>
        ) : null}
        <ProblemBanner error={unfit ?? remove.error ?? (chosen ? null : set.error)} />
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={pictureTypes.join(',')}
        aria-label={t.pictureChoose}
        onChange={(event) => {
          set.reset()
          const file = event.target.files?.[0] ?? null
          const why = file && whyUnfit(file)
          setUnfit(why)
          setChosen(why ? null : file)
          event.target.value = ''
        }}
      />
      <Sheet
        open={chosen !== null}
        onClose={close}
        title={t.picturePreview}
        acts={
          <>
            <Button
              kind="primary"
              wide
              pending={set.isPending}
              onPress={() => chosen && set.mutate({ blob: chosen }, { onSuccess: close })}
            >
              {t.pictureUse}
            </Button>
            <Button wide onPress={pick}>
              {t.pictureOther}
            </Button>
          </>
        }
      >
        {chosen ? <Preview file={chosen} name={vehicle.name} /> : null}
        <ProblemBanner error={set.error} />
      </Sheet>
    </Section>
  )
}

function usePicture(vehicle: Vehicle) {
  const t = useTexts(vehicleTexts)
  const client = useQueryClient()
  const params = { vehicleId: vehicle.id }
  const readAgain = () => client.invalidateQueries({ queryKey: vehiclesKey })
  const set = useMutation({
    mutationFn: async ({ blob }: { blob: Blob; silent?: boolean }) => {
      await call(setPicture, { params, bytes: { type: blob.type, data: blob } })
      await readAgain()
    },
    onSuccess: (_, { silent }) => silent || toast(t.pictureSet, 'good'),
  })
  const remove = useMutation({
    mutationFn: async () => {
      // kept in memory, so that it can come back
      const kept = vehicle.picture ? await (await fetch(pictureAddress(vehicle.id, vehicle.picture))).blob() : null
      await call(removePicture, { params })
      await readAgain()
      return kept
    },
  })
  return { set, remove }
}

/** The centre refuses these too; here it is said before megabytes are sent. */
function whyUnfit({ type, size }: Blob): CallFailed | null {
  const known = (pictureTypes as readonly string[]).includes(type)
  const code = !known ? 'wrong-type' : size > (setPicture.bytes?.max ?? 0) ? 'too-large' : null
  return code && new CallFailed({ type: 'about:blank', status: 0, code, title: code })
}

function Preview({ file, name }: { file: File; name: string }) {
  const t = useTexts(vehicleTexts)
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return <div className="picture-frame">{address ? <img className="car-photo" src={address} alt={t.pictureOf(name)} /> : null}</div>
}
