import { giveCertificatePicture } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { FileButton } from '@tsunagu/kit/FileButton.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
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
      <FileButton types={types} pending={act.pending} onFile={(file) => void send(file)}>
        {t.picture}
      </FileButton>
      <p className="type-note text-quiet">{t.pictureMore}</p>
    </div>
  )
}
