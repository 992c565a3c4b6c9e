import { giveCertificatePicture } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { signupProblems } from '../problems.ts'
import { statusTexts } from './texts.ts'

const types = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf']

/** A picture of the certificate for the reviewer (IMP-04). */
export function CertificatePicture({ registrationId }: { registrationId: string }) {
  const t = useTexts(statusTexts)
  const act = useAct(signupProblems)
  const [sent, setSent] = useState(false)
  const send = (file: File) =>
    act.run(async () => {
      await call(giveCertificatePicture, { params: { registrationId }, bytes: { type: file.type, data: file } })
      setSent(true)
    })
  if (sent) return <Banner tone="good" title={t.pictureSent} live />
  return (
    <div className="flex flex-col gap-2">
      <Wrong>{act.wrong}</Wrong>
      <FileTrigger
        acceptedFileTypes={types}
        onSelect={(files) => {
          const file = files?.[0]
          if (file) void send(file)
        }}
      >
        <Button icon="camera" wide pending={act.pending}>
          {t.picture}
        </Button>
      </FileTrigger>
      <p className="type-note text-quiet">{t.pictureMore}</p>
    </div>
  )
}
