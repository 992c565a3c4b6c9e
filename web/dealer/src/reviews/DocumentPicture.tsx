import { CallFailed } from '@tsunagu/contract/client.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useEffect, useState } from 'react'
import { problems } from '../problems.ts'
import { reviewTexts } from './texts.ts'

/** A document that somebody handed in: fetched only when asked for, because each look is recorded. A PDF opens in a tab of its own. */
export function DocumentPicture({ address, label }: { address: string; label: string }) {
  const t = useTexts(reviewTexts)
  const act = useAct(problems)
  const [file, setFile] = useState<{ url: string; picture: boolean } | null>(null)
  useEffect(() => () => (file ? URL.revokeObjectURL(file.url) : undefined), [file])
  const look = () =>
    act.run(async () => {
      const answer = await fetch(address, { credentials: 'same-origin' })
      if (!answer.ok)
        throw new CallFailed({
          type: 'about:blank',
          status: answer.status,
          code: answer.status === 404 ? 'not-found' : 'unavailable',
          title: '',
        })
      const blob = await answer.blob()
      setFile({ url: URL.createObjectURL(blob), picture: blob.type.startsWith('image/') })
    })
  if (file?.picture) return <img className="document" src={file.url} alt={label} />
  if (file)
    return (
      <a className="button button-secondary" href={file.url} target="_blank" rel="noreferrer">
        <Icon name="file" size={20} />
        <span>{t.openFile}</span>
      </a>
    )
  return (
    <div className="flex flex-col gap-2 items-start">
      <Wrong>{act.wrong}</Wrong>
      <Button icon="eye" pending={act.pending} onPress={() => void look()}>
        {t.showPicture}
      </Button>
      <p className="type-note text-quiet">{t.showPictureAbout}</p>
    </div>
  )
}
