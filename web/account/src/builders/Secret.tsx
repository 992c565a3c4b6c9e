import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { builderTexts } from './texts.ts'

/** Something that is shown this once: to copy, and a button that says that one has kept it. */
export function Secret({ label, value, about, onDone }: { label: string; value: string; about?: string; onDone: () => void }) {
  const t = useTexts(builderTexts)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    toast(t.copied, 'good')
  }
  return (
    <div className="flex flex-col gap-5">
      {about ? <p className="text-quiet">{about}</p> : null}
      <output className="secret" aria-label={label}>
        {value}
      </output>
      <div>
        <Button icon="copy" onPress={() => void copy()}>
          {t.copy}
        </Button>
      </div>
      <Banner tone="caution">{t.once}</Banner>
      <Button kind="primary" wide onPress={onDone}>
        {t.done}
      </Button>
    </div>
  )
}
