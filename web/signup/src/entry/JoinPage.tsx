import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { CodeField } from '@tsunagu/kit/TextField.tsx'
import { useState } from 'react'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { LinkPage } from './LinkPage.tsx'
import { entryTexts } from './texts.ts'

const digits = 8

/** For who cannot scan (IMP-24): the eight digits lead to the same door as the QR code. */
export function JoinPage() {
  const t = useTexts(entryTexts)
  const [code, setCode] = useState('')
  const [given, setGiven] = useState<string | null>(null)
  const [fault, setFault] = useState(false)
  useTitle(t.join)
  const go = (written: string) => (written.length === digits ? setGiven(written) : setFault(true))
  if (given !== null) return <LinkPage lookUp={{ joinCode: given }} />
  return (
    <Frame>
      <PageHeader title={t.join} lead={t.joinLead} back="/signup/" backLabel={t.back} />
      <form
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          go(code)
        }}
      >
        <CodeField
          label={t.joinCode}
          name="joinCode"
          length={digits}
          value={code}
          onChange={(written) => {
            setFault(false)
            setCode(written)
          }}
          onComplete={go}
          error={fault ? t.joinFault : undefined}
          autoFocus
        />
        <Button kind="primary" type="submit" wide>
          {t.joinNext}
        </Button>
      </form>
    </Frame>
  )
}
